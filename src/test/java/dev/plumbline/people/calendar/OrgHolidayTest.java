package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgHolidayTest {

    /** All dates were taken from a paper calendar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RecursDaily | RecurrenceInterval=10 | 2026-01-01 2026-01-11 2026-01-21 2026-01-31 2026-02-10",
                "RecursEveryWeekday | | 2026-01-01 2026-01-02 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09",
                "RecursWeekly | RecurrenceDayOfWeekMask=34 | 2026-01-02 2026-01-05 2026-01-09 2026-01-12",
                "RecursWeekly | RecurrenceDayOfWeekMask=65 RecurrenceInterval=2 | 2026-01-03 2026-01-11 2026-01-17 2026-01-25",
                "RecursMonthly | RecurrenceDayOfMonth=31 | 2026-01-31 2026-03-31 2026-05-31",
                "RecursMonthly | RecurrenceDayOfMonth=5 RecurrenceInterval=3 | 2026-01-05 2026-04-05 2026-07-05",
                "RecursMonthlyNth | RecurrenceInstance=Third RecurrenceDayOfWeekMask=16 | 2026-01-15 2026-02-19 2026-03-19",
                "RecursMonthlyNth | RecurrenceInstance=Last RecurrenceDayOfWeekMask=62 RecurrenceInterval=2 | 2026-01-30 2026-03-31 2026-05-29",
                "RecursMonthlyNth | RecurrenceInstance=First RecurrenceDayOfWeekMask=127 | 2026-01-01 2026-02-01 2026-03-01",
                "RecursYearly | RecurrenceMonthOfYear=December RecurrenceDayOfMonth=25 | 2026-12-25 2027-12-25",
                "RecursYearly | RecurrenceMonthOfYear=February RecurrenceDayOfMonth=29 | 2028-02-29 2032-02-29",
                "RecursYearlyNth | RecurrenceMonthOfYear=November RecurrenceInstance=Fourth RecurrenceDayOfWeekMask=16 | 2026-11-26 2027-11-25",
                "RecursYearlyNth | RecurrenceMonthOfYear=May RecurrenceInstance=Last RecurrenceDayOfWeekMask=2 | 2026-05-25 2027-05-31",
            })
    void recursInEveryRhythm(String type, String more, String dates) {
        Map<String, FieldValue> values = recurring(type);
        if (more != null) {
            values.putAll(fields(more));
        }
        List<LocalDate> expected =
                Arrays.stream(dates.split(" ")).map(LocalDate::parse).toList();
        LocalDate last = expected.get(expected.size() - 1);
        assertThat(LocalDate.of(2025, 1, 1)
                        .datesUntil(last.plusDays(1))
                        .filter(day -> !closures(values).on(day).isEmpty()))
                .isEqualTo(expected);
    }

    @Test
    void endsOnItsLastDay() {
        Map<String, FieldValue> values = recurring("RecursDaily");
        values.put("RecurrenceEndDateOnly", FieldValue.of(LocalDate.of(2026, 1, 3)));
        assertThat(closures(values).on(LocalDate.of(2026, 1, 3))).isNotEmpty();
        assertThat(closures(values).on(LocalDate.of(2026, 1, 4))).isEmpty();
    }

    @Test
    void comesOnceWholeOrInPart() {
        Map<String, FieldValue> values = fields("ActivityDate=2026-12-24 IsAllDay=true");
        assertThat(closures(values).on(LocalDate.of(2026, 12, 24))).containsExactly(DaySpan.ALL_DAY);
        assertThat(closures(values).on(LocalDate.of(2027, 12, 24))).isEmpty();
        values.putAll(fields("IsAllDay=false StartTimeInMinutes=720 EndTimeInMinutes=1080"));
        assertThat(closures(values).on(LocalDate.of(2026, 12, 24))).containsExactly(new DaySpan(720, 1080));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IsAllDay=true | ActivityDate is blank",
                "IsAllDay=true ActivityDate=soon | ActivityDate is \"soon\", which is no date",
                "ActivityDate=2026-12-24 | StartTimeInMinutes is blank",
                "ActivityDate=2026-12-24 StartTimeInMinutes=720 EndTimeInMinutes=600 | it ends at 10:00, not after its start at 12:00",
                "ActivityDate=2026-12-24 StartTimeInMinutes=-5 EndTimeInMinutes=600 | not a whole number from 0 to 1439",
                "IsAllDay=true IsRecurrence=true | RecurrenceStartDate is blank",
                "IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType=RecursHourly | \"RecursHourly\" is not known",
                "IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType=RecursDaily RecurrenceInterval=0 | from 1 to 999",
                "IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType=RecursWeekly RecurrenceDayOfWeekMask=128 | from 1 to 127",
                "IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType=RecursMonthlyNth RecurrenceInstance=Tenth | expected First, Second",
                "IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType=RecursYearly RecurrenceMonthOfYear=Smarch | which is no month",
            })
    void saysWhyItCannotBeUsed(String given, String because) {
        String told = OrgHoliday.of(fields(given)).fold(h -> "read", b -> b);
        assertThat(told)
                .startsWith("The holiday \"Free\" in Salesforce cannot be used: ")
                .contains(because);
    }

    @Test
    void doesNotTakeWhatItCannotSeeForBlank() {
        Map<String, FieldValue> values = fields("ActivityDate=2026-12-24");
        values.put("IsAllDay", new FieldValue.Hidden("no access"));
        assertThat(OrgHoliday.of(values).<String>fold(h -> "read", b -> b))
                .contains("IsAllDay cannot be seen (no access)");
    }

    private static Map<String, FieldValue> recurring(String type) {
        return fields(
                "ActivityDate=2031-07-07 IsAllDay=true IsRecurrence=true RecurrenceStartDate=2026-01-01 RecurrenceType="
                        + type);
    }

    private static Closures closures(Map<String, FieldValue> values) {
        return OrgHoliday.of(values).fold(OrgHoliday::closures, because -> {
            throw new AssertionError(because);
        });
    }

    static Map<String, FieldValue> fields(String text) {
        Map<String, FieldValue> values = Arrays.stream(text.split(" "))
                .map(f -> f.split("=", 2))
                .collect(Collectors.toMap(f -> f[0], f -> value(f[1]), (a, b) -> b, HashMap::new));
        values.put("Name", FieldValue.of("Free"));
        return values;
    }

    private static FieldValue value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return FieldValue.of(text.equals("true"));
        }
        if (text.matches("-?\\d+")) {
            return FieldValue.of(new BigDecimal(text));
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? FieldValue.of(LocalDate.parse(text)) : FieldValue.of(text);
    }
}
