package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MirroredActivityTest {

    private static final RecordId ANN = RecordId.of("005000000000001");
    private static final RecordId BOB = RecordId.of("005000000000002");
    private static final Set<String> TASK = Set.of("OwnerId", "IsClosed", "ActivityDate");
    private static final Set<String> EVENT = Set.of("OwnerId", "ActivityDate");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final Mirror mirror = Mirrors.on(jdbi, clock);
    private final ActivityCounts activity = new MirroredActivity(jdbi, mirror, clock);

    @Test
    void countsWhatWasCompletedInTheLastDaysByOwner() {
        know("Task", TASK);
        know("Event", EVENT);
        load(
                "Task",
                task(1, ANN, true, "2026-02-27"),
                task(2, ANN, false, "2026-02-27"),
                task(3, ANN, true, "2026-01-01"));
        load("Event", event(1, ANN, "2026-02-20"), event(2, ANN, "2026-04-01"));
        ActivityCounts.Counts counts = activity.lately(List.of(ANN, BOB));
        assertThat(counts.blind()).isEmpty();
        assertThat(counts.completed()).containsOnly(Map.entry(ANN, 2L));
    }

    @Test
    void cannotTellIsNotNone() {
        assertThat(activity.lately(List.of(ANN)).blind()).isPresent();
        know("Task", Set.of("OwnerId"));
        load("Task");
        assertThat(activity.lately(List.of(ANN)).blind()).isPresent();
    }

    private void know(String object, Set<String> asked) {
        ObjectSchema schema = StandardObjects.schema(object).orElseThrow();
        jdbi.useTransaction(h -> mirror.know(h, schema, asked, Set.of()));
    }

    private void load(String object, CrmRecord... records) {
        jdbi.useTransaction(h -> {
            mirror.load(h, object, List.of(records));
            mirror.asked(h, object, clock.instant(), true);
        });
    }

    private CrmRecord task(int number, RecordId owner, boolean closed, String day) {
        return new CrmRecord(
                RecordId.of("00T%012d".formatted(number)),
                "Task",
                Map.of(
                        "OwnerId", new FieldValue.Text(owner.value()),
                        "IsClosed", new FieldValue.Bool(closed),
                        "ActivityDate", new FieldValue.Day(LocalDate.parse(day))),
                stamp());
    }

    private CrmRecord event(int number, RecordId owner, String day) {
        return new CrmRecord(
                RecordId.of("00U%012d".formatted(number)),
                "Event",
                Map.of(
                        "OwnerId", new FieldValue.Text(owner.value()),
                        "ActivityDate", new FieldValue.Day(LocalDate.parse(day))),
                stamp());
    }

    private Instant stamp() {
        return clock.instant();
    }
}
