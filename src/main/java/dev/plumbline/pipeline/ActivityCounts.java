package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** How active people were, as far as their tasks and events in Salesforce show. */
@FunctionalInterface
public interface ActivityCounts {

    int DAYS = 30;

    Counts lately(Collection<RecordId> people);

    /**
     * @param blind     why it cannot be told; empty when it can
     * @param completed closed tasks and events of the last {@link #DAYS} days by owner; those without any are missing
     */
    record Counts(Optional<String> blind, Map<RecordId, Long> completed) {

        public Counts {
            completed = Map.copyOf(completed);
        }
    }
}
