package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Raised;
import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import dev.plumbline.lifecycle.CampaignState;
import dev.plumbline.lifecycle.Campaigns;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import dev.plumbline.violations.Violations.DayCount;
import dev.plumbline.violations.Violations.PersonCount;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Gathers the overview of both sides for one reader, from those whom they see. */
@ApplicationScoped
class Adoptions {

    private static final int WEEKS = 12;
    private static final int RECENT = 28;
    private static final int LEADERS_SHOWN = 30;
    private static final int NAMES_SHOWN = 10;
    private static final int CAMPAIGNS_SHOWN = 3;

    private final Violations violations;
    private final Uses uses;
    private final Raised raised;
    private final Campaigns campaigns;
    private final Teams teams;
    private final Heats heats;
    private final Directory directory;
    private final Viewers viewers;
    private final Jdbi jdbi;

    Adoptions(
            Violations violations,
            Uses uses,
            Raised raised,
            Campaigns campaigns,
            Teams teams,
            Heats heats,
            Directory directory,
            Viewers viewers,
            Jdbi jdbi) {
        this.violations = violations;
        this.uses = uses;
        this.raised = raised;
        this.campaigns = campaigns;
        this.teams = teams;
        this.heats = heats;
        this.directory = directory;
        this.viewers = viewers;
        this.jdbi = jdbi;
    }

    Adoption of(Page page) {
        return viewers.counting(page.viewer(), () -> counted(page));
    }

    private Adoption counted(Page page) {
        Viewer viewer = page.viewer();
        Scope scope = viewer.counted();
        Format say = page.say();
        LocalDate today = LocalDate.ofInstant(say.now(), say.zone());
        LocalDate first =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1);
        Map<RecordId, Person> leaders = leaders(viewer);
        List<Uses.Day> used = uses.since(leaders.keySet(), first);
        Optional<LocalDate> since = uses.first();
        List<PersonCount> counts = violations.byPerson(scope);
        Raised.Tolerated tolerated = raised.of(scope);
        List<Adoption.Leader> leading = leading(leaders, used, tolerated, today).stream()
                .filter(one -> viewer.maySee(one.id()))
                .toList();
        return new Adoption(
                weeks(violations.byDay(scope, first, today, say.zone()), used, since),
                leaders.size(),
                since,
                leading.stream().limit(LEADERS_SHOWN).toList(),
                Math.max(0, leading.size() - LEADERS_SHOWN),
                violations.totals(scope),
                tolerated,
                violations.byAge(scope, say.now()).stream().map(Ageing::of).reduce(Ageing.NONE, Ageing::plus),
                heats.of(viewer, counts),
                teams.people(counts).stream()
                        .filter(one -> viewer.maySee(one.id()))
                        .limit(NAMES_SHOWN)
                        .toList(),
                campaigns(viewer, page));
    }

    private Map<RecordId, Person> leaders(Viewer viewer) {
        OrgChart chart = directory.chart();
        return chart.people().stream()
                .filter(Person::active)
                .filter(person -> viewer.maySee(person.id()) || viewer.countsMore())
                .filter(person -> !chart.directReports(person.id()).isEmpty())
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static List<Adoption.Week> weeks(List<DayCount> days, List<Uses.Day> used, Optional<LocalDate> since) {
        Map<LocalDate, List<Uses.Day>> byWeek = used.stream().collect(Collectors.groupingBy(one -> monday(one.day())));
        List<Adoption.Week> weeks = new ArrayList<>();
        days.stream().collect(Collectors.groupingBy(day -> monday(day.day()))).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(week -> weeks.add(
                        week(week.getKey(), week.getValue(), byWeek.getOrDefault(week.getKey(), List.of()), since)));
        return weeks;
    }

    private static Adoption.Week week(
            LocalDate monday, List<DayCount> days, List<Uses.Day> used, Optional<LocalDate> since) {
        boolean known = since.filter(day -> !monday(day).isAfter(monday)).isPresent();
        return new Adoption.Week(
                monday,
                days.stream().mapToLong(DayCount::opened).sum(),
                days.stream().mapToLong(DayCount::ended).sum(),
                days.get(days.size() - 1).open(),
                known
                        ? Optional.of(
                                used.stream().map(Uses.Day::person).distinct().count())
                        : Optional.empty(),
                times(used.stream().filter(one -> one.use() != Use.DECIDED).toList()),
                times(used.stream().filter(one -> one.use() == Use.DECIDED).toList()));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static long times(List<Uses.Day> days) {
        return days.stream().mapToLong(Uses.Day::times).sum();
    }

    /** Those who owe answers longest first, then those who used least. */
    private List<Adoption.Leader> leading(
            Map<RecordId, Person> leaders, List<Uses.Day> used, Raised.Tolerated tolerated, LocalDate today) {
        Map<RecordId, Raised.Leader> owing =
                tolerated.leaders().stream().collect(Collectors.toMap(Raised.Leader::leader, Function.identity()));
        Map<RecordId, List<Uses.Day>> byPerson = used.stream()
                .filter(one -> one.day().isAfter(today.minusDays(RECENT)))
                .collect(Collectors.groupingBy(Uses.Day::person));
        return leaders.values().stream()
                .map(person -> leader(
                        person,
                        byPerson.getOrDefault(person.id(), List.of()),
                        Optional.ofNullable(owing.get(person.id()))))
                .sorted(Comparator.comparingLong(Adoption.Leader::overdue)
                        .reversed()
                        .thenComparingLong(Adoption.Leader::days)
                        .thenComparing(Adoption.Leader::name))
                .toList();
    }

    private static Adoption.Leader leader(Person person, List<Uses.Day> used, Optional<Raised.Leader> owing) {
        return new Adoption.Leader(
                person.id(),
                person.name(),
                person.title(),
                used.stream().map(Uses.Day::day).distinct().count(),
                times(used.stream().filter(one -> one.use() == Use.DECIDED).toList()),
                owing.map(Raised.Leader::owed).orElse(0L),
                owing.map(Raised.Leader::overdue).orElse(0L),
                owing.map(Raised.Leader::oldest));
    }

    private List<Adoption.Burn> campaigns(Viewer viewer, Page page) {
        OrgChart chart = directory.chart();
        return jdbi.inTransaction(
                handle -> campaigns.all(handle, viewer.scope(), viewer.person().map(Person::id)).stream()
                        .filter(campaign -> campaign.endedAt().isEmpty())
                        .limit(CAMPAIGNS_SHOWN)
                        .map(campaign -> campaigns.state(
                                handle, campaign, viewer.scope(), page.say().zone()))
                        .map(state -> new Adoption.Burn(
                                state,
                                chart.nameOf(
                                        state.campaign().scope(), page.say().tongue()),
                                days(state)))
                        .toList());
    }

    /** Beside what is open, how much may be open on each day if the date is to be met by a straight line from the first day shown. */
    private static List<Adoption.Day> days(CampaignState state) {
        if (state.days().size() < 2) {
            return List.of();
        }
        LocalDate from = state.days().get(0).day();
        long most = state.days().get(0).open();
        long length = Math.max(1, ChronoUnit.DAYS.between(from, state.campaign().deadline()));
        return state.days().stream()
                .map(day -> new Adoption.Day(
                        day.day(),
                        day.open(),
                        Math.max(
                                0,
                                Math.round(most - (double) most * ChronoUnit.DAYS.between(from, day.day()) / length))))
                .toList();
    }
}
