package dev.plumbline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void allowsTenTriesInAQuarterOfAnHour() {
        exhaust("ann", "10.0.0.1");
        assertThat(attempts.allow("ann", "10.0.0.1")).isFalse();
        clock.forward(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(attempts.allow(" ANN ", "10.0.0.1")).isFalse();
        clock.forward(Duration.ofSeconds(1));
        assertThat(attempts.allow("ann", "10.0.0.1")).isTrue();
    }

    @Test
    void countsEachAccountAndEachAddressByItself() {
        exhaust("ann", "10.0.0.1");
        assertThat(attempts.allow("ann", "10.0.0.2")).isTrue();
        assertThat(attempts.allow("bo", "10.0.0.1")).isTrue();
    }

    @Test
    void forgetsTheFailuresOfWhoeverGotIn() {
        exhaust("ann", "10.0.0.1");
        attempts.succeeded("ann", "10.0.0.1");
        assertThat(attempts.allow("ann", "10.0.0.1")).isTrue();
    }

    @Test
    void staysSmallHoweverManyLoginsAreMadeUp() {
        for (int i = 0; i < 25_000; i++) {
            clock.forward(Duration.ofMillis(1));
            assertThat(attempts.allow("made-up-" + i, "10.0.0.1")).isTrue();
        }
        exhaust("ann", "10.0.0.1");
        assertThat(attempts.allow("ann", "10.0.0.1")).isFalse();
    }

    private void exhaust(String login, String address) {
        for (int i = 0; i < SignInAttempts.TRIES; i++) {
            assertThat(attempts.allow(login, address)).isTrue();
        }
    }
}
