package dev.plumbline.mirror;

import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import dev.plumbline.mirror.TallyTable.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Holds tallies against the children that they are made of, the longest unchecked ones first, so that no slip lives for ever. */
final class TallyCheck {

    private static final Logger LOG = Logger.getLogger(TallyCheck.class);

    private final Handle handle;
    private final Tallies tallies;
    private final TallyTable table;

    TallyCheck(Handle handle, Tallies tallies) {
        this.handle = handle;
        this.tallies = tallies;
        this.table = new TallyTable(handle);
    }

    int verify(Collection<? extends Summary> summaries, Instant now, Duration every, int most) {
        Instant since = now.minus(every);
        Map<Long, Summary> inForce = tallies.inForce(summaries);
        Map<Place, Optional<Tally>> oldest = table.oldest(inForce.keySet(), since, most);
        Map<Place, Summary> places = new TreeMap<>();
        oldest.keySet().forEach(place -> Optional.ofNullable(inForce.get(place.summary()))
                .ifPresent(summary -> places.put(place, summary)));
        dropDead(places);
        Map<Place, Optional<Tally>> counted = tallies.count(places);
        table.write(counted, now);
        table.deleteOrphans(since);
        List<Place> wrong = counted.keySet().stream()
                .filter(place -> !Objects.equals(counted.get(place), oldest.get(place)))
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            Place first = wrong.get(0);
            LOG.warnf(
                    "%d kept roll-up values differed from their children and were put right; the first is that of %s, it was %s and is %s",
                    wrong.size(), first.parent(), oldest.get(first), counted.get(first));
        }
        return wrong.size();
    }

    /** What is kept for parents that are gone. */
    private void dropDead(Map<Place, Summary> places) {
        Set<RecordId> live = new HashSet<>();
        Map<String, Set<RecordId>> parents = new TreeMap<>();
        places.forEach((place, summary) ->
                parents.computeIfAbsent(summary.parent(), o -> new HashSet<>()).add(place.parent()));
        parents.forEach((object, ids) -> RecordReads.fetch(handle, object, ids, List.of())
                .values()
                .forEach(row -> {
                    if (!row.deleted()) {
                        live.add(row.id());
                    }
                }));
        List<Place> dead = places.keySet().stream()
                .filter(place -> !live.contains(place.parent()))
                .toList();
        table.delete(dead);
        dead.forEach(places::remove);
    }
}
