package dev.plumbline.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 1.234,56 | 1234.56",
                "en-US | 1.234,56 | 1234.56",
                "de-DE | 1,234.56 | 1234.56",
                "en-US | 1,234.56 | 1234.56",
                "de-DE | 1.234 | 1234",
                "en-US | 1.234 | 1.234",
                "de-DE | 1,234 | 1.234",
                "en-US | 1,234 | 1234",
                "en-IN | 12,34,567.50 | 1234567.50",
                "fr-FR | 1 234,5 | 1234.5",
                "de-CH | 1'234.50 | 1234.50",
                "en-US | 1.234.567 | 1234567",
                "de-DE | € 12.500 | 12500",
                "de-DE | 12.500 EUR | 12500",
                "en-US | USD 12,500 | 12500",
                "en-US | $12,500.00 | 12500.00",
                "en-US | -$5 | -5",
                "en-US | 25k | 25000",
                "en-US | 1.5M | 1500000",
                "de-DE | 1,5m | 1500000",
                "en-US | .5 | 0.5",
                "ar-EG | ١٢٣٤ | 1234",
            })
    void readsNumbersAsPeopleWriteThem(String locale, String typed, BigDecimal meant) {
        assertThat(new NumberText(Locale.forLanguageTag(locale)).read(typed, false))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 1.5",
                "en-US | 1,5",
                "en-US | 12,34",
                "en-US | 1.2.3",
                "en-US | ten",
                "en-US | 1e9",
                "en-US | 5 %",
                "en-US | --5",
                "fr-FR | 1.234",
                "en-US | 1,23,4",
                "en-US | k",
            })
    void takesNothingThatCouldBeMeantInTwoWays(String locale, String typed) {
        assertThat(new NumberText(Locale.forLanguageTag(locale)).read(typed, false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-US | 20 % | 20", "de-DE | 12,5% | 12.5", "tr-TR | %20 | 20"})
    void readsPercentsWithTheirSign(String locale, String typed, BigDecimal meant) {
        assertThat(new NumberText(Locale.forLanguageTag(locale)).read(typed, true))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(meant));
    }

    /** Whatever a field shows is read back as the same number, wherever the reader is from. */
    @Property(tries = 20_000)
    void readsBackWhatItShows(
            @ForAll("locales") Locale locale, @ForAll("numbers") BigDecimal number, @ForAll boolean percent) {
        NumberText text = new NumberText(locale);
        String shown = text.shown(number, number.scale());
        assertThat(text.read(shown, percent))
                .as("%s shows %s as %s", locale, number, shown)
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    /** No text whatever breaks it. */
    @Property(tries = 5_000)
    void survivesAnything(@ForAll String text) {
        Optional<BigDecimal> read = new NumberText(Locale.GERMANY).read(text, false);
        read.ifPresent(n -> assertThat(n.precision()).isLessThan(100));
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999999"), new BigDecimal("99999999999999"))
                .ofScale(2)
                .map(BigDecimal::stripTrailingZeros)
                .map(n -> n.scale() < 0 ? n.setScale(0) : n);
    }
}
