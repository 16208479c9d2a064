package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.Mirrors;
import dev.plumbline.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
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

    @Test
    void goesByTheCountryAndFollowsTheFilesWithinAMinuteUnlessTheyAreWrong() throws IOException {
        SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
        Path file = directory.resolve("a.yaml");
        String german =
                "calendars: [{name: de, hours: {monday-friday: 09:00-18:00}, holidays: DE, for: {countries: DE}}]";
        Files.writeString(file, german);
        Calendars calendars = TestCalendars.in(directory, clock);
        assertThat(calendars.of(person("ann@acme.example", "DE")).isWorkingDay(UNITY_DAY))
                .isFalse();
        assertThat(calendars.of(person("ann@acme.example", "AT")).isWorkingDay(UNITY_DAY))
                .isTrue();
        assertThat(calendars.daysOf(person("bob@acme.example", "DE")))
                .isSameAs(calendars.daysOf(person("ann@acme.example", "DE")))
                .isNotSameAs(calendars.daysOf(person("ann@acme.example", "AT")));
        Files.writeString(file, german.replace("countries: DE", "countries: [DE, AT]"));
        assertThat(calendars.of(person("ann@acme.example", "AT")).isWorkingDay(UNITY_DAY))
                .isTrue();
        clock.set(clock.instant().plusSeconds(60));
        assertThat(calendars.of(person("ann@acme.example", "AT")).isWorkingDay(UNITY_DAY))
                .isFalse();
        Files.writeString(file, "calendars: [{name: de, hours: nonsense}]");
        clock.set(clock.instant().plusSeconds(60));
        assertThat(calendars.of(person("ann@acme.example", "DE")).isWorkingDay(UNITY_DAY))
                .isFalse();
        assertThat(calendars.issues()).isNotEmpty();
    }

    @Test
    void takesTheOrgsOwnHoursAndHolidaysForWhoeverHasNoOtherCalendar() {
        SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
        Jdbi jdbi = TestDatabase.fresh();
        Mirror mirror = Mirrors.on(jdbi, clock);
        CalendarsConfig on = new CalendarsConfig() {
            @Override
            public Path calendars() {
                return directory.resolve("missing");
            }

            @Override
            public boolean orgHours() {
                return true;
            }
        };
        Calendars calendars = new Calendars(on, clock, new MirroredOrgStandard(jdbi, mirror, on));
        assertThat(calendars.of(person("ann@acme.example")).isWorkingDay(UNITY_DAY))
                .isTrue();
        assertThat(calendars.problems())
                .singleElement()
                .asString()
                .startsWith("The org's business hours cannot be used");
        keep(
                jdbi,
                mirror,
                "BusinessHours",
                Map.of(
                        "Name",
                        FieldValue.of("Default"),
                        "IsActive",
                        FieldValue.TRUE,
                        "IsDefault",
                        FieldValue.TRUE,
                        "TimeZoneSidKey",
                        FieldValue.of("America/New_York"),
                        "FridayStartTime",
                        new FieldValue.TimeOfDay(LocalTime.of(10, 0)),
                        "FridayEndTime",
                        new FieldValue.TimeOfDay(LocalTime.of(12, 0))));
        keep(
                jdbi,
                mirror,
                "Holiday",
                Map.of(
                        "Name", FieldValue.of("Unity"),
                        "IsAllDay", FieldValue.TRUE,
                        "ActivityDate", FieldValue.of(UNITY_DAY)));
        clock.set(clock.instant().plusSeconds(60));
        WorkCalendar own = calendars.of(person("ann@acme.example"));
        assertThat(calendars.problems()).isEmpty();
        assertThat(own.isWorkingDay(UNITY_DAY)).isFalse();
        assertThat(own.isWorkingDay(UNITY_DAY.plusDays(7))).isTrue();
        assertThat(own.isWorkingDay(UNITY_DAY.plusDays(6))).as("a Thursday").isFalse();
        assertThat(own.nextWorking(Instant.parse("2026-03-02T09:00:00Z")))
                .as("ten by the person's own clock")
                .isEqualTo(Instant.parse("2026-03-06T09:00:00Z"));
    }

    private static void keep(Jdbi jdbi, Mirror mirror, String object, Map<String, FieldValue> fields) {
        jdbi.useTransaction(h -> {
            var asked = object.equals("Holiday") ? OrgHoliday.FIELDS : OrgHours.FIELDS;
            var schema = StandardObjects.schema(object).orElseThrow();
            mirror.know(h, schema, asked, Set.of());
            mirror.asked(h, object, Instant.EPOCH, true);
            RecordId id = RecordId.of(schema.keyPrefix() + "000000000001");
            Map<String, FieldValue> all = new HashMap<>();
            asked.forEach(field -> all.put(field, FieldValue.BLANK));
            all.putAll(fields);
            mirror.apply(h, object, List.of(new CrmRecord(id, object, all, Instant.EPOCH)), List.of());
        });
    }

    private static Person person(String username, String country) {
        Person p = person(username);
        return new Person(
                p.id(),
                p.name(),
                p.username(),
                p.email(),
                true,
                p.zone(),
                p.locale(),
                p.manager(),
                p.title(),
                Optional.of(country),
                Optional.empty());
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
