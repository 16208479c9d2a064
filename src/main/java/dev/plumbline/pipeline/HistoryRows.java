package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where the rows of the org's histories are found: the mirror, or, for one look, Salesforce itself. */
interface HistoryRows {

    /**
     * Told each row.
     *
     * @param record whose history it is a row of
     * @param id     of the row
     */
    @FunctionalInterface
    interface Take {
        void row(RecordId record, String id, Map<String, FieldValue> row);
    }

    /** All rows of that history about these records, in no order. */
    void read(Handle handle, History history, Collection<RecordId> records, Take take);
}
