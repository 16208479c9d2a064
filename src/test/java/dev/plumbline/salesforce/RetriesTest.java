package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final SalesforceException BUSY =
            new SalesforceException.Transient("SERVER_UNAVAILABLE", "busy", null);
    private static final SalesforceException LOST = new SalesforceException.UnknownOutcome("NO_ANSWER", "lost", null);
    private static final Call CREATE = new Call("create", Call.Effect.WRITE_ONCE);

    private final Retries retries = new Retries(() -> 0.999);

    @Test
    void repeatsReadsAndRepeatableWritesTwiceWithGrowingWaits() {
        for (Call call : new Call[] {Call.read("query"), Call.write("update")}) {
            assertThat(retries.after(BUSY, call, 1))
                    .hasValueSatisfying(w -> assertThat(w).isLessThan(Duration.ofMillis(500)));
            assertThat(retries.after(BUSY, call, 2))
                    .hasValueSatisfying(w -> assertThat(w).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2)));
            assertThat(retries.after(BUSY, call, 3)).isEmpty();
        }
        assertThat(retries.after(LOST, Call.write("upsert"), 1)).isPresent();
    }

    @Test
    void neverRepeatsACreate() {
        assertThat(retries.after(BUSY, CREATE, 1)).isEmpty();
        assertThat(retries.after(LOST, CREATE, 1)).isEmpty();
    }

    @Test
    void repeatsNothingThatWouldFailAgain() {
        Call read = Call.read("query");
        assertThat(retries.after(new SalesforceException.Query("INVALID_FIELD", "x", null), read, 1))
                .isEmpty();
        assertThat(retries.after(new SalesforceException.Permission("INSUFFICIENT_ACCESS", "x", null), read, 1))
                .isEmpty();
        assertThat(retries.after(new SalesforceException.Configuration("TLS", "x", null), read, 1))
                .isEmpty();
        assertThat(retries.after(new SalesforceException.Transient(Codes.RESTING, "x", null), read, 1))
                .isEmpty();
        assertThat(retries.after(
                        new SalesforceException.UnknownOutcome(Codes.UNREADABLE, "x", null), Call.write("update"), 1))
                .isEmpty();
        assertThat(retries.after(
                        new SalesforceException.Limit("REQUEST_LIMIT_EXCEEDED", "x", Duration.ofMinutes(5), null),
                        read,
                        1))
                .isEmpty();
    }

    @Test
    void spreadsWaitsSoThatReplicasDoNotComeBackTogether() {
        Random random = new Random(7);
        Retries spread = new Retries(random::nextDouble);
        Set<Long> tenths = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            tenths.add(spread.after(BUSY, Call.read("query"), 2).orElseThrow().toMillis() / 100);
        }
        assertThat(tenths).hasSizeGreaterThan(15);
    }
}
