package dev.plumbline.violations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static Move move(int since, int at, String was, String became) {
        return new Move(
                START.plusSeconds(since),
                START.plusSeconds(at),
                was.isEmpty() ? Map.of() : Map.of("StageName", was),
                Map.of("StageName", became),
                Optional.empty());
    }

    /** One was seen from A to D within a span; the other is told by a history, or seen as well. */
    @ParameterizedTest
    @CsvSource({
        "10, 20,  20, 20, A, D, true,  the moment at which it was seen",
        "10, 20,  15, 15, A, C, true,  a step on the way",
        "10, 20,  10, 10, A, D, true,  made in the second of the save before",
        "10, 20,  10, 10, Z, A, false, the save before",
        "10, 20,  21, 21, A, D, true,  stamps of one save that differ a little",
        "10, 20,  21, 21, D, E, false, the next save",
        "10, 20,  60, 60, A, D, false, the same again much later",
        "10, 20,  20, 30, D, A, false, the next change that was seen",
        "10, 20,  30, 40, A, D, false, the same seen again",
        "20, 20,  21, 21, A, D, false, two rows of a history are two saves",
    })
    void knowsWhetherTwoAreOne(
            int since, int at, int otherSince, int otherAt, String was, String became, boolean one, String why) {
        Move seen = move(since, at, "A", "D");
        Move other = move(otherSince, otherAt, was, became);
        assertThat(seen.isPartOf(other)).as(why).isEqualTo(one);
        assertThat(other.isPartOf(seen)).as(why).isEqualTo(one);
    }

    @Test
    void isUndoneOnlyWhereItCameFrom() {
        assertThat(move(1, 1, "A", "D").isUndoneBy(Map.of("StageName", "A"))).isTrue();
        assertThat(move(1, 1, "A", "D").isUndoneBy(Map.of("StageName", "B"))).isFalse();
        assertThat(move(1, 1, "A", "D").isUndoneBy(Map.of())).isFalse();
        assertThat(move(1, 1, "", "D").isUndoneBy(Map.of())).isFalse();
        assertThat(move(1, 1, "A", "A").isUndoneBy(Map.of("StageName", "A"))).isFalse();
    }
}
