package dev.plumbline.ingest;

import dev.plumbline.crm.RecordId;
import java.util.List;
import java.util.Optional;

/** The ids that the sink keeps, so that they can be compared with the org's. Implemented by whoever keeps them. */
@FunctionalInterface
public interface KeptRecords {

    /** The next live records of an object in id order. */
    List<RecordId> page(String object, Optional<RecordId> after, int size);
}
