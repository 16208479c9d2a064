package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who answers for the records of a rule's object, in order or not. Implemented by whoever keeps the records. */
@FunctionalInterface
public interface RecordOwners {

    /** Users and queues; empty where it cannot be told from the records alone. */
    Set<RecordId> of(Handle handle, Rule rule);
}
