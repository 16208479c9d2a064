package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import java.util.Set;

/**
 * Whose violations may be seen. Every question to the ledger needs one.
 *
 * @param everyone no limit; the people are then ignored
 * @param people   accountable users and queues
 */
public record Scope(boolean everyone, Set<RecordId> people) {

    public static final Scope EVERYONE = new Scope(true, Set.of());

    public static Scope of(Set<RecordId> people) {
        return new Scope(false, people);
    }

    public Scope {
        people = Set.copyOf(people);
    }
}
