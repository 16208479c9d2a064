package dev.plumbline.violations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final Scope ANN = Scope.of(Set.of(RecordId.of("005000000000001AAA")));

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void countsAgainWhatIsCountedQuickly() {
        Remembered remembered = new Remembered(clock, () -> 1_000_000);
        assertThat(count(remembered, "open", Scope.EVERYONE, 5)).containsExactly(1);
        assertThat(count(remembered, "open", Scope.EVERYONE, 5)).containsExactly(2);
    }

    @Test
    void remembersForAFewSecondsWhatTookLong() {
        Remembered remembered = new Remembered(clock, () -> 1_000_000);
        assertThat(count(remembered, "open", Scope.EVERYONE, 300)).containsExactly(1);
        assertThat(count(remembered, "open", Scope.EVERYONE, 300)).containsExactly(1);
        assertThat(count(remembered, "open", ANN, 300)).containsExactly(2);
        assertThat(count(remembered, "ended", Scope.EVERYONE, 300)).containsExactly(3);
        clock.forward(Duration.ofSeconds(15));
        assertThat(count(remembered, "open", Scope.EVERYONE, 300)).containsExactly(4);
    }

    @Test
    void remembersNothingWhereThereIsLittle() {
        Remembered remembered = new Remembered(clock, () -> 20_000);
        assertThat(count(remembered, "open", Scope.EVERYONE, 5_000)).containsExactly(1);
        assertThat(count(remembered, "open", Scope.EVERYONE, 5_000)).containsExactly(2);
    }

    private List<Integer> count(Remembered remembered, String what, Scope scope, long millis) {
        return remembered.list(what, scope, "", () -> {
            clock.forward(Duration.ofMillis(millis));
            return List.of(counted.incrementAndGet());
        });
    }
}
