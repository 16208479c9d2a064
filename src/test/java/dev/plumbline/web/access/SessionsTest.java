package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.TestConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Entrant ANN = Entrant.account("Ann ");
    private static final Sessions.Voucher SOMEWHERE =
            new Sessions.Voucher("https://idp", "sub-1", "sid-1", "", Optional.empty());

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final Jdbi jdbi = TestDatabase.fresh();
    private final Sessions sessions = new Sessions(jdbi, TestConfig.of(SignOnConfig.class, Map.of()), clock);

    @Test
    void lastsWhileSomebodyClicksAndEndsHalfAnHourAfterTheLastClick() {
        String cookie = open(ANN, Sessions.Voucher.NONE);
        for (int i = 0; i < 10; i++) {
            clock.forward(Duration.ofMinutes(29));
            assertThat(sessions.seen(cookie)).isPresent();
        }
        clock.forward(Duration.ofMinutes(30));
        assertThat(sessions.seen(cookie)).isEmpty();
    }

    @Test
    void endsAfterTwelveHoursHoweverBusy() {
        String cookie = open(ANN, Sessions.Voucher.NONE);
        for (int i = 0; i < 47; i++) {
            clock.forward(Duration.ofMinutes(15));
            assertThat(sessions.seen(cookie)).as("after %d quarters", i + 1).isPresent();
        }
        clock.forward(Duration.ofMinutes(15));
        assertThat(sessions.seen(cookie)).isEmpty();
    }

    @Test
    void keepsNothingThatOpensASession() {
        String cookie = open(ANN, Sessions.Voucher.NONE);
        String row = jdbi.withHandle(h -> h.createQuery("SELECT s::text FROM access_session s")
                .mapTo(String.class)
                .one());
        assertThat(row).doesNotContain(cookie).contains("account:ann");
        assertThat(sessions.seen(cookie.substring(1))).isEmpty();
    }

    @Test
    void signsOutOneOrEverywhere() {
        String here = open(ANN, Sessions.Voucher.NONE);
        String there = open(ANN, Sessions.Voucher.NONE);
        String others = open(Entrant.account("bo"), Sessions.Voucher.NONE);
        long id = sessions.seen(here).orElseThrow().id();
        jdbi.useHandle(h -> sessions.end(h, id));
        assertThat(sessions.seen(here)).isEmpty();
        assertThat(sessions.seen(there)).isPresent();
        jdbi.useHandle(h -> sessions.endAll(h, ANN));
        assertThat(sessions.seen(there)).isEmpty();
        assertThat(sessions.seen(others)).isPresent();
    }

    @Test
    void aProviderEndsItsOwnSessionsOrAllOfAUser() {
        String one = open(ANN, SOMEWHERE);
        String other = open(ANN, new Sessions.Voucher("https://idp", "sub-1", "sid-2", "", Optional.empty()));
        String elsewhere = open(ANN, new Sessions.Voucher("https://other", "sub-1", "sid-1", "", Optional.empty()));
        jdbi.useHandle(h -> sessions.endAt(h, "https://idp", Optional.empty(), Optional.of("sid-1")));
        assertThat(sessions.seen(one)).isEmpty();
        assertThat(sessions.seen(other)).isPresent();
        jdbi.useHandle(h -> sessions.endAt(h, "https://idp", Optional.of("sub-1"), Optional.empty()));
        assertThat(sessions.seen(other)).isEmpty();
        assertThat(sessions.seen(elsewhere)).isPresent();
    }

    private String open(Entrant who, Sessions.Voucher voucher) {
        return jdbi.inTransaction(h -> sessions.open(h, who, voucher, "10.0.0.1"));
    }
}
