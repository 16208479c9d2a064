package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.ui.TeamBoard.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts a leader's team page together: only those below them, never themselves. */
@ApplicationScoped
class TeamBoards {

    /** What one can look through; the rest is on the page of all people. */
    private static final int SHOWN = 40;

    private static final int WEEKS = 8;

    private static final Comparator<Row> WHO_NEEDS_ME = Comparator.comparingLong(Row::waits)
            .thenComparingLong(row -> row.ageing().overMonth())
            .thenComparing(row -> row.standing().amount())
            .reversed()
            .thenComparing(row -> row.standing().name());

    private final Waits waits;
    private final Teams teams;
    private final Violations violations;
    private final Directory directory;

    TeamBoards(Waits waits, Teams teams, Violations violations, Directory directory) {
        this.waits = waits;
        this.teams = teams;
        this.violations = violations;
        this.directory = directory;
    }

    TeamBoard of(Page page) {
        Waits.Found found = waits.of(page);
        Set<RecordId> below = below(page.viewer());
        Scope scope = Scope.of(below);
        Map<RecordId, Ageing> ages = violations.byAge(scope, page.say().now()).stream()
                .collect(Collectors.toMap(Violations.Ages::accountable, Ageing::of));
        List<Row> rows = teams.people(violations.byPerson(scope)).stream()
                .map(one -> new Row(
                        one,
                        ages.getOrDefault(one.id(), Ageing.NONE),
                        Optional.empty(),
                        found.about(one.id()),
                        active(one.id())))
                .sorted(WHO_NEEDS_ME)
                .toList();
        List<Row> shown =
                withTrends(rows.stream().limit(SHOWN).toList(), page.say().now());
        return new TeamBoard(
                found,
                shown,
                rows.size() - shown.size(),
                without(below, rows),
                ages.values().stream().reduce(Ageing.NONE, Ageing::plus));
    }

    private static Set<RecordId> below(Viewer viewer) {
        Set<RecordId> below = new HashSet<>(viewer.led());
        viewer.person().map(Person::id).ifPresent(below::remove);
        return below;
    }

    private long without(Set<RecordId> below, List<Row> rows) {
        Set<RecordId> concerned = rows.stream().map(row -> row.standing().id()).collect(Collectors.toSet());
        return below.stream()
                .filter(id -> !concerned.contains(id))
                .filter(this::active)
                .count();
    }

    private boolean active(RecordId id) {
        return directory.chart().person(id).filter(Person::active).isPresent();
    }

    private List<Row> withTrends(List<Row> rows, Instant now) {
        List<Instant> moments = IntStream.rangeClosed(0, WEEKS)
                .mapToObj(week -> now.minus(Duration.ofDays(7L * (WEEKS - week))))
                .toList();
        Set<RecordId> people = rows.stream().map(row -> row.standing().id()).collect(Collectors.toSet());
        Map<RecordId, List<Long>> counts =
                people.isEmpty() ? Map.of() : new HashMap<>(violations.openAt(Scope.of(people), moments));
        int first = firstKnown(counts.values(), moments.size());
        return rows.stream()
                .map(row -> new Row(
                        row.standing(),
                        row.ageing(),
                        Optional.ofNullable(counts.get(row.standing().id()))
                                .map(all -> new Trend(all.subList(first, all.size()))),
                        row.waits(),
                        row.talks()))
                .toList();
    }

    /** Before anybody had a gap nothing was checked yet; that is not the same as nothing being wrong. */
    private static int firstKnown(Collection<List<Long>> counts, int moments) {
        return IntStream.range(0, moments)
                .filter(i -> counts.stream().anyMatch(all -> all.get(i) > 0))
                .findFirst()
                .orElse(moments);
    }
}
