package dev.plumbline.sight;

import dev.plumbline.crm.RecordId;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose rows somebody may read.
 *
 * @param everyone no limit; the rest is then ignored
 * @param people   users and queues
 * @param admitted violations beyond that, each looked at and found to be theirs to see, for instance because they owe an answer
 */
public record Sight(boolean everyone, Set<RecordId> people, Set<Long> admitted) {

    public Sight {
        people = Set.copyOf(people);
        admitted = Set.copyOf(admitted);
    }

    public static Sight of(boolean everyone, Set<RecordId> people) {
        return new Sight(everyone, people, Set.of());
    }

    Sight admitting(long violation) {
        Set<Long> more = new HashSet<>(admitted);
        more.add(violation);
        return new Sight(everyone, people, more);
    }
}
