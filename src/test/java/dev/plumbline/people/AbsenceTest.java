package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.speech.Saying;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2 March 2026 is a Monday. */
class AbsenceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor DANA = new Actor.Person("005000000000010AAA", "Dana Smith");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(NOW);
    private final TestPeople people = new TestPeople();
    private final RealPeople real = new RealPeople(jdbi, clock, people);
    private final Person ann = people.add(1, "Ann Lee", "Europe/Berlin", Optional.empty());

    private static Halt halt(Halt.Reason reason, long records, String until, @Nullable String lastDay) {
        return new Halt(
                reason,
                records,
                Instant.parse(until),
                Optional.ofNullable(lastDay).map(LocalDate::parse));
    }

    @Test
    void stopsClocksOnLeaveAndSaysUntilWhen() {
        assertThat(real.clocks.stopped(ann)).isEmpty();
        enter("2026-03-02", "2026-03-04");
        assertThat(real.clocks.stopped(ann))
                .containsExactly(Leave.days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 4), ann.zone()));
        assertThat(real.clocks.halt(ann, NOW))
                .contains(halt(Halt.Reason.LEAVE, 0, "2026-03-04T23:00:00Z", "2026-03-04"));
        assertThat(real.clocks.halt(ann, Instant.parse("2026-03-04T23:00:00Z"))).isEmpty();
        assertThat(real.clocks.present(ann).nextWorking(NOW)).isEqualTo(Instant.parse("2026-03-05T08:00:00Z"));
        assertThat(real.clocks.present(ann).plus(NOW, BusinessSpan.days(1)))
                .isEqualTo(Instant.parse("2026-03-06T08:00:00Z"));
    }

    @Test
    void joinsDaysThatTouchAndTakesPartsOfADay() {
        enter("2026-03-09", "2026-03-11");
        enter("2026-03-12", "");
        enter("2026-03-11", "2026-03-12");
        enter("2026-03-20T12:00", "2026-03-20T18:00");
        assertThat(real.leaves.of(ann.id()))
                .extracting(LeaveEntry::span)
                .containsExactly(
                        new LeaveSpan.Days(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 12)),
                        new LeaveSpan.Times(
                                Instant.parse("2026-03-20T11:00:00Z"), Instant.parse("2026-03-20T17:00:00Z")));
        assertThat(real.clocks.halt(ann, Instant.parse("2026-03-20T12:00:00Z")))
                .contains(halt(Halt.Reason.LEAVE, 0, "2026-03-20T17:00:00Z", null));
        LeaveEntry first = real.leaves.of(ann.id()).get(0);
        assertThat(first.enteredBy()).isEqualTo(DANA.id());
        assertThat(real.leaves.remove(TestPeople.user(2), first.id(), DANA)).isEmpty();
        assertThat(real.leaves.remove(ann.id(), first.id(), DANA)).isPresent();
        assertThat(real.clocks.stopped(ann)).hasSize(1);
        List<String> audited = jdbi.withHandle(h -> h.createQuery("SELECT what FROM audit_entry ORDER BY id")
                .mapTo(String.class)
                .list());
        assertThat(audited)
                .containsExactly("leave-entered", "leave-entered", "leave-entered", "leave-entered", "leave-removed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                | ''               | Say from which day on.
            tomorrow          | ''               | "tomorrow" is no day of the calendar. Write 2026-12-24
            2026-02-30        | ''               | "2026-02-30" is no day
            2026-03-10        | 2026-03-09       | The last day, 2026-03-09, is before the first
            2026-03-10        | 2029-03-09       | Leave is at most 800 days long
            2206-03-10        | ''               | Check the year
            1926-03-10        | 1926-03-11       | Check the year
            2026-03-10T09:00  | ''               | needs an end too
            2026-03-10T09:00  | 2026-03-10T08:00 | ends after it begins
            999999999-12-31   | ''               | is no day of the calendar
            """)
    void refusesGarbageInWords(String from, String until, String words) {
        Entered<LeaveEntry> entered = real.leaves.enter(ann, from, until, DANA);
        String answer = entered.fold(entry -> "taken", Saying::english);
        assertThat(answer).contains(words);
        assertThat(real.leaves.of(ann.id())).isEmpty();
    }

    @Test
    void countsWhatAnotherProcessTookInWithinSeconds() {
        RealPeople other = new RealPeople(jdbi, clock, people);
        assertThat(other.clocks.stopped(ann)).isEmpty();
        enter("2026-03-02", "");
        clock.set(NOW.plus(Absences.TRUSTED));
        assertThat(other.clocks.stopped(ann)).hasSize(1);
    }

    @Test
    void givesNewStartersTwentyBusinessDaysThatLeaveMakesLonger() {
        Person cleo = starter(2, "2026-02-16T09:00:00Z");
        assertThat(real.clocks.halt(cleo, NOW)).contains(halt(Halt.Reason.NEW, 0, "2026-03-16T09:00:00Z", null));
        assertThat(real.clocks.stopped(cleo))
                .containsExactly(
                        new Leave(Instant.parse("2026-02-16T09:00:00Z"), Instant.parse("2026-03-16T09:00:00Z")));
        real.leaves.enter(cleo, "2026-03-09", "2026-03-13", DANA);
        assertThat(real.clocks.halt(cleo, NOW)).contains(halt(Halt.Reason.NEW, 0, "2026-03-23T09:00:00Z", null));
        assertThat(real.clocks.stopped(starter(3, "2024-01-01T09:00:00Z")))
                .noneMatch(l -> l.until().isAfter(NOW));
        assertThat(real.clocks.halt(starter(4, "2019-01-01T09:00:00Z"), NOW)).isEmpty();
        assertThat(real.clocks.halt(ann, NOW)).as("first day not known").isEmpty();
    }

    @Test
    void givesTimeForATerritoryButNotForSingleRecords() {
        List<RecordChange> nine = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            nine.add(moved(i, "005000000000007AAA", ann.id().value()));
        }
        nine.add(moved(50, "00G000000000001AAA", ann.id().value()));
        nine.add(moved(51, ann.id().value(), "005000000000007AAA"));
        nine.add(moved(9, "005000000000007AAA", ann.id().value()));
        seen(nine);
        assertThat(real.clocks.halt(ann, NOW)).isEmpty();
        clock.set(NOW.plus(Duration.ofDays(2)));
        seen(List.of(moved(10, "005000000000007AAA", ann.id().value())));
        assertThat(real.clocks.stopped(ann)).containsExactly(new Leave(NOW, Instant.parse("2026-03-11T09:00:00Z")));
        assertThat(real.clocks.halt(ann, clock.instant()))
                .contains(halt(Halt.Reason.TERRITORY, 10, "2026-03-11T09:00:00Z", null));
        clock.set(NOW.plus(Duration.ofDays(12)));
        List<RecordChange> again = new ArrayList<>();
        for (int i = 100; i < 120; i++) {
            again.add(moved(i, "005000000000007AAA", ann.id().value()));
        }
        seen(again);
        assertThat(real.clocks.stopped(ann))
                .as("passing records round buys no peace")
                .hasSize(1);
        clock.set(NOW.plus(Duration.ofDays(40)));
        again.replaceAll(change -> moved(
                1_000 + Integer.parseInt(change.id().value().substring(3, 15)),
                "005000000000007AAA",
                ann.id().value()));
        seen(again);
        assertThat(real.clocks.stopped(ann)).hasSize(2);
    }

    @Test
    void keepsEverybodysWholeDaysWhenTheirZoneChanges() {
        Random random = new Random(51);
        List<String> zones = List.of("Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia", "Europe/London");
        int wrong = 0;
        for (int i = 0; i < 500; i++) {
            Person before = people.add(100 + i, "Rep " + i, zones.get(random.nextInt(4)), Optional.empty());
            LocalDate day = LocalDate.of(2026, 3, 2).plusDays(random.nextInt(100));
            real.leaves.enter(before, day.toString(), "", DANA);
            real.clocks.present(before);
            Person after = people.add(100 + i, "Rep " + i, zones.get(random.nextInt(4)), Optional.empty());
            wrong += real.clocks.stopped(after).equals(List.of(Leave.days(day, day, after.zone()))) ? 0 : 1;
            wrong += real.clocks.present(after).isWorkingDay(day) ? 1 : 0;
        }
        TargetReport.row("T5", "500 people with leave change their zone", wrong + " wrong days, counted at once", 51);
        assertThat(wrong).isZero();
    }

    @Test
    void neverFindsSomebodyPresentOnLeave() {
        Random random = new Random(1126);
        int met = 0;
        int asked = 0;
        for (int i = 0; i < 40; i++) {
            Person person = people.add(1_000 + i, "Rep " + i, zone(random), Optional.empty());
            List<LeaveSpan> spans = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                LocalDate first = LocalDate.of(2026, 3, 2).plusDays(random.nextInt(200));
                LocalDate last = first.plusDays(random.nextInt(12));
                real.leaves.enter(person, first.toString(), last.toString(), DANA);
                spans.add(new LeaveSpan.Days(first, last));
            }
            for (int k = 0; k < 250; k++) {
                Instant at = NOW.plusSeconds(random.nextInt(220 * 86_400));
                Instant next = real.clocks.present(person).nextWorking(at);
                Instant due = real.clocks.present(person).plus(at, BusinessSpan.days(random.nextInt(5)));
                LocalDate day = next.atZone(person.zone()).toLocalDate();
                LocalDate dueDay = due.atZone(person.zone()).toLocalDate();
                boolean moved = !due.equals(at);
                asked++;
                for (LeaveSpan span : spans) {
                    LeaveSpan.Days days = (LeaveSpan.Days) span;
                    met += within(days, day) || moved && within(days, dueDay) ? 1 : 0;
                }
            }
        }
        TargetReport.row(
                "N14",
                asked + " random moments of 40 people with 240 spans of leave",
                met + " messages or steps due on leave",
                1126);
        assertThat(met).isZero();
    }

    private static boolean within(LeaveSpan.Days days, LocalDate day) {
        return !day.isBefore(days.first()) && !day.isAfter(days.last());
    }

    private static String zone(Random random) {
        List<String> zones = List.of("Asia/Tokyo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe");
        return ZoneId.of(zones.get(random.nextInt(zones.size()))).getId();
    }

    private void enter(String from, String until) {
        Entered<LeaveEntry> entered = real.leaves.enter(ann, from, until, DANA);
        String refused = entered.fold(entry -> "", Saying::english);
        assertThat(refused).isEmpty();
    }

    private Person starter(int number, String since) {
        Person p = people.add(number, "Cleo " + number, "Europe/Berlin", Optional.empty());
        return people.put(new Person(
                p.id(),
                p.name(),
                p.username(),
                p.email(),
                true,
                p.zone(),
                p.locale(),
                p.manager(),
                p.title(),
                Optional.of("DE"),
                Optional.of(Instant.parse(since))));
    }

    private void seen(List<RecordChange> changes) {
        jdbi.useTransaction(handle -> Handovers.seen(handle, changes, clock.instant()));
        clock.set(clock.instant().plus(Absences.TRUSTED));
        real.clocks.stopped(ann);
        clock.set(clock.instant().minus(Absences.TRUSTED));
    }

    private static RecordChange moved(int record, String from, String to) {
        RecordId id = RecordId.of("006%012d".formatted(record));
        return new RecordChange(id, "Opportunity", RecordChange.Kind.CHANGED, deal(id, from), deal(id, to));
    }

    private static CrmRecord deal(RecordId id, String owner) {
        return new CrmRecord(id, "Opportunity", Map.of("OwnerId", FieldValue.of(owner)), NOW);
    }
}
