package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.web.access.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Adds up gaps along the hierarchy, never beyond what the viewer may see. The counts are what the ledger says within their scope. */
@ApplicationScoped
class Teams {

    private static final Comparator<Standing> MOST_FIRST = Comparator.comparingLong(Standing::open)
            .reversed()
            .thenComparing(standing -> standing.oldest().orElse(Instant.MAX))
            .thenComparing(Standing::name);

    private final Directory directory;

    Teams(Directory directory) {
        this.directory = directory;
    }

    /** The viewer's own teams: their direct reports; for who sees everybody, the top of the org. */
    List<Standing> top(Viewer viewer, List<PersonCount> counts) {
        OrgChart chart = directory.chart();
        if (!viewer.counted().everyone()) {
            return viewer.person().map(self -> below(viewer, self.id(), counts)).orElse(List.of());
        }
        List<Person> heads = chart.people().stream()
                .filter(person -> person.manager().flatMap(chart::person).isEmpty())
                .filter(person -> !chart.directReports(person.id()).isEmpty())
                .toList();
        return spread(viewer, standings(viewer, heads, counts), counts);
    }

    /** A single team with everything in it says nothing: its parts are shown instead, as far down as that goes on. */
    private List<Standing> spread(Viewer viewer, List<Standing> rows, List<PersonCount> counts) {
        List<Standing> concerned = rows.stream().filter(row -> row.open() > 0).toList();
        if (concerned.size() != 1) {
            return rows;
        }
        List<Standing> parts = below(viewer, concerned.get(0).id(), counts);
        return parts.isEmpty() ? rows : spread(viewer, parts, counts);
    }

    /** The teams of one person's direct reports, most gaps first. */
    List<Standing> below(Viewer viewer, RecordId leader, List<PersonCount> counts) {
        return standings(viewer, directory.chart().directReports(leader), counts);
    }

    /** Everybody and every queue with gaps, each by themselves, most gaps first. */
    List<Standing> people(List<PersonCount> counts) {
        OrgChart chart = directory.chart();
        List<Standing> each = counts.stream()
                .map(count -> standing(chart, count.accountable(), List.of(count), false))
                .sorted(MOST_FIRST)
                .toList();
        return Standing.beside(each);
    }

    /** One person by themselves; zeros when nothing is open. */
    Standing alone(RecordId id, List<PersonCount> counts) {
        List<PersonCount> own =
                counts.stream().filter(count -> count.accountable().equals(id)).toList();
        return standing(directory.chart(), id, own, false);
    }

    private List<Standing> standings(Viewer viewer, Collection<Person> leaders, List<PersonCount> counts) {
        OrgChart chart = directory.chart();
        Map<RecordId, PersonCount> byPerson = new HashMap<>();
        counts.forEach(count -> byPerson.put(count.accountable(), count));
        List<Standing> rows = leaders.stream()
                .filter(person -> shown(viewer, chart, person))
                .map(person -> team(chart, person, byPerson))
                .filter(row -> row.open() > 0
                        || chart.person(row.id()).map(Person::active).orElse(false))
                .sorted(MOST_FIRST)
                .toList();
        return Standing.beside(rows);
    }

    /** To whom sees counts only, teams are shown and nobody by themselves. */
    private static boolean shown(Viewer viewer, OrgChart chart, Person person) {
        return viewer.maySee(person.id())
                || viewer.countsMore() && !chart.directReports(person.id()).isEmpty();
    }

    private static Standing team(OrgChart chart, Person leader, Map<RecordId, PersonCount> counts) {
        Set<RecordId> members = chart.subtree(leader.id());
        List<PersonCount> theirs =
                members.stream().map(counts::get).filter(Objects::nonNull).toList();
        boolean below = !chart.directReports(leader.id()).isEmpty();
        return standing(chart, leader.id(), theirs, below);
    }

    private static Standing standing(OrgChart chart, RecordId id, List<PersonCount> counts, boolean below) {
        long open = counts.stream().mapToLong(PersonCount::open).sum();
        long records = counts.stream().mapToLong(PersonCount::records).sum();
        BigDecimal amount = counts.stream().map(PersonCount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<Instant> oldest = counts.stream().map(PersonCount::oldest).min(Comparator.naturalOrder());
        String title = chart.person(id).map(Person::title).orElse("");
        return new Standing(id, chart.nameOf(id), title, kind(chart, id), open, records, amount, oldest, below, 0);
    }

    private static Standing.Kind kind(OrgChart chart, RecordId id) {
        if (chart.queue(id).isPresent()) {
            return Standing.Kind.QUEUE;
        }
        return chart.person(id).map(Person::active).orElse(true) ? Standing.Kind.ACTIVE : Standing.Kind.GONE;
    }
}
