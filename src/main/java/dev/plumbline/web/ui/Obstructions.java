package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.ActivityCounts;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.WaysTaken;
import dev.plumbline.violations.WaysTaken.Stated;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The obstacle register: what people say stands in their way, beside what their activity shows. Neither proves the other wrong. */
@ApplicationScoped
class Obstructions {

    static final int DAYS = 90;

    private final WaysTaken taken;
    private final Directory directory;
    private final ActivityCounts activity;

    Obstructions(WaysTaken taken, Directory directory, ActivityCounts activity) {
        this.taken = taken;
        this.directory = directory;
        this.activity = activity;
    }

    /** @param people how many said so */
    record Reason(String obstacle, long count, long people, List<Team> teams) {}

    record Team(String leader, long count) {}

    /** @param activities completed lately; empty when it cannot be told */
    record Line(
            RecordId person,
            String name,
            String team,
            String obstacle,
            long count,
            String latest,
            Optional<Long> activities) {}

    /** @param blind why activities cannot be told; empty when they can */
    record Register(List<Reason> reasons, List<Line> lines, Optional<String> blind, int days, int activityDays) {}

    Register of(Scope scope, Format say) {
        OrgChart chart = directory.chart();
        List<Stated> stated = taken.obstacles(scope, say.now().minus(Duration.ofDays(DAYS)));
        Set<RecordId> people = new LinkedHashSet<>();
        stated.forEach(one -> people.add(one.accountable()));
        ActivityCounts.Counts counts = activity.lately(people);
        List<Line> lines = stated.stream()
                .map(one -> new Line(
                        one.accountable(),
                        chart.nameOf(one.accountable(), say.tongue()),
                        team(chart, one.accountable(), say),
                        one.obstacle(),
                        one.count(),
                        one.latest(),
                        counts.blind().isPresent()
                                ? Optional.empty()
                                : Optional.of(counts.completed().getOrDefault(one.accountable(), 0L))))
                .toList();
        return new Register(reasons(lines), lines, counts.blind(), DAYS, ActivityCounts.DAYS);
    }

    private static List<Reason> reasons(List<Line> lines) {
        Map<String, List<Line>> byReason = new LinkedHashMap<>();
        lines.forEach(line -> byReason.computeIfAbsent(line.obstacle(), o -> new java.util.ArrayList<>())
                .add(line));
        return byReason.entrySet().stream()
                .map(one -> new Reason(
                        one.getKey(),
                        one.getValue().stream().mapToLong(Line::count).sum(),
                        one.getValue().stream().map(Line::person).distinct().count(),
                        teams(one.getValue())))
                .sorted(Comparator.comparingLong(Reason::count).reversed())
                .toList();
    }

    private static List<Team> teams(List<Line> lines) {
        Map<String, Long> byTeam = new LinkedHashMap<>();
        lines.forEach(line -> byTeam.merge(line.team(), line.count(), Long::sum));
        return byTeam.entrySet().stream()
                .map(one -> new Team(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(Team::count).reversed())
                .toList();
    }

    private static String team(OrgChart chart, RecordId person, Format say) {
        return chart.leaderOf(person).map(Person::name).orElseGet(say.words(RegisterWords.class)::nobody);
    }
}
