package dev.plumbline.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 2026-03-31",
                "en-US | 3/31/2026",
                "en-US | 3/31/26",
                "en-US | 03/31/2026",
                "de-DE | 31.03.2026",
                "de-DE | 31.3.2026",
                "de-DE | 31.3.26",
                "en-GB | 31/03/2026",
                "en-GB | 31/3/26",
                "sv-SE | 2026-03-31",
                "ja-JP | 2026/03/31",
            })
    void readsDaysAsBrowsersSendAndPeopleTypeThem(String locale, String typed) {
        assertThat(new DayText(Locale.forLanguageTag(locale)).day(typed)).contains(LocalDate.of(2026, 3, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 31/03/2026",
                "de-DE | 30.02.2026",
                "en-US | soon",
                "en-US | 2026-13-01",
                "en-US | 0001-01-01",
                "en-US | 9999-01-01",
            })
    void takesNoDayThatIsNone(String locale, String typed) {
        assertThat(new DayText(Locale.forLanguageTag(locale)).day(typed)).isEmpty();
    }

    @Test
    void readsMomentsToTheMinute() {
        DayText german = new DayText(Locale.GERMANY);
        LocalDateTime at = LocalDateTime.of(2026, 3, 31, 9, 5);
        assertThat(german.moment("2026-03-31T09:05")).contains(at);
        assertThat(german.moment("31.03.2026 9:05")).contains(at);
        assertThat(german.moment("31.03.2026, 09:05")).contains(at);
        assertThat(german.moment("31.03.2026")).isEmpty();
    }

    @Property(tries = 20_000)
    void readsBackItsOwnExamples(@ForAll("locales") Locale locale, @ForAll("days") LocalDate day) {
        DayText text = new DayText(locale);
        assertThat(text.day(text.example(day)))
                .as("%s writes %s as %s", locale, day, text.example(day))
                .contains(day);
        assertThat(text.day(day.toString())).contains(day);
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2100, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
