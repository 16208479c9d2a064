package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who types for an owner. The owner stays accountable. */
@FunctionalInterface
public interface Delegates {

    /** The active person named for that moment; empty when there is none. Never the owner, and not the delegate's own delegate. */
    Optional<Person> of(RecordId owner, Instant at);

    /** For whom somebody types at that moment: the other way round. */
    default Set<RecordId> ownersOf(RecordId delegate, Instant at) {
        return Set.of();
    }
}
