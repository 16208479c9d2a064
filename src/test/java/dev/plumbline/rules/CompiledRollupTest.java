package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledRollupTest {

    private static final FieldValue HIDDEN = new FieldValue.Hidden("the integration user may not read it");

    @Test
    void countsTheChildrenThatPassTheFilter() {
        Rollup count = rollup("COUNT", null, "NOT(IsClosed)");

        assertThat(sum(count, task(false, null), task(true, null), task(false, null)))
                .isEqualTo(number(2));
        assertThat(sum(count)).isEqualTo(number(0));
    }

    @Test
    void countsAllWithoutAFilter() {
        assertThat(sum(rollup("COUNT", null, null), Map.of(), Map.of())).isEqualTo(number(2));
    }

    @Test
    void countsWithAHiddenFilterNobodyKnows() {
        assertThat(sum(rollup("COUNT", null, "NOT(IsClosed)"), Map.of("IsClosed", HIDDEN)))
                .isInstanceOf(FieldValue.Hidden.class);
    }

    /** Some doors of Salesforce leave a checkbox out that is off. */
    @Test
    void takesACheckboxThatIsNotThereForOneThatIsOff() {
        Rollup count = rollup("COUNT", null, "IF(IsHighPriority, FALSE, ActivityDate >= TODAY())");

        assertThat(sum(count, Map.of("ActivityDate", day("2026-03-05")), Map.of("ActivityDate", day("2026-02-05"))))
                .isEqualTo(number(1));
    }

    @Test
    void takesTheLatestDay() {
        Rollup max = rollup("MAX", "ActivityDate", "IsClosed");

        assertThat(sum(
                        max,
                        task(true, "2026-01-05"),
                        task(true, "2026-02-05"),
                        task(false, "2026-03-05"),
                        task(true, null)))
                .isEqualTo(day("2026-02-05"));
        assertThat(sum(max)).isEqualTo(FieldValue.BLANK);
    }

    @Test
    void keepsTheLatestDayWhenWhatIsHiddenCouldNotBeLater() {
        Rollup max = rollup("MAX", "ActivityDate", "IsClosed");
        Map<String, FieldValue> early = Map.of("IsClosed", HIDDEN, "ActivityDate", day("2026-01-01"));
        Map<String, FieldValue> late = Map.of("IsClosed", HIDDEN, "ActivityDate", day("2026-12-01"));

        assertThat(sum(max, task(true, "2026-02-05"), early)).isEqualTo(day("2026-02-05"));
        assertThat(sum(max, task(true, "2026-02-05"), late).isHidden()).isTrue();
    }

    @Test
    void takesTheEarliestDay() {
        assertThat(sum(rollup("MIN", "ActivityDate", null), task(true, "2026-01-05"), task(true, "2026-02-05")))
                .isEqualTo(day("2026-01-05"));
    }

    @Test
    void addsNumbersAndLeavesBlanksOut() {
        Rollup sum = rollup("SUM", "CallDurationInSeconds", null);

        assertThat(sum(
                        sum,
                        Map.of("CallDurationInSeconds", number(40)),
                        Map.of(),
                        Map.of("CallDurationInSeconds", number(2))))
                .isEqualTo(number(42));
    }

    @Test
    void cannotAddWhatIsHidden() {
        assertThat(sum(rollup("SUM", "CallDurationInSeconds", null), Map.of("CallDurationInSeconds", HIDDEN)))
                .isEqualTo(HIDDEN);
    }

    @Test
    void takesAFilterThatFailsForUnknownInsteadOfThrowing() {
        Rollup count = rollup("COUNT", null, "1 / (CallDurationInSeconds - CallDurationInSeconds) > 0");

        assertThat(((FieldValue.Hidden) sum(count, Map.of("CallDurationInSeconds", number(1)))).because())
                .contains("could not be worked out");
    }

    /** Each child in doubt is tried out by itself, with plain arithmetic; the order of children must not matter. */
    @ParameterizedTest
    @ValueSource(strings = {"COUNT", "SUM", "MIN", "MAX"})
    void isHiddenWhereAChildInDoubtWouldMakeADifferenceAndOnlyThere(String type) {
        Rollup rollup = rollup(type, type.equals("COUNT") ? null : "CallDurationInSeconds", "IsClosed");
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Map<String, FieldValue>> children = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                children.add(Map.of(
                        "IsClosed",
                        List.of(FieldValue.TRUE, FieldValue.FALSE, HIDDEN).get(random.nextInt(3)),
                        "CallDurationInSeconds",
                        List.of(number(0), number(3), number(-2), FieldValue.BLANK, HIDDEN)
                                .get(random.nextInt(5))));
            }
            FieldValue answer = sum(rollup, children);
            assertThat(answer.isHidden() ? null : answer).as("seed %d", seed).isEqualTo(expected(type, children));
            Collections.shuffle(children, random);
            assertThat(sum(rollup, children)).isEqualTo(answer);
        }
    }

    /** Null where the answer is hidden. */
    private static @Nullable FieldValue expected(String type, List<Map<String, FieldValue>> children) {
        List<FieldValue> counted = new ArrayList<>();
        List<FieldValue> doubtful = new ArrayList<>();
        for (Map<String, FieldValue> child : children) {
            FieldValue value = type.equals("COUNT") ? number(1) : child.getOrDefault("CallDurationInSeconds", HIDDEN);
            FieldValue passes = child.getOrDefault("IsClosed", HIDDEN);
            if (passes.equals(FieldValue.TRUE)) {
                counted.add(value);
            } else if (passes.isHidden()) {
                doubtful.add(value);
            }
        }
        boolean known = counted.stream().noneMatch(FieldValue::isHidden)
                && doubtful.stream()
                        .allMatch(v -> !v.isHidden()
                                && plain(type, counted)
                                        .equals(plain(
                                                type,
                                                Stream.concat(counted.stream(), Stream.of(v))
                                                        .toList())));
        return known ? plain(type, counted) : null;
    }

    private static FieldValue plain(String type, List<FieldValue> values) {
        LongSummaryStatistics all = values.stream()
                .filter(FieldValue.Num.class::isInstance)
                .mapToLong(v -> ((FieldValue.Num) v).value().longValue())
                .summaryStatistics();
        return switch (type) {
            case "COUNT" -> number(values.size());
            case "SUM" -> number(all.getSum());
            case "MIN" -> all.getCount() == 0 ? FieldValue.BLANK : number(all.getMin());
            default -> all.getCount() == 0 ? FieldValue.BLANK : number(all.getMax());
        };
    }

    private static Rollup rollup(String type, @Nullable String field, @Nullable String filter) {
        String yaml = "rollups: [{name: R, object: Opportunity, summarize: Task, by: WhatId, type: %s%s%s}]\n"
                        .formatted(
                                type,
                                field == null ? "" : ", field: " + field,
                                filter == null ? "" : ", filter: '" + filter + "'")
                + "rules: [{name: r, object: Opportunity, violated: ISBLANK($Rollup.R), why: w, used-by: u}]\n";
        CompiledBook book = Books.org(yaml);
        assertThat(book.refused()).isEmpty();
        return book.rollups().get(0);
    }

    @SafeVarargs
    private static FieldValue sum(Rollup rollup, Map<String, FieldValue>... children) {
        return sum(rollup, Arrays.asList(children));
    }

    private static FieldValue sum(Rollup rollup, List<Map<String, FieldValue>> children) {
        List<FieldValue[]> values =
                children.stream().map(c -> Books.values(rollup.childPaths(), c)).toList();
        return rollup.summary(values, Books.NOW);
    }

    private static Map<String, FieldValue> task(boolean closed, @Nullable String day) {
        return Map.of("IsClosed", FieldValue.of(closed), "ActivityDate", day == null ? FieldValue.BLANK : day(day));
    }

    private static FieldValue day(String day) {
        return FieldValue.of(LocalDate.parse(day));
    }

    private static FieldValue number(long number) {
        return FieldValue.of(BigDecimal.valueOf(number));
    }
}
