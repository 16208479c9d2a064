package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final RecordId ANN = RecordId.of("005000000000001");
    private static final StageList STAGES = new StageList(List.of(
            new StageList.Stage("Open", "Open", 1, true, false, false),
            new StageList.Stage("Won", "Won", 2, true, true, true)));

    private final List<Trail.Row> rows = new ArrayList<>();
    private final Map<String, List<Trail.Change>> changes = new HashMap<>();
    private final Map<String, Instant> tracked = new HashMap<>();
    private final Map<String, FieldValue> today = new HashMap<>(Map.of("NextStep", FieldValue.of("Sign")));
    private Instant asOf = at(1000);
    private boolean whole = true;

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private void row(int second, String stage, String amount, String prevAmount) {
        FieldValue day = FieldValues.parse(FieldType.DATE, "2026-06-30");
        rows.add(new Trail.Row(
                "008%015d".formatted(rows.size()),
                at(second),
                Optional.of(ANN),
                Map.of(
                        "StageName",
                        FieldValue.of(stage),
                        "Amount",
                        FieldValues.parse(FieldType.CURRENCY, amount),
                        "CloseDate",
                        day,
                        "PrevAmount",
                        FieldValues.parse(FieldType.CURRENCY, prevAmount),
                        "PrevCloseDate",
                        rows.isEmpty() && prevAmount.isEmpty() ? FieldValue.BLANK : day)));
    }

    private void change(int second, String field, String was, String became) {
        changes.computeIfAbsent(field, f -> new ArrayList<>())
                .add(new Trail.Change(
                        "017%015d".formatted(second),
                        at(second),
                        Optional.of(ANN),
                        FieldValue.of(was),
                        FieldValue.of(became)));
    }

    private Trail trail() {
        return new Trail(
                rows,
                whole,
                changes,
                new Trail.Known(today, asOf, tracked, Set.of("NextStep", "OwnerId"), STAGES, true));
    }

    private List<Trail.Step> steps() {
        return trail().steps(START, at(100));
    }

    @Test
    void pairsSuccessiveRows() {
        row(0, "Open", "100", "");
        row(10, "Won", "120", "100");
        List<Trail.Step> steps = steps();
        assertThat(steps).extracting(Trail.Step::born).containsExactly(true, false);
        assertThat(trail().before(steps.get(0), "StageName")).isEqualTo(FieldValue.BLANK);
        assertThat(trail().before(steps.get(1), "StageName").asText()).isEqualTo("Open");
        assertThat(trail().after(steps.get(1), "StageName").asText()).isEqualTo("Won");
        assertThat(trail().before(steps.get(1), "IsWon")).isEqualTo(FieldValue.FALSE);
        assertThat(trail().after(steps.get(1), "IsClosed")).isEqualTo(FieldValue.TRUE);
    }

    @Test
    void doesNotTakeTheOldestRowLeftForTheCreation() {
        row(0, "Open", "100", "90");
        Trail.Step step = steps().get(0);
        assertThat(step.born()).isFalse();
        assertThat(trail().before(step, "Amount").asText()).isEqualTo("90");
        assertThat(trail().before(step, "StageName").isHidden()).isTrue();
        whole = false;
        rows.clear();
        row(0, "Open", "100", "");
        assertThat(steps().get(0).born()).isFalse();
    }

    @Test
    void hidesWhatNoHistoryHolds() {
        row(0, "Open", "100", "");
        row(10, "Won", "100", "100");
        Trail.Step step = steps().get(1);
        assertThat(trail().after(step, "NextStep"))
                .isEqualTo(new FieldValue.Hidden("what NextStep was on 2026-03-02 is not in the history"));
        assertThat(trail().after(step, "Account.Name").isHidden()).isTrue();
        assertThat(trail().after(step, "$Rollup.Roles").isHidden()).isTrue();
        assertThat(trail().after(step, "ForecastCategory").isHidden()).isTrue();
    }

    @Test
    void knowsAnUntrackedFieldAfterTheLastSaveAndNeverBeforeIt() {
        row(0, "Open", "100", "");
        row(10, "Won", "100", "100");
        asOf = at(10);
        Trail.Step step = steps().get(1);
        assertThat(trail().after(step, "NextStep").asText()).isEqualTo("Sign");
        assertThat(trail().before(step, "NextStep").isHidden()).isTrue();
    }

    @Test
    void takesATrackedFieldFromItsHistory() {
        row(0, "Open", "100", "");
        row(10, "Won", "100", "100");
        tracked.put("NextStep", at(-50));
        assertThat(trail().before(steps().get(1), "NextStep").asText()).isEqualTo("Sign");
        change(10, "NextStep", "Call", "Write");
        change(40, "NextStep", "Write", "Sign");
        Trail.Step step = steps().get(1);
        assertThat(trail().before(step, "NextStep").asText()).isEqualTo("Call");
        assertThat(trail().after(step, "NextStep").asText()).isEqualTo("Write");
        Trail.Step own = steps().get(2);
        assertThat(own.at()).isEqualTo(at(40));
        assertThat(trail().before(own, "StageName").asText()).isEqualTo("Won");
        assertThat(trail().after(own, "StageName").asText()).isEqualTo("Won");
        tracked.put("NextStep", at(30));
        assertThat(trail().before(steps().get(0), "OwnerId")).isEqualTo(FieldValue.BLANK);
        assertThat(trail().after(steps().get(0), "NextStep").isHidden()).isTrue();
    }

    @Test
    void doesNotDivideAFieldsChangeAmongSavesOfOneSecond() {
        row(0, "Open", "100", "");
        row(10, "Won", "100", "100");
        row(10, "Won", "150", "100");
        change(10, "NextStep", "Call", "Write");
        Trail.Step first = steps().get(1);
        Trail.Step last = steps().get(2);
        assertThat(trail().before(first, "NextStep").asText()).isEqualTo("Call");
        assertThat(trail().after(first, "NextStep").isHidden()).isTrue();
        assertThat(trail().before(last, "NextStep").isHidden()).isTrue();
        assertThat(trail().after(last, "NextStep").asText()).isEqualTo("Write");
    }

    @Test
    void hidesWhatFollowsFromAStageThatTheOrgNoLongerHas() {
        row(0, "Legacy", "100", "");
        assertThat(trail().after(steps().get(0), "IsClosed"))
                .isEqualTo(new FieldValue.Hidden("the org has no stage \"Legacy\" any more"));
    }
}
