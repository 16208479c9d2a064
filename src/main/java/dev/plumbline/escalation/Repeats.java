package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;

/** How often somebody was told of the same rule anew, on different days. */
@ApplicationScoped
public class Repeats {

    /** From the third time on the lesson is part of the nudge. */
    public static final int LESSON = 3;

    /** And from the next on whoever leads the person is asked to talk with them. */
    public static final int COACHING = 4;

    /** What lies longer back is forgotten. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final Jdbi jdbi;
    private final Clock clock;

    Repeats(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** By person and rule; what was told on one day counts once, however much it was, and reminders do not count. */
    public Map<RecordId, Map<RuleId, Integer>> of(Collection<RecordId> people) {
        Map<RecordId, Map<RuleId, Integer>> counts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT t.accountable, c.rule, count(DISTINCT (t.told_at AT TIME ZONE 'UTC')::date) AS times
                        FROM ladder_telling t JOIN ladder_climb c USING (violation_id)
                        WHERE t.accountable = ANY(:people) AND t.part = 'owner' AND t.step LIKE '%#1' AND t.told_at > :since
                        GROUP BY t.accountable, c.rule""")
                .bind("people", people.stream().map(RecordId::value).toArray(String[]::new))
                .bind("since", ClimbTable.utc(clock.instant().minus(MEMORY)))
                .map((row, context) -> counts.computeIfAbsent(
                                RecordId.of(row.getString("accountable")), id -> new HashMap<>())
                        .put(new RuleId(row.getString("rule")), row.getInt("times")))
                .list());
        return counts;
    }

    /**
     * What is to be talked about with one person because it comes back again and again; empty when nothing does.
     *
     * @param sentence of the rule's title and how many times; says where to note what came of the talk
     */
    public static Optional<Prompt> prompt(
            Map<RuleId, Integer> times, RuleBook rules, BiFunction<String, Integer, String> sentence) {
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() >= COACHING)
                .max(Map.Entry.comparingByValue())
                .flatMap(entry -> rules.rule(entry.getKey())
                        .map(rule -> new Prompt(
                                sentence.apply(PlainText.line(rule.title(), 120), entry.getValue()),
                                Optional.ofNullable(rule.lesson()))));
    }

    /** @param lesson where to learn how it is done */
    public record Prompt(String sentence, Optional<String> lesson) {}
}
