package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.notifications.salesforce.OwnTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Sifts the Tasks that we made ourselves out of what Salesforce tells. They are nobody's activity: no rule judges them, no roll-up counts
 * them, and they are not the last that was done on a record, whoever closes them.
 */
@ApplicationScoped
class OwnActivities {

    private static final String TASK = "Task";

    private final Mirror mirror;
    private final OwnTasks own;

    OwnActivities(Mirror mirror, OwnTasks own) {
        this.mirror = mirror;
        this.own = own;
    }

    /**
     * @param others  the batch without ours
     * @param parents what ours are about, by object, as far as it is mirrored
     */
    record Sifted(ChangeBatch others, Map<String, List<RecordId>> parents) {}

    Sifted sift(Handle handle, ChangeBatch batch) {
        if (!batch.object().equals(TASK) || batch.upserts().isEmpty()) {
            return new Sifted(batch, Map.of());
        }
        Set<RecordId> ids = own.among(handle, batch.upserts());
        List<CrmRecord> ours =
                batch.upserts().stream().filter(t -> ids.contains(t.id())).toList();
        if (ours.isEmpty()) {
            return new Sifted(batch, Map.of());
        }
        List<CrmRecord> others =
                batch.upserts().stream().filter(t -> !ids.contains(t.id())).toList();
        Map<String, List<RecordId>> parents = new HashMap<>();
        for (RecordId parent : mirror.setAside(handle, ours)) {
            Optional<CrmRecord> record = mirror.find(handle, parent);
            record.ifPresent(r ->
                    parents.computeIfAbsent(r.object(), o -> new ArrayList<>()).add(parent));
        }
        return new Sifted(
                new ChangeBatch(batch.object(), others, batch.deletions(), batch.loading(), batch.next()), parents);
    }
}
