package dev.plumbline.leading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sight;
import dev.plumbline.sight.Sighted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LeadingTest {

    private static final RecordId ANN = RecordId.of("005000000000004AAA");
    private static final RecordId DANA = RecordId.of("005000000000002AAA");
    private static final Actor.Person LEADER = new Actor.Person(DANA.value(), "Dana Ortiz");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final DailyUses uses = new DailyUses(jdbi);
    private final Talks talks = new Talks(clock);

    @Test
    void countsUseByDayAndKind() {
        assertThat(uses.first()).isEmpty();
        uses.note(DANA, MONDAY, Use.VIEWED);
        uses.note(DANA, MONDAY, Use.VIEWED);
        uses.note(DANA, MONDAY.plusDays(1), Use.DECIDED);
        uses.note(ANN, MONDAY, Use.VIEWED);
        assertThat(uses.since(Set.of(DANA), MONDAY))
                .containsExactly(
                        new Uses.Day(DANA, MONDAY, Use.VIEWED, 2),
                        new Uses.Day(DANA, MONDAY.plusDays(1), Use.DECIDED, 1));
        assertThat(uses.since(Set.of(DANA), MONDAY.plusDays(1))).hasSize(1);
        assertThat(uses.first()).contains(MONDAY);
    }

    @Test
    void forgetsUseAfterHalfAYear() {
        uses.note(DANA, MONDAY, Use.VIEWED);
        ForgetJob job = new ForgetJob(uses, clock);
        job.tick();
        assertThat(uses.first()).contains(MONDAY);
        clock.forward(Duration.ofDays(183));
        job.tick();
        assertThat(uses.first()).isEmpty();
    }

    @Test
    void isReadOnlyByWhoSeesThePerson() {
        uses.note(DANA, MONDAY, Use.VIEWED);
        jdbi.useTransaction(handle -> talks.note(handle, ANN, LEADER, MONDAY, "We talked."));
        Sight danas = Sight.of(false, Set.of(DANA, ANN));
        Sight anns = Sight.of(false, Set.of(ANN));
        assertThat(uses(danas)).isEqualTo(1);
        assertThat(uses(anns)).isZero();
        assertThat(talksSeen(anns)).isEqualTo(1);
        assertThat(talksSeen(Sight.of(false, Set.of(DANA)))).isZero();
    }

    private int uses(Sight sight) {
        return Sighted.<Integer>read(jdbi, sight, handle -> handle.createQuery("SELECT count(*) FROM lead_use")
                .mapTo(Integer.class)
                .one());
    }

    private int talksSeen(Sight sight) {
        return Sighted.<Integer>read(
                jdbi, sight, handle -> talks.with(handle, ANN, 10).size());
    }

    /** P4. */
    @Test
    void noTimeOfDayIsKeptOfUse() {
        List<String> finer = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT column_name FROM information_schema.columns
                        WHERE table_name = 'lead_use' AND data_type ~ 'time'
                        """)
                .mapTo(String.class)
                .list());
        TargetReport.row("P4", "columns of use that are finer than a day", finer.size() + "", 0);
        assertThat(finer).isEmpty();
    }

    @Test
    void keepsTalksAndLogsThatTheyWereNotWhatWasSaid() {
        jdbi.useTransaction(handle -> {
            talks.note(handle, ANN, LEADER, MONDAY.minusDays(3), "First \0 things first.");
            talks.note(handle, ANN, LEADER, MONDAY, "And then.");
        });
        List<Talks.Talk> kept = jdbi.withHandle(handle -> talks.with(handle, ANN, 10));
        assertThat(kept).extracting(Talks.Talk::text).containsExactly("And then.", "First  things first.");
        List<String> log =
                jdbi.withHandle(handle -> handle.createQuery("SELECT text FROM audit_entry WHERE what = 'talk-noted'")
                        .mapTo(String.class)
                        .list());
        assertThat(log).hasSize(2).noneMatch(text -> text.contains("things"));
    }

    @Test
    void aTalkIsOfAKnownDayAndHasWords() {
        assertThat(talks.wrong(MONDAY, MONDAY, "x")).isEmpty();
        assertThat(talks.wrong(MONDAY, MONDAY, "  ")).contains(Talks.Wrong.TEXT);
        assertThat(talks.wrong(MONDAY, MONDAY, "x".repeat(Talks.LONGEST + 1))).contains(Talks.Wrong.TEXT);
        assertThat(talks.wrong(MONDAY.plusDays(1), MONDAY, "x")).contains(Talks.Wrong.DAY);
        assertThat(talks.wrong(MONDAY.minusDays(400), MONDAY, "x")).contains(Talks.Wrong.DAY);
    }
}
