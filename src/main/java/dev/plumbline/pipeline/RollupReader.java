package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Context;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.RuleBook;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Works out roll-ups for a page of parents: one read per child object and reference, however many roll-ups stand on it. */
final class RollupReader {

    private static final String PREFIX = "$Rollup.";
    private static final FieldValue UNKNOWN = new FieldValue.Hidden("this is not mirrored");

    private record Children(String object, String by) {}

    private final Mirror mirror;
    private final Map<String, Rollup> rollups = new HashMap<>();

    RollupReader(Mirror mirror, RuleBook book) {
        this.mirror = mirror;
        book.rollups().forEach(r -> rollups.put(PREFIX + r.name(), r));
    }

    /**
     * @param values the parents' own values, by id
     * @return by parent, an array over the layout in which the slots of roll-ups and other globals are filled
     */
    Map<RecordId, FieldValue[]> read(
            Handle handle,
            List<String> layout,
            String object,
            Map<RecordId, FieldValue[]> values,
            Function<ZoneId, Context> contexts,
            Examiner.Reading reading) {
        Map<RecordId, FieldValue[]> summaries = new HashMap<>();
        values.keySet().forEach(id -> summaries.put(id, blank(layout)));
        Map<Children, List<Integer>> slots = new LinkedHashMap<>();
        for (int slot = 0; slot < layout.size(); slot++) {
            Rollup rollup = rollups.get(layout.get(slot));
            if (rollup != null && rollup.object().equals(object)) {
                slots.computeIfAbsent(new Children(rollup.summarize(), rollup.by()), c -> new ArrayList<>())
                        .add(slot);
            }
        }
        slots.forEach((children, places) -> {
            List<String> paths = paths(layout, places);
            Optional<String> blind = mirror.blindness(handle, children.object(), own(children, paths));
            if (blind.isPresent()) {
                FieldValue hidden = new FieldValue.Hidden(blind.get());
                places.forEach(slot -> summaries.values().forEach(s -> s[slot] = hidden));
                return;
            }
            Map<RecordId, List<FieldValue[]>> rows =
                    mirror.children(handle, children.object(), children.by(), values.keySet(), paths);
            values.forEach((id, read) -> {
                Context context = contexts.apply(reading.zone(read));
                for (int slot : places) {
                    Rollup rollup = Objects.requireNonNull(rollups.get(layout.get(slot)));
                    filled(summaries, id)[slot] = rollup.summary(
                            project(rows.getOrDefault(id, List.of()), paths, rollup.childPaths()), context);
                }
            });
        });
        return summaries;
    }

    private static FieldValue[] filled(Map<RecordId, FieldValue[]> summaries, RecordId id) {
        return Objects.requireNonNull(summaries.get(id), "every parent has its slots");
    }

    /** The child's own fields among the paths, and its reference: without them a count would be a guess. */
    private static List<String> own(Children children, List<String> paths) {
        List<String> own = new ArrayList<>();
        own.add(children.by());
        paths.stream().filter(p -> p.indexOf('.') < 0).forEach(own::add);
        return own;
    }

    private static FieldValue[] blank(List<String> layout) {
        FieldValue[] blank = new FieldValue[layout.size()];
        Arrays.fill(blank, UNKNOWN);
        return blank;
    }

    private List<String> paths(List<String> layout, List<Integer> places) {
        Set<String> paths = new LinkedHashSet<>();
        places.forEach(slot -> paths.addAll(
                Objects.requireNonNull(rollups.get(layout.get(slot))).childPaths()));
        return List.copyOf(paths);
    }

    private static List<FieldValue[]> project(List<FieldValue[]> rows, List<String> read, List<String> wanted) {
        if (read.equals(wanted)) {
            return rows;
        }
        int[] from = wanted.stream().mapToInt(read::indexOf).toArray();
        List<FieldValue[]> projected = new ArrayList<>(rows.size());
        for (FieldValue[] row : rows) {
            FieldValue[] one = new FieldValue[from.length];
            for (int i = 0; i < from.length; i++) {
                one[i] = row[from[i]];
            }
            projected.add(one);
        }
        return projected;
    }
}
