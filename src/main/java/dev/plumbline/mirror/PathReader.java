package dev.plumbline.mirror;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads paths for many records at once: one query for each object that the paths cross, however many records there are. */
final class PathReader {

    /** Salesforce allows five parents in a row; merges may add a few. */
    private static final int DEEPEST = 12;

    private final Handle handle;
    private final Map<String, KnownObject> known;
    private final ActivityFields activities;

    PathReader(Handle handle, Map<String, KnownObject> known, Clock clock) {
        this.handle = handle;
        this.known = known;
        this.activities = new ActivityFields(handle, known, clock);
    }

    Map<RecordId, FieldValue[]> read(String object, Collection<RecordId> ids, List<String> paths) {
        KnownObject start = known.get(object);
        if (start == null || ids.isEmpty()) {
            return Map.of();
        }
        Hop hop = new Hop(start, paths);
        Map<RecordId, MirrorRow> rows = RecordReads.fetch(handle, object, ids, hop.columns());
        rows.values().removeIf(MirrorRow::deleted);
        return values(hop, rows, 0);
    }

    /** Values for parents: every id gets an answer, if only that nothing is known. */
    private Map<RecordId, FieldValue[]> parents(KnownObject object, Set<RecordId> ids, List<String> paths, int depth) {
        Hop hop = new Hop(object, paths);
        Map<RecordId, MirrorRow> rows = RecordReads.fetch(handle, object.name(), ids, hop.columns());
        Map<RecordId, FieldValue[]> answers = new HashMap<>();
        Map<RecordId, RecordId> merged = new HashMap<>();
        for (RecordId id : ids) {
            MirrorRow row = rows.get(id);
            Optional<RecordId> winner = row == null ? Optional.empty() : row.mergedInto();
            if (row != null && row.deleted() && winner.isPresent() && depth < DEEPEST) {
                merged.put(id, winner.get());
            } else if (row == null || row.deleted()) {
                String why = object.name() + " " + id + (row == null ? " is not mirrored" : " is deleted");
                answers.put(id, filled(paths.size(), new FieldValue.Hidden(why)));
            }
        }
        rows.values().removeIf(MirrorRow::deleted);
        answers.putAll(values(hop, rows, depth));
        if (!merged.isEmpty()) {
            Map<RecordId, FieldValue[]> winners = parents(object, new HashSet<>(merged.values()), paths, depth + 1);
            merged.forEach((loser, winner) -> answers.put(loser, winners.get(winner)));
        }
        return answers;
    }

    private Map<RecordId, FieldValue[]> values(Hop hop, Map<RecordId, MirrorRow> rows, int depth) {
        Map<RecordId, FieldValue[]> answers = new HashMap<>();
        rows.forEach((id, row) -> answers.put(id, hop.ownValues(row)));
        activities.fill(hop.object, hop.derived(), answers);
        for (Hop.Crossing crossing : hop.crossings()) {
            cross(hop, crossing, rows, answers, depth);
        }
        return answers;
    }

    private void cross(
            Hop hop,
            Hop.Crossing crossing,
            Map<RecordId, MirrorRow> rows,
            Map<RecordId, FieldValue[]> answers,
            int depth) {
        Map<RecordId, RecordId> targetOf = new HashMap<>();
        rows.forEach((id, row) -> {
            FieldValue pointer = hop.object.value(
                    crossing.by(), row.texts().get(crossing.by().name()));
            if (pointer instanceof FieldValue.Text text && RecordId.isId(text.value())) {
                targetOf.put(id, RecordId.of(text.value()));
            } else {
                crossing.set(answers.get(id), pointer.isHidden() ? pointer : FieldValue.BLANK);
            }
        });
        Map<RecordId, FieldValue[]> parents = targets(crossing, new HashSet<>(targetOf.values()), depth);
        targetOf.forEach((id, target) -> crossing.set(answers.get(id), parents.get(target)));
    }

    /** Values of the tails for each target, whichever object it belongs to. */
    private Map<RecordId, FieldValue[]> targets(Hop.Crossing crossing, Set<RecordId> targets, int depth) {
        int width = crossing.tails().size();
        Map<RecordId, FieldValue[]> values = new HashMap<>();
        Map<KnownObject, Set<RecordId>> byObject = new HashMap<>();
        for (RecordId target : targets) {
            Optional<String> name = objectOf(crossing.by(), target);
            KnownObject object = known.get(name.orElse(""));
            if (name.isPresent() && !crossing.accepts(name.get())) {
                values.put(target, filled(width, FieldValue.BLANK));
            } else if (object == null || depth >= DEEPEST) {
                String what = name.orElse("the object of " + crossing.by().name() + " " + target);
                values.put(target, filled(width, new FieldValue.Hidden(what + " is not mirrored")));
            } else {
                byObject.computeIfAbsent(object, o -> new HashSet<>()).add(target);
            }
        }
        byObject.forEach((object, ids) -> values.putAll(parents(object, ids, crossing.tails(), depth + 1)));
        return values;
    }

    /** Which object an id belongs to, among those that the reference may point at. */
    private Optional<String> objectOf(FieldSchema by, RecordId target) {
        if (by.referenceTo().size() == 1) {
            return Optional.of(by.referenceTo().get(0));
        }
        return by.referenceTo().stream()
                .filter(o -> known.containsKey(o)
                        && known.get(o).schema().keyPrefix().equals(target.keyPrefix()))
                .findFirst();
    }

    static FieldValue[] filled(int width, FieldValue value) {
        FieldValue[] all = new FieldValue[width];
        Arrays.fill(all, value);
        return all;
    }
}
