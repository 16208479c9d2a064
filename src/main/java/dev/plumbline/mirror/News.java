package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.RecordChange.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * News of one object, compared with what is kept. Of several about one record the newest counts, and a deletion before a version of the
 * same moment: Salesforce's times have whole seconds, and what was changed and deleted within one is gone.
 */
final class News {

    private final KnownObject object;
    private final Map<RecordId, CrmRecord> upserts = new TreeMap<>();
    private final Map<RecordId, Deletion> deletions = new TreeMap<>();
    private final List<Move> moves = new ArrayList<>();

    News(KnownObject object, List<CrmRecord> upserts, List<Deletion> deletions) {
        this.object = object;
        upserts.forEach(r -> this.upserts.merge(r.id(), r, News::newer));
        deletions.forEach(d -> this.deletions.merge(d.id(), d, (a, b) -> b.at().isBefore(a.at()) ? a : b));
        this.deletions.values().removeIf(d -> isOutlived(d, this.upserts.get(d.id())));
        this.upserts.keySet().removeAll(this.deletions.keySet());
    }

    private static boolean isOutlived(Deletion deletion, @Nullable CrmRecord record) {
        return record != null && record.asOf().isAfter(deletion.at());
    }

    static CrmRecord newer(CrmRecord one, CrmRecord other) {
        return other.asOf().isBefore(one.asOf()) ? one : other;
    }

    List<RecordChange> takeIn(Handle handle) {
        Set<RecordId> ids = new HashSet<>(upserts.keySet());
        ids.addAll(deletions.keySet());
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<RecordId, MirrorRow> kept = lock(handle, ids);
        List<RecordChange> changes = new ArrayList<>();
        upserts.values().removeIf(r -> isOld(r.asOf(), kept.get(r.id())));
        deletions.values().removeIf(d -> isOld(d.at(), kept.get(d.id())));
        for (CrmRecord record : upserts.values()) {
            addUpsert(changes, record, kept.get(record.id()));
        }
        for (Deletion deletion : deletions.values()) {
            MirrorRow row = kept.get(deletion.id());
            if (row != null && !row.deleted()) {
                changes.add(new RecordChange(deletion.id(), object.name(), Kind.DELETED, before(row), null));
                moves.add(new Move(row, null));
            }
        }
        RecordWrites.write(handle, object, upserts.values());
        RecordWrites.delete(handle, object.name(), deletions.values());
        return changes;
    }

    /** What {@link #takeIn} made of rows, one for each change that it told. */
    List<Move> moves() {
        return moves;
    }

    private Map<RecordId, MirrorRow> lock(Handle handle, Set<RecordId> ids) {
        Map<RecordId, MirrorRow> kept = RecordReads.lock(handle, object.name(), ids);
        if (kept.size() == ids.size()) {
            return kept;
        }
        // As a rule the gate was entered for this; not if a row was purged meanwhile.
        Gate.create(handle, object.name());
        return RecordReads.lock(handle, object.name(), ids);
    }

    private void addUpsert(List<RecordChange> changes, CrmRecord record, @Nullable MirrorRow row) {
        Map<String, String> texts = object.texts(record);
        CrmRecord now = object.record(record.id(), texts, record.asOf());
        MirrorRow next = new MirrorRow(record.id(), texts, record.asOf(), false, Optional.empty());
        if (row == null || row.deleted()) {
            moves.add(new Move(null, next));
            Kind kind = row == null ? Kind.CREATED : Kind.UNDELETED;
            changes.add(new RecordChange(record.id(), object.name(), kind, null, now));
        } else if (!current(row).equals(texts)) {
            moves.add(new Move(row, next));
            changes.add(new RecordChange(record.id(), object.name(), Kind.CHANGED, before(row), now));
        }
    }

    /** Without what is no longer asked for. */
    private Map<String, String> current(MirrorRow row) {
        Map<String, String> texts = new HashMap<>(row.texts());
        texts.keySet().retainAll(object.asked());
        return texts;
    }

    private CrmRecord before(MirrorRow row) {
        return object.record(row.id(), row.texts(), row.asOf());
    }

    private static boolean isOld(Instant news, @Nullable MirrorRow row) {
        return row != null && news.truncatedTo(ChronoUnit.MICROS).isBefore(row.asOf());
    }
}
