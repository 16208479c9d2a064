package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rule on leads would have found in the past, from the history that the org keeps of tracked fields. */
class LookBackTest {

    private static final int DAYS = 14;

    private static final String OPEN = "Open - Not Contacted";
    private static final String WORKING = "Working - Contacted";
    private static final String CLOSED = "Closed - Not Converted";

    private final Flow flow = new Flow(Rules.PAST);
    private int rows;

    private Instant daysAgo(int days) {
        return flow.clock.instant().minus(Duration.ofDays(days));
    }

    private RecordId lead(int n, int made, String status) {
        RecordId id = Flow.id("Lead", n);
        Map<String, String> fields = Map.of(
                "Name",
                "Lead " + n,
                "OwnerId",
                Flow.ANN.value(),
                "Status",
                status,
                "CreatedDate",
                daysAgo(made).toString(),
                "SystemModstamp",
                daysAgo(0).toString());
        flow.org.holds.put(id, fields);
        fields.forEach((field, value) -> flow.set(id, "Lead", field, value));
        return id;
    }

    private void moved(RecordId lead, int ago, String field, String was, String became) {
        Map<String, String> row = new HashMap<>();
        row.put("LeadId", lead.value());
        row.put("CreatedDate", daysAgo(ago).toString());
        row.put("CreatedById", Flow.ANN.value());
        row.put("Field", field);
        row.put("DataType", "DynamicEnum");
        row.put("OldValue", was);
        row.put("NewValue", became);
        flow.org.holds.put(Flow.id("LeadHistory", ++rows), row);
    }

    private Retrospect past(String... lines) {
        return past(who -> true, lines);
    }

    private Retrospect past(java.util.function.Predicate<Optional<RecordId>> seen, String... lines) {
        flow.ready();
        return flow.lookBack()
                .of("rules:\n" + Rules.rule("leads", "Lead", lines), DAYS, seen, () -> true)
                .orElseThrow();
    }

    @Test
    void findsWhenAStateWouldHaveOpenedAndEnded() {
        moved(lead(1, 30, WORKING), 5, "Status", OPEN, WORKING);
        lead(2, 3, OPEN);
        lead(3, 40, WORKING);
        moved(lead(4, 60, WORKING), 20, "Status", OPEN, WORKING);
        Retrospect past = past("violated: ISPICKVAL(Status, \"" + OPEN + "\")");
        assertThat(past.told()).isTrue();
        assertThat(past.byDays()).isTrue();
        assertThat(past.whole()).isTrue();
        assertThat(past.unknown()).isZero();
        assertThat(past.episodes()).hasSize(2);
        Retrospect.Episode before = past.episodes().stream()
                .filter(e -> e.name().equals("Lead 1"))
                .findFirst()
                .orElseThrow();
        assertThat(before.opened()).isEmpty();
        assertThat(before.ended()).hasValueSatisfying(at -> assertThat(at).isBetween(daysAgo(5), daysAgo(4)));
        Retrospect.Episode still = past.episodes().stream()
                .filter(e -> e.name().equals("Lead 2"))
                .findFirst()
                .orElseThrow();
        assertThat(still.opened()).hasValueSatisfying(at -> assertThat(at).isBetween(daysAgo(3), daysAgo(2)));
        assertThat(still.ended()).isEmpty();
        assertThat(flow.count("violation")).isZero();
    }

    @Test
    void judgesMovesOneByOneAndTheMakingOfARecordAsOne() {
        moved(lead(1, 30, CLOSED), 6, "Status", OPEN, CLOSED);
        RecordId worked = lead(2, 30, CLOSED);
        moved(worked, 8, "Status", OPEN, WORKING);
        moved(worked, 4, "Status", WORKING, CLOSED);
        lead(3, 2, CLOSED);
        Retrospect given = past("violated: AND(ISCHANGED(Status), ISPICKVAL(Status, \"" + CLOSED
                + "\"), ISPICKVAL(PRIORVALUE(Status), \"" + OPEN + "\"))");
        assertThat(given.byDays()).isFalse();
        assertThat(given.episodes()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Lead 1");
            assertThat(one.opened()).contains(daysAgo(6));
        });
        Retrospect born = past("violated: AND(ISNEW(), ISPICKVAL(Status, \"" + CLOSED + "\"))");
        assertThat(born.episodes()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Lead 3");
            assertThat(one.opened()).contains(daysAgo(2));
        });
    }

    @Test
    void cannotTellOfFieldsThatAreNotTracked() {
        moved(lead(1, 30, WORKING), 5, "Status", OPEN, WORKING);
        Retrospect past = past("require: [Rating]");
        assertThat(past.told()).isTrue();
        assertThat(past.unknown()).isPositive();
        assertThat(past.because().keySet()).singleElement().asString().contains("Rating");
    }

    @Test
    void looksOnlyAtWhatTheViewerMaySee() {
        lead(1, 30, OPEN);
        moved(lead(2, 30, WORKING), 5, "Status", OPEN, WORKING);
        assertThat(past(who -> false, "violated: ISPICKVAL(Status, \"" + OPEN + "\")")
                        .episodes())
                .isEmpty();
    }

    @Test
    void saysThatNothingIsToldWhereSalesforceShowsNoHistory() {
        moved(lead(1, 30, WORKING), 5, "Status", OPEN, WORKING);
        flow.org.hidden.add("LeadHistory.OldValue");
        assertThat(past("violated: ISPICKVAL(Status, \"" + OPEN + "\")").told()).isFalse();
        flow.org.hidden.clear();
        flow.org.silent = true;
        assertThat(past("violated: ISPICKVAL(Status, \"" + OPEN + "\")").told()).isFalse();
    }
}
