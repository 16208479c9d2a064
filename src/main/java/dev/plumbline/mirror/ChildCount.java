package dev.plumbline.mirror;

import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import dev.plumbline.mirror.TallyTable.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Adds up the children of some parents: one pass over them, however many summaries are made, and none of them is kept in memory. */
final class ChildCount {

    private final KnownObject child;
    private final String by;
    private final Map<Long, Summary> summaries = new HashMap<>();
    private final Map<Long, Hop> hops = new HashMap<>();
    private final Map<Place, Tally.Sum> sums = new HashMap<>();

    /** @param places whose summaries are all over this child object, by the same field */
    ChildCount(KnownObject child, Map<Place, Summary> places) {
        this.child = child;
        places.forEach((place, summary) -> {
            sums.put(place, new Tally.Sum(Tally.NONE, summary.greatest()));
            summaries.put(place.summary(), summary);
        });
        summaries.forEach((id, summary) -> hops.put(id, new Hop(child, summary.paths())));
        String field = summaries.values().iterator().next().by();
        this.by = child.kept(field).orElseThrow().name();
    }

    Map<Place, Tally> tallies(Handle handle) {
        Set<RecordId> parents = new HashSet<>();
        sums.keySet().forEach(place -> parents.add(place.parent()));
        Set<String> columns = new LinkedHashSet<>();
        hops.values().forEach(hop -> columns.addAll(hop.columns()));
        RecordReads.children(handle, child.name(), by, parents, List.copyOf(columns), this::add);
        Map<Place, Tally> tallies = new HashMap<>();
        sums.forEach((place, sum) -> tallies.put(place, sum.tally()));
        return tallies;
    }

    private void add(RecordId parent, MirrorRow row) {
        summaries.forEach((id, summary) -> {
            Tally.Sum sum = sums.get(new Place(id, parent));
            Hop hop = hops.get(id);
            if (sum != null && hop != null) {
                sum.add(TallyText.clean(summary.share(hop.ownValues(row))));
            }
        });
    }
}
