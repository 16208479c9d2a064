package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Histories that are mirrored because rules in force need them. */
final class MirroredRows implements HistoryRows {

    /** Rows that are in memory before what is not needed of them is let go. */
    private static final int ROWS = 2000;

    private final Mirror mirror;

    MirroredRows(Mirror mirror) {
        this.mirror = mirror;
    }

    /** Why nothing can be told of how deals moved in the past. */
    Optional<String> blindness(Handle handle) {
        return mirror.blindness(handle, HistoryDemand.STAGES, List.of("OpportunityId", "CreatedDate"));
    }

    /** Since when fields of deals have been tracked; nothing where their history is not read. */
    Map<String, Instant> tracked(Handle handle) {
        return readsFields(handle) ? HistoryTables.tracked(handle) : Map.of();
    }

    /** Whether the history of fields of deals is mirrored too. */
    boolean readsFields(Handle handle) {
        return mirror.blindness(handle, HistoryDemand.FIELDS, HistoryDemand.FIELD_FIELDS)
                .isEmpty();
    }

    @Override
    public void read(Handle handle, History history, Collection<RecordId> records, Take take) {
        List<String> fields = history.fields();
        int parent = fields.indexOf(history.parent());
        Set<RecordId> ids = mirror.referring(handle, history.object(), history.parent(), records);
        for (List<RecordId> page : Pages.of(ids.stream().sorted().toList(), ROWS)) {
            mirror.read(handle, history.object(), page, fields).forEach((id, values) -> {
                String about = values[parent].asText();
                if (RecordId.isId(about)) {
                    Map<String, FieldValue> row = new HashMap<>();
                    for (int i = 0; i < values.length; i++) {
                        row.put(fields.get(i), values[i]);
                    }
                    take.row(RecordId.of(about), id.value(), row);
                }
            });
        }
    }
}
