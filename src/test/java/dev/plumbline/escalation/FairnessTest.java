package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.violations.ViolationState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Weeks of bad luck drawn by a seed: mails that come back, leave, people who are new, disputes and snoozes, records that change hands. Whatever
 * happens, no leader hears of anything that whoever answers for it was not told of themselves five working days before.
 *
 * <p>The oracle knows no calendar: it walks the days.
 */
class FairnessTest {

    private static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));
    private static final int REPS = 8;
    private static final int WAIT = 5;
    private static final Instant BEGIN = Instant.parse("2026-11-23T09:00:00Z");

    private final NudgeStory story = new NudgeStory(Map.of());
    private final List<Person> reps = new ArrayList<>();
    private final Map<Long, Set<LocalDate>> stopped = new HashMap<>();
    private final Map<RecordId, Set<LocalDate>> away = new HashMap<>();
    private final Map<Long, Instant> handed = new HashMap<>();
    private final Map<String, List<Instant>> own = new HashMap<>();
    private final List<String> unfair = new ArrayList<>();
    private int escalations;

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void noLeaderEverHearsBeforeThePersonAndTheWholeWait() {
        long seed = Long.getLong("plumbline.seed", 20261126L);
        Random random = new Random(seed);
        story.people.add(91, "Lee Park", "Europe/London", Optional.empty());
        story.people.add(90, "Dana Smith", "Europe/London", Optional.of(91));
        for (int i = 1; i <= REPS; i++) {
            reps.add(story.people.add(i, "Rep " + i, "Europe/London", Optional.of(90)));
        }
        story.people.withoutEmail(reps.get(0).id());
        absences(random);
        story.at(BEGIN.toString()).checked();
        int many = FULL ? 400 : 60;
        for (int i = 1; i <= many; i++) {
            story.happens(story.ledger
                    .open(
                            "next-step",
                            record(i),
                            "Deal " + i,
                            reps.get(i % REPS).id())
                    .event());
            handed.put((long) i, story.clock.instant());
        }
        int days = FULL ? 90 : 40;
        for (int day = 0; day < days; day++) {
            luck(random, many);
            story.tick();
            look();
            comeBack(random);
            story.clock.forward(Duration.ofDays(1));
        }
        TargetReport.row(
                "N7",
                many + " violations, " + days + " days of bounces, leave, disputes, hand-overs, a rep without mail",
                escalations + " escalations, " + unfair.size() + " of them unfair",
                seed);
        assertThat(unfair).isEmpty();
        assertThat(escalations).isGreaterThan(10);
    }

    private void absences(Random random) {
        for (Person rep : reps) {
            LocalDate from = LocalDate.of(2026, 11, 24).plusDays(random.nextInt(20));
            LocalDate until = from.plusDays(1 + random.nextInt(7));
            String begin = from + "T00:00:00Z";
            String end = until + "T00:00:00Z";
            if (random.nextBoolean()) {
                story.clocks.away(rep, begin, end);
            } else {
                story.clocks.grace(rep, begin, end);
            }
            away.put(rep.id(), new HashSet<>(from.datesUntil(until).toList()));
        }
    }

    /** In the morning, before anybody is told: what happens to records that day. */
    private void luck(Random random, int many) {
        LocalDate today = today();
        for (long id = 1; id <= many; id++) {
            ViolationState state = story.ledger.get(id).state();
            int dice = random.nextInt(100);
            if (state == ViolationState.ENDED) {
                continue;
            }
            if (dice < 4) {
                story.happens(story.ledger.become(
                        id, state == ViolationState.OPEN ? ViolationState.DISPUTED : ViolationState.OPEN));
            } else if (dice < 6 && state == ViolationState.OPEN) {
                RecordId to = reps.get(random.nextInt(REPS)).id();
                if (!story.ledger.get(id).accountable().equals(Optional.of(to))) {
                    story.happens(story.ledger.give(id, to));
                    handed.put(id, story.clock.instant());
                }
            } else if (dice < 7) {
                story.happens(story.ledger.fix(id));
            }
            if (story.ledger.get(id).state() != ViolationState.OPEN) {
                stopped.computeIfAbsent(id, one -> new HashSet<>()).add(today);
            }
        }
    }

    private void comeBack(Random random) {
        for (Person rep : reps) {
            boolean toldToday =
                    story.mails.stream().anyMatch(mail -> mail.recipient().id().equals(rep.id()));
            if (toldToday && random.nextInt(6) == 0) {
                story.cameBack(rep);
                Instant now = story.clock.instant();
                own.values().forEach(told -> told.remove(now));
                lookAgain();
            }
        }
    }

    /** Who was told of what this morning. */
    private void look() {
        story.jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT violation_id, accountable, recipient, part, told_at FROM ladder_telling WHERE told_at = :now")
                .bind("now", ClimbTable.utc(story.clock.instant()))
                .map((row, context) -> {
                    long id = row.getLong("violation_id");
                    Instant at = row.getObject("told_at", OffsetDateTime.class).toInstant();
                    if (row.getString("part").equals("leader")) {
                        judge(id, row.getString("accountable"), at);
                    } else {
                        own.computeIfAbsent(id + row.getString("accountable"), one -> new ArrayList<>())
                                .add(at);
                    }
                    return id;
                })
                .list());
    }

    /** A mail that came back told nothing, of none of the violations in it; those of the others of that morning stand. */
    private void lookAgain() {
        own.values().removeIf(List::isEmpty);
        story.jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT violation_id, accountable FROM ladder_telling WHERE told_at = :now AND part <> 'leader'")
                .bind("now", ClimbTable.utc(story.clock.instant()))
                .map((row, context) -> own.computeIfAbsent(
                                row.getLong("violation_id") + row.getString("accountable"), one -> new ArrayList<>())
                        .add(story.clock.instant()))
                .list());
    }

    private void judge(long id, String accountable, Instant at) {
        escalations++;
        Instant since = handed.get(id);
        Optional<Instant> told =
                own.getOrDefault(id + accountable, List.of()).stream().min(Instant::compareTo);
        ViolationState state = story.ledger.get(id).state();
        if (state != ViolationState.OPEN || told.isEmpty()) {
            unfair.add(id + " at " + at + ": state " + state + ", told " + told);
            return;
        }
        LocalDate from = (told.get().isAfter(since) ? told.get() : since)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        Set<LocalDate> off = new HashSet<>(away.getOrDefault(RecordId.of(accountable), Set.of()));
        off.addAll(stopped.getOrDefault(id, Set.of()));
        long worked = from.plusDays(1)
                .datesUntil(at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !off.contains(day))
                .count();
        if (worked < WAIT) {
            unfair.add(id + " at " + at + ": only " + worked + " working days since " + from);
        }
    }

    private LocalDate today() {
        return story.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static RecordId record(int number) {
        return RecordId.of("006%012d".formatted(number));
    }
}
