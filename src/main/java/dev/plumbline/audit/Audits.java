package dev.plumbline.audit;

import java.util.List;
import java.util.Optional;

/** Reads the audit log. Everything about one thing, oldest first, by one query. */
public interface Audits {

    /**
     * All that happened to a violation, and to every notice that spoke of it.
     *
     * @param after the id of the last one of the page before
     * @param limit at most 201
     */
    List<Audited> of(long violation, Optional<Long> after, int limit);

    /** All that happened to a notice, and to the violations that it speaks of: their facts, and under which rule version. */
    List<Audited> of(String notice, Optional<Long> after, int limit);

    /**
     * @param id       in the order in which entries were appended
     * @param position in the chain; empty until it is sealed, which takes seconds
     */
    record Audited(long id, AuditEntry entry, Optional<Long> position) {}
}
