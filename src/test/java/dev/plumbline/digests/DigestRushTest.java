package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Monday, 23 November 2026, all around the world. */
class DigestRushTest {

    private static final int MANAGERS = 2_000;
    private static final int ZONES = 24;
    private static final int AT_ONCE = "full".equals(System.getProperty("plumbline.targets")) ? 20 : 4;
    private static final int HOURS = 50;

    @Test
    void putsOneDigestForEachOfTwoThousandManagersAtEightTheirTimeHoweverOftenItSweeps() throws Exception {
        try (DigestStory story = new DigestStory(Map.of())) {
            List<Person> managers = hire(story);
            story.checked();
            long sweeps = 0;
            long worst = 0;
            int put = 0;
            for (Instant now = Instant.parse("2026-11-22T18:00:00Z");
                    now.isBefore(Instant.parse("2026-11-22T18:00:00Z").plus(Duration.ofHours(HOURS)));
                    now = now.plus(Duration.ofHours(1))) {
                story.at(now.toString());
                Instant begun = Instant.now();
                put += together(story);
                worst = Math.max(worst, Duration.between(begun, Instant.now()).toMillis());
                sweeps += AT_ONCE;
            }
            List<Map<String, Object>> rows =
                    story.jdbi.withHandle(handle -> handle.createQuery("SELECT recipient, due_at FROM outbox_message")
                            .mapToMap()
                            .list());
            long late = managers.stream()
                    .filter(manager -> rows.stream()
                            .filter(row ->
                                    row.get("recipient").equals(manager.id().value()))
                            .noneMatch(row -> eight(manager, row.get("due_at"))))
                    .count();
            TargetReport.row(
                    "N9",
                    MANAGERS + " managers in " + ZONES + " zones, 08:00 on Monday their time, " + sweeps + " sweeps, "
                            + AT_ONCE + " at once",
                    "%d put, %d not within the tick, %d managers twice; worst %d sweeps at once took %d ms"
                            .formatted(put, late, rows.size() - MANAGERS, AT_ONCE, worst),
                    0);
            TargetReport.row(
                    "T1",
                    sweeps + " concurrent sweeps of digests",
                    "%d double, %d missed".formatted(rows.size() - MANAGERS, MANAGERS - put),
                    0);
            assertThat(put).isEqualTo(MANAGERS);
            assertThat(rows).hasSize(MANAGERS);
            assertThat(late).isZero();
        }
    }

    private static boolean eight(Person manager, Object dueAt) {
        Instant due =
                dueAt instanceof java.sql.Timestamp t ? t.toInstant() : ((java.time.OffsetDateTime) dueAt).toInstant();
        ZonedDateTime there = due.atZone(manager.zone());
        return there.toLocalDate().toString().equals("2026-11-23") && there.getHour() == 8 && there.getMinute() == 0;
    }

    private static int together(DigestStory story) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> sweeps = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                sweeps.add(threads.submit(() -> story.sweep.sweep()));
            }
            int put = 0;
            for (Future<Integer> sweep : sweeps) {
                put += sweep.get();
            }
            return put;
        } finally {
            threads.shutdown();
        }
    }

    private static List<Person> hire(DigestStory story) {
        List<Person> managers = new ArrayList<>();
        for (int i = 1; i <= MANAGERS; i++) {
            int offset = i % ZONES - 11;
            String zone = "Etc/GMT" + (offset <= 0 ? "+" + -offset : "-" + offset);
            managers.add(story.people.add(i, "Manager " + i, zone, Optional.empty()));
            Person rep = story.people.add(100_000 + i, "Rep " + i, zone, Optional.of(i));
            story.ledger
                    .open("next-step", RecordId.of("006%012d".formatted(i)), "Deal " + i, rep.id())
                    .event();
        }
        assertThat(TestPeople.user(1)).isEqualTo(managers.get(0).id());
        return managers;
    }
}
