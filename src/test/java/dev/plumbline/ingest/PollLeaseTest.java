package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.TestDatabase;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PollLeaseTest {

    private static final Duration TERM = Duration.ofMillis(600);

    private final Jdbi jdbi = TestDatabase.fresh();
    private final PollLease mine = new PollLease(jdbi, TERM);
    private final PollLease other = new PollLease(jdbi, TERM);

    @Test
    void isHeldForAsLongAsTheWorkTakes() {
        mine.whileHeld(() -> {
            await().during(TERM.multipliedBy(3))
                    .pollInterval(TERM.dividedBy(5))
                    .until(() -> other.whileHeld(() -> "taken").isEmpty());
            return "done";
        });
        assertThat(other.whileHeld(() -> "taken")).contains("taken");
    }

    @Test
    void isGivenBackWhenTheWorkFails() {
        assertThatThrownBy(() -> mine.whileHeld(() -> {
                    throw new IllegalStateException("the page could not be read");
                }))
                .hasMessage("the page could not be read");
        assertThat(other.whileHeld(() -> "taken")).contains("taken");
    }

    @Test
    void passesOnOnceItsHolderFellSilent() {
        assertThat(mine.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        await().atMost(Duration.ofSeconds(10)).until(other::hold);
        assertThat(mine.hold()).isFalse();
    }
}
