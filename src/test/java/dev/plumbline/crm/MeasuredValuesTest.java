package dev.plumbline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, days and moments as longs: exactly, or not at all. */
class MeasuredValuesTest {

    @ParameterizedTest
    @CsvSource({
        "12.5, 2, 1250",
        "12.50, 1, 125",
        "12, 0, 12",
        "-0.01, 2, -1",
        "1E+3, 2, 100000",
        "0, 18, 0",
        "0E-400, 2, 0",
        "999999999999999999, 0, 999999999999999999"
    })
    void countsUnitsOfTheLastDecimal(BigDecimal number, int decimals, long units) {
        assertThat(new FieldValue.Num(number).at(decimals)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"12.555, 2", "1234567890123456789, 0", "12345678901234, 12", "1E+400, 2", "1E-400, 2"})
    void saysSoWhereItDoesNotFit(BigDecimal number, int decimals) {
        assertThat(new FieldValue.Num(number).at(decimals)).isEqualTo(FieldValue.Num.WIDE);
    }

    @Property
    void isExactWhereverItAnswers(
            @ForAll @BigRange(min = "-1E20", max = "1E20") @Scale(6) BigDecimal number,
            @ForAll @IntRange(max = 18) int decimals) {
        long units = new FieldValue.Num(number).at(decimals);

        if (units != FieldValue.Num.WIDE) {
            assertThat(BigDecimal.valueOf(units, decimals)).isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00.123Z, 1772442000123",
        "1969-12-31T23:59:59.999Z, -1",
        "+1000000000-12-31T00:00:00Z, 31556889864316800000"
    })
    void countsMillisecondsOfAMoment(Instant moment, BigDecimal millis) {
        assertThat(BigDecimal.valueOf(new FieldValue.Moment(moment).millis()))
                .isEqualByComparingTo(millis.precision() > 18 ? BigDecimal.valueOf(FieldValue.Moment.BETWEEN) : millis);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T09:00:00.123456Z", "1969-12-31T23:59:59.9999Z"})
    void saysSoBetweenTwoMilliseconds(Instant moment) {
        assertThat(new FieldValue.Moment(moment).millis()).isEqualTo(FieldValue.Moment.BETWEEN);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01, 0", "2026-03-02, 20514", "1890-01-01, -29219"})
    void countsDays(LocalDate day, long days) {
        assertThat(new FieldValue.Day(day).epochDay()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5, true", "12.5, 12.50, false"})
    void isEqualAsItsNumberIs(BigDecimal one, BigDecimal other, boolean equal) {
        assertThat(new FieldValue.Num(one).equals(new FieldValue.Num(other))).isEqualTo(equal);
        assertThat(FieldValue.of(LocalDate.EPOCH))
                .isEqualTo(FieldValue.of(LocalDate.EPOCH))
                .hasSameHashCodeAs(FieldValue.of(LocalDate.EPOCH))
                .isNotEqualTo(FieldValue.of(Instant.EPOCH));
    }
}
