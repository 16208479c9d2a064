package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.rules.FileIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String MUNICH =
            """
            calendars:
              - name: munich
                hours:
                  monday-thursday: [09:00-12:30, 13:30-18:00]
                  friday: 09:00-13:00
                holidays: [DE-BY]
                closed:
                  - {day: 12-24, until-day: 01-02, name: between the years}
                  - {day: 2026-09-18, from: 12:00}
                for: {zones: Europe/Berlin}
              - name: dubai
                weeks:
                  - {sunday-thursday: 08:00-16:00}
                  - {sunday-wednesday: 08:00-16:00}
                first-week: 2026-01-04
                for: {countries: AE, users: [Ann@acme.example]}
              - name: office
                hours: {monday-friday: 09:00-18:00}
                for: {default: true}
            """;

    @Test
    void readsHoursHolidaysAndOwnFreeDays() {
        WorkCalendar munich = book(MUNICH).calendars().get(0).in(BERLIN, List.of());
        assertThat(munich.isWorkingDay(LocalDate.of(2026, 11, 1))).isFalse();
        assertThat(munich.isWorkingDay(LocalDate.of(2026, 6, 4)))
                .as("Corpus Christi")
                .isFalse();
        assertThat(munich.isWorkingDay(LocalDate.of(2026, 12, 30))).isFalse();
        assertThat(munich.isWorkingDay(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(munich.isWorkingDay(LocalDate.of(2026, 1, 5))).isTrue();
        assertThat(munich.isWorking(Instant.parse("2026-09-18T09:59:00Z"))).isTrue();
        assertThat(munich.isWorking(Instant.parse("2026-09-18T10:00:00Z"))).isFalse();
        assertThat(munich.isWorking(Instant.parse("2026-09-17T10:45:00Z"))).isFalse();
    }

    @Test
    void readsWeeksThatTakeTurns() {
        WorkCalendar dubai = book(MUNICH).calendars().get(1).in(ZoneId.of("Asia/Dubai"), List.of());
        assertThat(dubai.isWorkingDay(LocalDate.of(2026, 1, 8))).isTrue();
        assertThat(dubai.isWorkingDay(LocalDate.of(2026, 1, 15))).isFalse();
        assertThat(dubai.isWorkingDay(LocalDate.of(2026, 1, 9))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ann@acme.example, DE, Europe/Berlin, dubai", "bob@acme.example, AE, Europe/Berlin, dubai",
        "bob@acme.example, , Europe/Berlin, munich", "bob@acme.example, FR, Europe/Paris, office",
    })
    void givesEachPersonTheCalendarThatSaysMost(String username, String country, ZoneId zone, String calendar) {
        Person person = new Person(
                RecordId.of("005000000000001AAA"),
                "Somebody",
                username,
                Optional.empty(),
                true,
                zone,
                Locale.US,
                Optional.empty(),
                "");
        assertThat(book(MUNICH).of(person, Optional.ofNullable(country)).name()).isEqualTo(calendar);
    }

    @Test
    void shipsADefault() {
        CalendarBook shipped = CalendarBook.named(List.of(Path.of("config", "calendars")));
        assertThat(shipped.issues()).isEmpty();
        assertThat(shipped.calendars()).singleElement().satisfies(c -> assertThat(c.standard())
                .isTrue());
        assertThat(CalendarBook.below(Path.of("no", "such", "directory")).issues())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monday: 9-5 | 4:15: \"9-5\" is no time of one day.",
                "monday: 22:00-06:00 | 4:15: \"22:00-06:00\" is no time of one day.",
                "monday: [09:00-12:00, 11:00-13:00] | 4:29: these hours overlap",
                "monday-friday: 09:00-18:00, tuesday: 09:00-10:00 | 4:34: tuesday is given twice",
                "mondy: 09:00-18:00 | 4:7: \"mondy\" is no day of the week. Did you mean \"monday\"?",
                "monday: off | 4:5: no day of the week has working hours; give at least one day some hours.",
            })
    void saysWhereHoursAreWrong(String hours, String issue) {
        assertThat(issues("calendars:\n  - name: x\n    for: {default: true}\n    hours: {" + hours + "}\n"))
                .first()
                .asString()
                .contains(issue.substring(issue.indexOf(' ') + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "holidays: XX | 4:15: the holidays of \"XX\" are not known. Write a country by its two letters",
                "holidays: [DE, DE-BX] | 4:20: \"BX\" is no part of DE whose holidays are known. Did you mean",
                "closed: [{day: 2026-02-30}] | 4:20: \"2026-02-30\" is no day of the calendar.",
                "closed: [{day: 12-24, from: 14:00, until: 12:00}] | 4:40: the closed time ends at 12:00, not after",
                "closed: [{day: 12-24, from: noon}] | 4:33: \"noon\" is no time of day.",
                "closed: [{day: 2026-12-24, until-day: 2026-12-01}] | 4:43: \"until-day\" is before \"day\".",
                "closed: [{name: nothing}] | 4:14: a closed day has no \"day\".",
                "closed: [{day: 01-01, until-day: 12-31}] | 2:11: the calendar \"x\" can never work: the holidays leave",
                "holiday: DE | 4:5: a calendar has no key \"holiday\". Did you mean \"holidays\"?",
                "first-week: 2026-01-01 | 4:5: \"first-week\" goes with \"weeks\" only.",
                "weeks: [{monday: 09:00-10:00}] | 2:5: a calendar has no \"hours or weeks alone\". Keep \"hours\"",
            })
    void saysWhereHolidaysAreWrong(String line, String issue) {
        assertThat(issues("calendars:\n  - name: x\n    for: {default: true}\n    " + line
                        + "\n    hours: {monday-friday: 09:00-18:00}\n"))
                .anySatisfy(i -> assertThat(i.toString()).startsWith("x.yaml:" + issue));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | nobody works by this calendar",
                "{default: maybe} | \"maybe\" is neither true nor false",
                "{users: ann} | \"ann\" is no username of Salesforce",
                "{countries: Germany} | \"Germany\" is no country. Write its two letters",
                "{zones: Europe/Munich} | \"Europe/Munich\" is no time zone",
                "{zones: [Europe/Berlin, Europe/Berlin]} | is listed twice",
                "{everybody: true} | \"for\" has no key \"everybody\"",
                "nobody | \"for\" is written as \"key: value\" lines",
            })
    void saysWhoItCannotBeFor(String who, String issue) {
        assertThat(issues("calendars:\n  - {name: x, hours: {monday: 09:00-18:00}, for: " + who + "}\n"))
                .first()
                .asString()
                .startsWith("x.yaml:2:")
                .contains(issue);
    }

    @Test
    void refusesASecondCalendarOfTheSameNameOrForTheSamePeople() {
        String text =
                """
                calendars:
                  - {name: a, hours: {monday: 09:00-18:00}, for: {default: true}}
                  - {name: A, hours: {monday: 09:00-18:00}, for: {zones: Europe/Berlin}}
                  - {name: b, hours: {monday: 09:00-18:00}, for: {default: true}}
                """;
        assertThat(issues(text))
                .map(FileIssue::toString)
                .containsExactly(
                        "x.yaml:3:12: the name \"a\" has a calendar already, \"a\" at x.yaml:2. Keep one of them.",
                        "x.yaml:4:12: the default has a calendar already, \"a\" at x.yaml:2. Keep one of them.");
        assertThat(book(text).calendars()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "calendars | a calendar file is written as",
                "calendars: 5 | \"calendars\" holds a list",
                "rules: [] | a calendar file has no key \"rules\"",
                "calendars: [5] | a calendar is written as",
                "calendars: [{name: [x]}] | \"name\" must be a text",
                "calendars: [{hours: !!java.util.Date x}] | which has no meaning here",
                "'calendars: [{' | this is not YAML",
            })
    void saysWhatGarbageIs(String text, String issue) {
        assertThat(issues(text)).anySatisfy(i -> assertThat(i.toString()).contains(issue));
    }

    @Property(tries = 300)
    void neverBreaksOnAnyText(
            @ForAll
                    @StringLength(max = 80)
                    @Chars({'{', '}', '[', ']', ':', '-', ' ', '\n', '"', '0', '9', 'a', '&', '*'})
                    String text) {
        assertThat(book("calendars:\n  - name: x\n    hours: " + text + "\n").calendars())
                .isEmpty();
        book(text);
    }

    private static List<FileIssue> issues(String text) {
        return book(text).issues();
    }

    private static CalendarBook book(String text) {
        return CalendarBook.of(List.of(CalendarFile.read("x.yaml", text)));
    }
}
