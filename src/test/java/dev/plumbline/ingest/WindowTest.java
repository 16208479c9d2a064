package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant END = Instant.parse("2026-03-02T09:07:42Z");

    @Test
    void asksForAtLeastTwoWholeMinutes() {
        Window window = new Window(Instant.parse("2026-03-02T09:07:10Z"), END);
        assertThat(window.from()).isEqualTo("2026-03-02T09:05:00Z");
        assertThat(window.to()).isEqualTo(END);
    }

    @Test
    void startsAgainWhereSalesforceSaysItIsCovered() {
        Window window = new Window(Instant.parse("2026-03-02T08:00:30Z"), END);
        assertThat(window.from()).isEqualTo("2026-03-02T08:00:00Z");
        window.covered(Instant.parse("2026-03-02T08:59:59Z"));
        assertThat(window.open()).isFalse();
        assertThat(window.until()).isEqualTo("2026-03-02T08:59:59Z");
    }

    @Test
    void leavesNoGapBetweenPieces() {
        Window window = new Window(Instant.parse("2026-03-02T08:00:30Z"), END);
        assertThat(window.halve(FakeOrg.refused("EXCEEDED_ID_LIMIT"))).isTrue();
        assertThat(window.halve(FakeOrg.refused("EXCEEDED_ID_LIMIT"))).isTrue();
        List<Instant> ends = new ArrayList<>();
        Instant reached = window.from();
        while (window.open()) {
            assertThat(window.from()).isBeforeOrEqualTo(reached);
            reached = window.to();
            ends.add(reached);
            window.covered(window.to().truncatedTo(ChronoUnit.MINUTES));
        }
        assertThat(reached).isEqualTo(END);
        assertThat(ends).hasSizeBetween(4, 6);
        assertThat(window.until()).isEqualTo("2026-03-02T09:07:00Z");
    }

    @Test
    void givesUpWhenTwoMinutesHoldTooMuch() {
        Window window = new Window(Instant.parse("2026-03-02T09:02:00Z"), END);
        assertThat(window.halve(FakeOrg.refused("EXCEEDED_ID_LIMIT"))).isTrue();
        assertThat(window.halve(FakeOrg.refused("EXCEEDED_ID_LIMIT"))).isFalse();
        assertThatThrownBy(() -> window.halve(FakeOrg.refused("MALFORMED_QUERY")))
                .hasMessageContaining("MALFORMED_QUERY");
    }
}
