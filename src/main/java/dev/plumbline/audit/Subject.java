package dev.plumbline.audit;

import dev.plumbline.crm.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an entry is about, by the keys of whoever keeps it.
 *
 * @param notice the key of a notice
 * @param about  the violations that a notice speaks of
 */
public record Subject(Optional<Long> violation, Optional<String> notice, Optional<RecordId> record, List<Long> about) {

    /** The service itself, for instance the rules in force. */
    public static final Subject SERVICE = new Subject(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Subject {
        about = List.copyOf(about);
    }

    public static Subject violation(long id, RecordId record) {
        return new Subject(Optional.of(id), Optional.empty(), Optional.of(record), List.of());
    }

    /** Somebody, rather than a record of theirs. */
    public static Subject person(RecordId id) {
        return new Subject(Optional.empty(), Optional.empty(), Optional.of(id), List.of());
    }

    public static Subject notice(String key) {
        return notice(key, List.of());
    }

    public static Subject notice(String key, Collection<Long> about) {
        return new Subject(Optional.empty(), Optional.of(key), Optional.empty(), List.copyOf(about));
    }
}
