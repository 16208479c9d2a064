package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgHoursTest {

    @Test
    void readsTheHoursOfEachDayByTheClockOnTheWall() {
        Map<String, FieldValue> values = OrgHolidayTest.fields(
                "TimeZoneSidKey=America/New_York IsDefault=true MondayStartTime=09:00:00.000Z MondayEndTime=17:30:00.000Z"
                        + " TuesdayStartTime=00:00:00.000Z TuesdayEndTime=00:00:00.000Z"
                        + " WednesdayStartTime=18:00:00.000Z WednesdayEndTime=00:00:00.000Z");
        values.put("FridayStartTime", new FieldValue.TimeOfDay(LocalTime.of(8, 0)));
        values.put("FridayEndTime", new FieldValue.TimeOfDay(LocalTime.of(12, 0)));
        OrgHours hours = OrgHours.of(values).fold(h -> h, because -> {
            throw new AssertionError(because);
        });
        LocalDate monday = LocalDate.of(2026, 3, 2);
        assertThat(hours.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(hours.standard()).isTrue();
        assertThat(hours.pattern().on(monday)).containsExactly(new DaySpan(540, 1050));
        assertThat(hours.pattern().on(monday.plusDays(1))).containsExactly(DaySpan.ALL_DAY);
        assertThat(hours.pattern().on(monday.plusDays(2))).containsExactly(new DaySpan(1080, 1440));
        assertThat(hours.pattern().on(monday.plusDays(3))).isEmpty();
        assertThat(hours.pattern().on(monday.plusDays(4))).containsExactly(new DaySpan(480, 720));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TimeZoneSidKey=GMT | no day of the week has working hours",
                "TimeZoneSidKey=Mars MondayStartTime=09:00 MondayEndTime=10:00 | the time zone \"Mars\" is unknown",
                "TimeZoneSidKey=GMT MondayStartTime=09:00 | Monday has only one of start and end",
                "TimeZoneSidKey=GMT MondayStartTime=22:00 MondayEndTime=06:00 | Monday ends at 06:00, not after its start at 22:00",
                "TimeZoneSidKey=GMT MondayStartTime=early MondayEndTime=06:00 | MondayStartTime is \"early\", which is no time of day",
            })
    void saysWhyTheyCannotBeUsed(String given, String because) {
        assertThat(OrgHours.of(OrgHolidayTest.fields(given)).<String>fold(h -> "read", b -> b))
                .contains(because);
    }
}
