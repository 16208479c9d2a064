package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.speech.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DelegationsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor ADMIN = new Actor.Person("admin", "admin");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(NOW);
    private final TestPeople people = new TestPeople();
    private final Delegations delegations = new RealPeople(jdbi, clock, people).delegations;
    private final Person ann = people.add(1, "Ann Lee", "America/Los_Angeles", Optional.empty());
    private final Person bob = people.add(2, "Bob Ray", "Europe/London", Optional.empty());
    private final Person cleo = people.add(3, "Cleo Fox", "Europe/London", Optional.empty());

    @Test
    void countsTheDaysOfTheOwnersZone() {
        assertThat(enter(ann, bob, "2026-03-03", "2026-03-04")).isEmpty();
        assertThat(delegations.of(ann.id(), Instant.parse("2026-03-03T07:59:00Z")))
                .isEmpty();
        assertThat(delegations.of(ann.id(), Instant.parse("2026-03-03T08:00:00Z")))
                .contains(bob);
        assertThat(delegations.of(ann.id(), Instant.parse("2026-03-05T07:59:00Z")))
                .contains(bob);
        assertThat(delegations.of(ann.id(), Instant.parse("2026-03-05T08:00:00Z")))
                .isEmpty();
        assertThat(delegations.ownersOf(bob.id(), Instant.parse("2026-03-03T08:00:00Z")))
                .containsExactly(ann.id());
        assertThat(delegations.ownersOf(ann.id(), Instant.parse("2026-03-03T08:00:00Z")))
                .isEmpty();
    }

    @Test
    void lastsUntilItIsEndedWhenNoLastDayIsSaid() {
        assertThat(enter(ann, bob, "", "")).isEmpty();
        assertThat(delegations.of(ann.id(), NOW.plusSeconds(400L * 86_400))).contains(bob);
        long id = delegations.byOwner(ann.id()).get(0).id();
        assertThat(delegations.end(bob.id(), id, ADMIN)).isEmpty();
        assertThat(delegations.end(ann.id(), id, ADMIN)).isPresent();
        assertThat(delegations.of(ann.id(), NOW)).isEmpty();
    }

    @Test
    void isNobodyWhoHasLeft() {
        enter(ann, bob, "", "");
        people.leave(bob.id());
        assertThat(delegations.of(ann.id(), NOW)).isEmpty();
        assertThat(delegations.ownersOf(bob.id(), NOW)).isEmpty();
        assertThat(enter(cleo, people.person(bob.id()).orElseThrow(), "", "")).contains("is not active in Salesforce");
    }

    @Test
    void refusesOneselfStrangersChainsOverlapsAndNonsense() {
        assertThat(enter(ann, ann, "", "")).contains("Nobody is their own delegate");
        assertThat(words(ann, "nobody@example.com", "", "")).contains("Nobody here has the username");
        assertThat(words(ann, bob.username(), "soon", "")).contains("\"soon\" is no day of the calendar");
        assertThat(words(ann, bob.username(), "2026-03-05", "2026-03-04")).contains("is before the first");
        assertThat(words(ann, bob.username(), "2026-02-01", "2026-02-04")).contains("That is over already");
        assertThat(words(ann, bob.username(), "2096-02-01", "")).contains("Check the year");
        assertThat(enter(ann, bob, "2026-03-03", "2026-03-10")).isEmpty();
        assertThat(enter(ann, cleo, "2026-03-10", "")).contains("Bob Ray types for Ann Lee in that time already");
        assertThat(enter(bob, cleo, "2026-03-05", "")).contains("Bob Ray types for Ann Lee in that time");
        assertThat(enter(cleo, ann, "2026-03-05", "")).contains("Ann Lee has a delegate in that time, Bob Ray");
        assertThat(enter(bob, cleo, "2026-03-11", "")).isEmpty();
        assertThat(delegations.of(bob.id(), Instant.parse("2026-03-12T12:00:00Z")))
                .contains(cleo);
    }

    @Test
    void neverMakesAChainHoweverManyEnterAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 20; round++) {
                List<Callable<String>> all = List.of(
                        () -> enter(ann, bob, "", ""), () -> enter(bob, cleo, "", ""), () -> enter(cleo, ann, "", ""));
                int taken = 0;
                for (Future<String> one : threads.invokeAll(all)) {
                    taken += one.get().isEmpty() ? 1 : 0;
                }
                assertThat(taken).isEqualTo(1);
                for (Person owner : List.of(ann, bob, cleo)) {
                    delegations.byOwner(owner.id()).forEach(one -> delegations.end(owner.id(), one.id(), ADMIN));
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private String enter(Person owner, Person delegate, String first, String last) {
        return words(owner, delegate.id().value(), first, last);
    }

    private String words(Person owner, String delegate, String first, String last) {
        return delegations.enter(owner, delegate, first, last, ADMIN).fold(taken -> "", Saying::english);
    }
}
