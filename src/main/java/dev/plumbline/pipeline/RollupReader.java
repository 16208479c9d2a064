package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import dev.plumbline.formula.Context;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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

/**
 * Works out roll-ups for a page of parents: from what is kept added up where it is, else from the children, by one read per child object and
 * reference, however many roll-ups stand on it.
 */
final class RollupReader {

    private static final String PREFIX = "$Rollup.";
    private static final FieldValue UNKNOWN = new FieldValue.Hidden("this is not mirrored");

    private final RecordSource source;
    private final Map<String, Rollup> rollups = new HashMap<>();

    RollupReader(RecordSource source, RuleBook book) {
        this.source = source;
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
            Function<OwnerZones.Day, Context> contexts,
            Examiner.Reading reading) {
        Map<RecordId, FieldValue[]> summaries = new HashMap<>();
        values.keySet().forEach(id -> summaries.put(id, blank(layout)));
        Map<Integer, Rollup> visible = new LinkedHashMap<>();
        for (int slot = 0; slot < layout.size(); slot++) {
            Rollup rollup = rollups.get(layout.get(slot));
            if (rollup != null && rollup.object().equals(object)) {
                Optional<String> blind = source.blindness(handle, rollup);
                if (blind.isPresent()) {
                    FieldValue hidden = new FieldValue.Hidden(blind.get());
                    fill(summaries.values(), slot, hidden);
                } else {
                    visible.put(slot, rollup);
                }
            }
        }
        Map<Integer, Set<RecordId>> left = kept(handle, visible, summaries);
        groups(visible, left).forEach((children, places) -> {
            List<String> paths = paths(visible, places);
            Set<RecordId> parents = new LinkedHashSet<>();
            places.forEach(slot -> parents.addAll(at(left, slot)));
            Map<RecordId, List<FieldValue[]>> rows = source.children(handle, children, parents, paths);
            for (int slot : places) {
                Rollup rollup = at(visible, slot);
                for (RecordId id : at(left, slot)) {
                    Context context = contexts.apply(reading.day(at(values, id)));
                    at(summaries, id)[slot] = rollup.summary(
                            project(rows.getOrDefault(id, List.of()), paths, rollup.childPaths()), context);
                }
            }
        });
        return summaries;
    }

    /** Fills in what is kept. @return by slot, the parents whose children have to be asked */
    private Map<Integer, Set<RecordId>> kept(
            Handle handle, Map<Integer, Rollup> visible, Map<RecordId, FieldValue[]> summaries) {
        List<KeptRollup> steady = visible.values().stream()
                .filter(Rollup::steady)
                .map(KeptRollup::new)
                .toList();
        Map<String, Map<RecordId, Tally>> tallies = source.tallies(handle, steady, summaries.keySet());
        Map<Integer, Set<RecordId>> left = new LinkedHashMap<>();
        visible.forEach((slot, rollup) -> {
            Map<RecordId, Tally> known = rollup.steady() ? tallies.getOrDefault(rollup.key(), Map.of()) : Map.of();
            summaries.forEach((id, slots) -> {
                Tally tally = known.get(id);
                if (tally == null) {
                    left.computeIfAbsent(slot, s -> new LinkedHashSet<>()).add(id);
                } else {
                    slots[slot] = rollup.value(tally);
                }
            });
        });
        return left;
    }

    private static Map<Children, List<Integer>> groups(Map<Integer, Rollup> visible, Map<Integer, Set<RecordId>> left) {
        Map<Children, List<Integer>> groups = new LinkedHashMap<>();
        left.keySet().forEach(slot -> groups.computeIfAbsent(Children.of(at(visible, slot)), c -> new ArrayList<>())
                .add(slot));
        return groups;
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), "every parent has its slots");
    }

    private static void fill(Collection<FieldValue[]> rows, int slot, FieldValue value) {
        rows.forEach(row -> row[slot] = value);
    }

    private static FieldValue[] blank(List<String> layout) {
        FieldValue[] blank = new FieldValue[layout.size()];
        Arrays.fill(blank, UNKNOWN);
        return blank;
    }

    private static List<String> paths(Map<Integer, Rollup> visible, List<Integer> places) {
        Set<String> paths = new LinkedHashSet<>();
        places.forEach(slot -> paths.addAll(at(visible, slot).childPaths()));
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
