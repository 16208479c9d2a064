package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.MessagePreview;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Effect;
import dev.plumbline.rules.Rule;
import dev.plumbline.studio.TestLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as it was tried.
 *
 * @param teams   by who leads them, most first
 * @param people  most first
 * @param samples of what it would find, and below it what it leaves out and cannot tell of
 * @param allowed notices that may pass the guard by themselves
 * @param nudge   what one of those people would read
 * @param raised  what their leader would read
 */
record Tried(
        Effect effect,
        List<Count> teams,
        List<Count> people,
        List<Row> found,
        List<Row> left,
        List<Row> blind,
        long allowed,
        Optional<MessagePreview.Sample> nudge,
        Optional<MessagePreview.Sample> raised) {

    /** People and teams that are named; a rule that concerns more concerns everybody. */
    private static final int NAMED = 12;

    record Count(String name, long found, int people) {}

    /**
     * @param number to tell the samples of one try apart
     * @param test   the lines of a rule test that says the same
     */
    record Row(int number, String name, String whose, String because, Map<String, String> values, String test) {}

    static Tried of(
            Effect effect,
            OrgChart chart,
            long allowed,
            Optional<MessagePreview.Sample> nudge,
            Optional<MessagePreview.Sample> raised,
            TestLines tests) {
        int[] number = {0};
        return new Tried(
                effect,
                teams(effect, chart),
                effect.byPerson().entrySet().stream()
                        .limit(NAMED)
                        .map(e -> new Count(chart.nameOf(e.getKey()), e.getValue(), 1))
                        .toList(),
                rows(effect, effect.found(), chart, tests, "violated", number),
                rows(effect, effect.left(), chart, tests, "not-applicable", number),
                rows(effect, effect.blind(), chart, tests, "", number),
                allowed,
                nudge,
                raised);
    }

    private static List<Count> teams(Effect effect, OrgChart chart) {
        Map<String, List<Long>> teams = new LinkedHashMap<>();
        effect.byPerson().forEach((who, found) -> teams.computeIfAbsent(leader(who, chart), l -> new ArrayList<>())
                .add(found));
        return teams.entrySet().stream()
                .map(e -> new Count(
                        e.getKey(),
                        e.getValue().stream().mapToLong(Long::longValue).sum(),
                        e.getValue().size()))
                .sorted(Comparator.comparingLong(Count::found).reversed().thenComparing(Count::name))
                .limit(NAMED)
                .toList();
    }

    private static String leader(RecordId who, OrgChart chart) {
        return chart.leaderOf(who).map(Person::name).orElse("");
    }

    private static List<Row> rows(
            Effect effect, List<Effect.Sample> samples, OrgChart chart, TestLines tests, String expect, int[] number) {
        Optional<Rule> rule = effect.rule();
        return samples.stream()
                .map(one -> new Row(
                        number[0]++,
                        one.finding().recordName(),
                        one.finding().accountable().map(chart::nameOf).orElse(""),
                        one.because(),
                        one.values(),
                        expect.isEmpty()
                                ? ""
                                : rule.map(r -> tests.of(r, one, expect)).orElse("")))
                .toList();
    }
}
