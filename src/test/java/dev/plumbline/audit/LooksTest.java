package dev.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.sight.Sight;
import dev.plumbline.sight.Sighted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final RecordId ANN = RecordId.of("005000000000004AAA");
    private static final RecordId BO = RecordId.of("005000000000005AAA");
    private static final Actor.Person DANA = new Actor.Person("005000000000002AAA", "Dana Ortiz");

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final Looks looks = new StoredLooks(jdbi, clock);

    @Test
    void countsLooksByDayAndShowsTheLatestFirst() {
        looks.record(DANA, ANN);
        clock.forward(Duration.ofHours(3));
        looks.record(DANA, ANN);
        clock.forward(Duration.ofDays(1));
        looks.record(DANA, ANN);
        assertThat(looks.at(ANN))
                .containsExactly(
                        new Looks.Look(DANA.id(), "Dana Ortiz", LocalDate.parse("2026-03-03"), 1),
                        new Looks.Look(DANA.id(), "Dana Ortiz", LocalDate.parse("2026-03-02"), 2));
    }

    @Test
    void whoLooksAtThemselvesIsNotListed() {
        looks.record(new Actor.Person(ANN.value(), "Ann Smith"), ANN);
        assertThat(looks.at(ANN)).isEmpty();
    }

    @Test
    void thePersonReadsTheirOwnAndNobodyReadsThoseOfPeopleTheyDoNotSee() {
        looks.record(DANA, ANN);
        assertThat(seenBy(Set.of(ANN))).hasSize(1);
        assertThat(seenBy(Set.of(BO, ANN))).hasSize(1);
        assertThat(seenBy(Set.of(BO))).isEmpty();
        assertThat(seenBy(Set.of())).isEmpty();
    }

    private List<Looks.Look> seenBy(Set<RecordId> people) {
        return Sighted.read(jdbi, Sight.of(false, people), handle -> looks.at(ANN));
    }

    @Test
    void theFirstLookOfADayIsInTheAuditLog() {
        looks.record(DANA, ANN);
        looks.record(DANA, ANN);
        List<String> entries = jdbi.withHandle(h -> h.createQuery(
                        "SELECT actor_name || ' ' || record_id FROM audit_entry WHERE what = 'person-viewed'")
                .mapTo(String.class)
                .list());
        assertThat(entries).containsExactly("Dana Ortiz 005000000000004AAA");
    }
}
