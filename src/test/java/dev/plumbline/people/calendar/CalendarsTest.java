package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate UNITY_DAY = LocalDate.of(2025, 10, 3);

    private final Path directory;

    CalendarsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void givesPeopleTheirConfiguredHolidaysAndTheOthersTheOffice() throws IOException {
        Files.writeString(
                directory.resolve("a.yaml"),
                """
                calendars:
                  - {name: de, hours: {monday-friday: 09:00-18:00}, holidays: DE, for: {users: ann@acme.example}}
                  - {name: bad, hours: {monday-friday: nine to five}, for: {users: bob@acme.example}}
                """);
        Calendars calendars = TestCalendars.in(directory);
        assertThat(calendars.of(person("ann@acme.example")).isWorkingDay(UNITY_DAY))
                .isFalse();
        assertThat(calendars.of(person("bob@acme.example")).isWorkingDay(UNITY_DAY))
                .isTrue();
        assertThat(calendars.issues()).singleElement().asString().startsWith("a.yaml:3:40: \"nine to five\"");
        assertThat(calendars.of(person("bob@acme.example"))).isSameAs(calendars.of(person("cleo@acme.example")));
    }

    @Test
    void keepsOnePersonsLeaveToThem() {
        Calendars calendars = TestCalendars.in(directory.resolve("missing"));
        Leave leave = Leave.days(UNITY_DAY, UNITY_DAY, BERLIN);
        assertThat(calendars.of(person("ann@acme.example"), List.of(leave)).isWorkingDay(UNITY_DAY))
                .isFalse();
        assertThat(calendars.of(person("bob@acme.example")).isWorking(Instant.parse("2025-10-03T10:00:00Z")))
                .isTrue();
    }

    private static Person person(String username) {
        return new Person(
                RecordId.of("005000000000001AAA"),
                "Somebody",
                username,
                Optional.empty(),
                true,
                BERLIN,
                Locale.US,
                Optional.empty(),
                "");
    }
}
