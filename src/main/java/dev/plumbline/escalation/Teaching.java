package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who has been told what is expected. No ladder begins before, so that nobody is blamed for what they could not know. */
@FunctionalInterface
public interface Teaching {

    /** What each of these people has been told; asked once for many, since a sweep looks at thousands of gaps. */
    Map<RecordId, Taught> of(Handle handle, Collection<RecordId> people);

    /** What one person has been told. */
    @FunctionalInterface
    interface Taught {

        /** From when on the ladder of a rule may run for that person: acknowledged, or the grace is over; empty when neither has happened. */
        Optional<Instant> since(RuleId rule);

        /**
         * As {@link #since(RuleId)}, for one violation: a rule that came to mean something else is taught again, and only what opened since
         * waits for it.
         */
        default Optional<Instant> since(RuleId rule, Instant opened) {
            return since(rule);
        }
    }
}
