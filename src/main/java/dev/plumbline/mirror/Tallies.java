package dev.plumbline.mirror;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Share;
import dev.plumbline.crm.Tally;
import dev.plumbline.mirror.TallyTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the shares of all children of a parent added up, so that a change of one child costs the same however many siblings it has: what
 * the child added is taken off, what it adds now is put on, in the transaction that changes it.
 *
 * <p>A tally is locked before it is changed, and before the children are read to fill it. So whoever changes a child of that parent either
 * is seen by the one who fills it, or waits and finds it filled.
 */
final class Tallies {

    private final Handle handle;
    private final Map<String, KnownObject> known;
    private final Instant now;
    private final TallyTable table;

    Tallies(Handle handle, Map<String, KnownObject> known, Instant now) {
        this.handle = handle;
        this.known = known;
        this.now = now;
        this.table = new TallyTable(handle);
    }

    private static final class Difference {
        private final Summary summary;
        private final List<Share> come = new ArrayList<>();
        private final List<Share> gone = new ArrayList<>();

        private Difference(Summary summary) {
            this.summary = summary;
        }
    }

    /** Takes over what changes of children of an object make of the tallies of their parents, before and after. */
    void take(String child, Collection<? extends Summary> summaries, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        Map<String, Long> ids = table.summaries(child);
        Set<String> ours = summaries.stream().map(Summary::key).collect(Collectors.toSet());
        if (!ours.containsAll(ids.keySet())) {
            // Made known by a process with other rules while we waited at the gate.
            table.forget(child, ours);
        }
        TreeMap<Place, Difference> differences = new TreeMap<>();
        for (Summary summary : byKey(summaries).values()) {
            Long id = ids.get(summary.key());
            if (id != null && canKeep(summary)) {
                differ(id, summary, moves, differences);
            }
        }
        if (!differences.isEmpty()) {
            apply(differences);
        }
    }

    private void apply(TreeMap<Place, Difference> differences) {
        Set<Place> fresh = table.take(differences.navigableKeySet(), now);
        Map<Place, Optional<Tally>> kept = table.read(
                differences.keySet().stream().filter(p -> !fresh.contains(p)).toList());
        Map<Place, Optional<Tally>> changed = new HashMap<>();
        Map<Place, Summary> unknown = new HashMap<>();
        differences.forEach((place, d) -> {
            if (fresh.contains(place)) {
                unknown.put(place, d.summary);
                return;
            }
            Optional<Tally> before = kept.getOrDefault(place, Optional.empty());
            if (before.isPresent()) {
                Optional<Tally> next = before.get().changed(d.come, d.gone, d.summary.greatest());
                if (next.isEmpty()) {
                    unknown.put(place, d.summary);
                } else if (!next.equals(before)) {
                    changed.put(place, next.filter(TallyText::fits));
                }
            }
        });
        changed.putAll(count(unknown));
        table.write(changed, null);
    }

    private void differ(long id, Summary summary, List<Move> moves, Map<Place, Difference> differences) {
        Hop hop = new Hop(child(summary), summary.paths());
        for (Move move : moves) {
            put(id, summary, hop, move.before(), differences, false);
            put(id, summary, hop, move.now(), differences, true);
        }
    }

    private void put(
            long id,
            Summary summary,
            Hop hop,
            @Nullable MirrorRow row,
            Map<Place, Difference> differences,
            boolean come) {
        if (row == null) {
            return;
        }
        parent(summary, row).ifPresent(parent -> {
            Difference d = differences.computeIfAbsent(new Place(id, parent), p -> new Difference(summary));
            (come ? d.come : d.gone).add(TallyText.clean(summary.share(hop.ownValues(row))));
        });
    }

    private Optional<RecordId> parent(Summary summary, MirrorRow row) {
        String by = child(summary).kept(summary.by()).orElseThrow().name();
        String target = row.texts().getOrDefault(by, "");
        KnownObject parent = known.get(summary.parent());
        boolean fits = RecordId.isId(target)
                && (parent == null || target.startsWith(parent.schema().keyPrefix()));
        return fits ? Optional.of(RecordId.of(target)) : Optional.empty();
    }

    /**
     * Makes sure that tallies are kept for these parents, where they can be. Passes the children's gates alone if there is something to add
     * up: this is done for many parents at once, and to take each place first would be to write it twice.
     */
    void keep(Collection<? extends Summary> summaries, Collection<RecordId> parents) {
        if (!missing(inForce(summaries), parents).isEmpty()
                || inForce(summaries).size() < keepable(summaries).size()) {
            Map<String, List<String>> keys = keepable(summaries).stream()
                    .collect(Collectors.groupingBy(
                            Summary::child, TreeMap::new, Collectors.mapping(Summary::key, Collectors.toList())));
            keys.keySet().forEach(child -> Gate.alone(handle, child));
            keys.forEach(table::makeKnown);
            Map<Long, Summary> ids = inForce(summaries);
            Map<Place, Summary> places = new HashMap<>();
            missing(ids, parents).forEach(place -> Optional.ofNullable(ids.get(place.summary()))
                    .ifPresent(summary -> places.put(place, summary)));
            table.add(count(places), now);
        }
    }

    private Set<Place> missing(Map<Long, Summary> ids, Collection<RecordId> parents) {
        Set<Place> missing = new TreeSet<>();
        ids.keySet().forEach(id -> parents.forEach(p -> missing.add(new Place(id, p))));
        missing.removeAll(table.read(missing).keySet());
        return missing;
    }

    private List<Summary> keepable(Collection<? extends Summary> summaries) {
        return byKey(summaries).values().stream().filter(this::canKeep).toList();
    }

    /** The known ones among the summaries that can be kept, by id. */
    Map<Long, Summary> inForce(Collection<? extends Summary> summaries) {
        Map<Long, Summary> ids = new HashMap<>();
        Map<String, Map<String, Long>> found = new HashMap<>();
        for (Summary summary : byKey(summaries).values()) {
            Long id = found.computeIfAbsent(summary.child(), table::summaries).get(summary.key());
            if (id != null && canKeep(summary)) {
                ids.put(id, summary);
            }
        }
        return ids;
    }

    /** The tallies as the children make them; empty where one cannot be kept. */
    Map<Place, Optional<Tally>> count(Map<Place, Summary> places) {
        Map<Place, Optional<Tally>> tallies = new HashMap<>();
        Map<String, Map<Place, Summary>> groups = new TreeMap<>();
        places.forEach((place, s) -> groups.computeIfAbsent(s.child() + "." + s.by(), g -> new TreeMap<>())
                .put(place, s));
        groups.values().forEach(group -> {
            KnownObject child = child(group.values().iterator().next());
            new ChildCount(child, group)
                    .tallies(handle)
                    .forEach((place, tally) ->
                            tallies.put(place, Optional.of(tally).filter(TallyText::fits)));
        });
        return tallies;
    }

    /** Whether the child's fields are there to be read. What makes them so or not takes the summaries away. */
    private boolean canKeep(Summary summary) {
        KnownObject child = known.get(summary.child());
        return child != null
                && child.kept(summary.by())
                        .filter(f -> f.type() == FieldType.REFERENCE)
                        .isPresent()
                && summary.paths().stream().allMatch(p -> child.kept(p)
                        .filter(f -> !ActivityFields.derives(child.name(), f.name()))
                        .filter(f -> !KnownObject.isAlwaysKept(f.name()))
                        .isPresent());
    }

    private KnownObject child(Summary summary) {
        return Optional.ofNullable(known.get(summary.child())).orElseThrow();
    }

    /** Equal definitions under several names are kept once. */
    private static Map<String, Summary> byKey(Collection<? extends Summary> summaries) {
        Map<String, Summary> distinct = new TreeMap<>();
        summaries.forEach(s -> distinct.put(s.key(), s));
        return distinct;
    }
}
