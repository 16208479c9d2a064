package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TBD",
                "t.b.d.",
                "n/a",
                "N. A.",
                "-",
                "...",
                "???",
                "xxx",
                "XxXx",
                "x",
                "11111",
                "To be determined",
                "none",
                "Same as above",
                "asdf",
                "  tbd  ",
                "…",
                "don't know"
            })
    void seesThroughTextsThatSayNothing(String text) {
        assertThat(Placeholders.isPlaceholder(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Send the quote",
                "Call Ann",
                "TBD with Ann on Monday",
                "5",
                "No budget until May",
                "Naples",
                "日本",
                "Test drive on 3 May",
                "to be determined by the board on Friday"
            })
    void leavesTextsThatSaySomething(String text) {
        assertThat(Placeholders.isPlaceholder(text)).isFalse();
    }

    @Test
    void countsABlankAsNone() {
        assertThat(Placeholders.isPlaceholder(null)).isFalse();
        assertThat(Placeholders.isPlaceholder("  ")).isFalse();
    }
}
