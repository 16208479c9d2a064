package dev.plumbline.people.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveFeedTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // whole days are days of the person, the last one not included
                "DTSTART;VALUE=DATE:20260706,DTEND;VALUE=DATE:20260718 | 2026-07-05T22:00:00Z/2026-07-17T22:00:00Z",
                "DTSTART;VALUE=DATE:20260706 | 2026-07-05T22:00:00Z/2026-07-06T22:00:00Z",
                "DTSTART;VALUE=DATE:20260329,DURATION:P1D | 2026-03-28T23:00:00Z/2026-03-29T22:00:00Z",
                "DTSTART:20260706T120000,DTEND:20260706T180000 | 2026-07-06T10:00:00Z/2026-07-06T16:00:00Z",
                "DTSTART:20260706T120000Z,DURATION:PT2H | 2026-07-06T12:00:00Z/2026-07-06T14:00:00Z",
                "DTSTART;TZID=\"America/New_York\":20260706T120000,DTEND:20260706T180000Z | 2026-07-06T16:00:00Z/2026-07-06T18:00:00Z",
                // what lies outside is cut off
                "DTSTART;VALUE=DATE:20251224,DTEND;VALUE=DATE:20260107 | 2026-01-01T00:00:00Z/2026-01-06T23:00:00Z",
                "DTSTART;VALUE=DATE:20250101 | ",
                "DTSTART;VALUE=DATE:20260706,STATUS:CANCELLED | ",
                // recurring
                "DTSTART;VALUE=DATE:20260105,RRULE:FREQ=WEEKLY;COUNT=2 | 2026-01-04T23:00:00Z/2026-01-05T23:00:00Z 2026-01-11T23:00:00Z/2026-01-12T23:00:00Z",
                "DTSTART;VALUE=DATE:20261221,RRULE:FREQ=WEEKLY | 2026-12-20T23:00:00Z/2026-12-21T23:00:00Z 2026-12-27T23:00:00Z/2026-12-28T23:00:00Z",
                "DTSTART;VALUE=DATE:20260105,RRULE:FREQ=WEEKLY;UNTIL=20260112 | 2026-01-04T23:00:00Z/2026-01-05T23:00:00Z 2026-01-11T23:00:00Z/2026-01-12T23:00:00Z",
                "DTSTART;VALUE=DATE:20260105,RRULE:FREQ=DAILY;COUNT=3,EXDATE;VALUE=DATE:20260106 | 2026-01-04T23:00:00Z/2026-01-05T23:00:00Z 2026-01-06T23:00:00Z/2026-01-07T23:00:00Z",
                // again on other days, and for another length
                "DTSTART;VALUE=DATE:20260105,RDATE;VALUE=DATE:20260202 | 2026-01-04T23:00:00Z/2026-01-05T23:00:00Z 2026-02-01T23:00:00Z/2026-02-02T23:00:00Z",
                "DTSTART:20260105T080000Z,DURATION:PT1H,RDATE;VALUE=PERIOD:20260202T080000Z/PT3H | 2026-01-05T08:00:00Z/2026-01-05T09:00:00Z 2026-02-02T08:00:00Z/2026-02-02T11:00:00Z",
                "DTSTART:20260105T080000Z,DURATION:PT1H,RDATE;VALUE=PERIOD:20260202T080000Z/20260202T100000Z | 2026-01-05T08:00:00Z/2026-01-05T09:00:00Z 2026-02-02T08:00:00Z/2026-02-02T10:00:00Z",
                // as Outlook writes zones
                "DTSTART;TZID=\"W. Europe Standard Time\":20260706T120000,DURATION:PT1H | 2026-07-06T10:00:00Z/2026-07-06T11:00:00Z",
                "DTSTART;TZID=Eastern Standard Time:20260706T120000,DURATION:PT1H | 2026-07-06T16:00:00Z/2026-07-06T17:00:00Z",
                // the same hour by the clock on both sides of the change
                "DTSTART;TZID=Europe/Berlin:20260322T090000,DURATION:PT1H,RRULE:FREQ=WEEKLY;COUNT=2 | 2026-03-22T08:00:00Z/2026-03-22T09:00:00Z 2026-03-29T07:00:00Z/2026-03-29T08:00:00Z",
            })
    void readsLeave(String lines, String expected) {
        LeaveFeed.Found found = read(feed(lines.replace(",", "\r\n")));
        assertThat(found.findings()).isEmpty();
        assertThat(found.leave().stream().map(l -> l.from() + "/" + l.until()))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void movesOneOfARowWhereItWasMovedTo() {
        String feed = feed("UID:a\r\nDTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY;COUNT=2")
                .replace(
                        "END:VCALENDAR",
                        "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;VALUE=DATE:20260112\r\nDTSTART;VALUE=DATE:20260115\r\n"
                                + "END:VEVENT\r\nEND:VCALENDAR");
        assertThat(read(feed).leave().stream().map(Leave::from))
                .containsExactly(Instant.parse("2026-01-04T23:00:00Z"), Instant.parse("2026-01-14T23:00:00Z"));
    }

    @Test
    void readsFoldedLinesAndSkipsAlarms() {
        String feed =
                feed("DTSTART;VALUE=DA\r\n TE:20260706\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDTSTART:1\r\nEND:VALARM");
        assertThat(read(feed).leave()).hasSize(1);
        assertThat(read("\uFEFF" + feed.replace("\r\n", "\n")).leave()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY:x | it has no start",
                "DTSTART:soon | \"soon\" is no date or time",
                "DTSTART;VALUE=DATE:20260230 | \"20260230\" is no date or time",
                "DTSTART;VALUE=DATE:99990101 | the year 9999 is out of reach",
                "DTSTART;VALUE=DATE:20260706,DTEND;VALUE=DATE:20260701 | it ends before it begins",
                "DTSTART;VALUE=DATE:20260706,DURATION:long | \"long\" is no length of time",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=SECONDLY | its rule repeats neither by days",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=DAILY;INTERVAL=0 | its rule has INTERVAL=0, which leave does not follow",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=DAILY;COUNT=-1 | its rule has COUNT=-1",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=DAILY;BYSECOND=1 | its rule has BYSECOND=1",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=WEEKLY;BYDAY=XX | is not a recurrence",
                "DTSTART;VALUE=DATE:20260706,RRULE:FREQ=DAILY;FREQ=DAILY | is not a recurrence",
                "DTSTART;VALUE=DATE:19500101,RRULE:FREQ=DAILY | it has come again since before 2020",
            })
    void saysWhatItLeavesOutAndReadsTheRest(String lines, String because) {
        String good = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260901\r\nEND:VEVENT\r\nEND:VCALENDAR";
        LeaveFeed.Found found = read(feed(lines.replace(",", "\r\n")).replace("END:VCALENDAR", good));
        assertThat(found.findings()).singleElement().asString().contains(because);
        assertThat(found.leave()).hasSize(1);
    }

    @Test
    void takesTimesOfAnUnknownZoneForThePersonsOwnAndSaysSo() {
        LeaveFeed.Found found = read(feed("DTSTART;TZID=Mars:20260706T120000\r\nDURATION:PT2H"));
        assertThat(found.leave())
                .containsExactly(
                        new Leave(Instant.parse("2026-07-06T10:00:00Z"), Instant.parse("2026-07-06T12:00:00Z")));
        assertThat(found.findings())
                .containsExactly("The leave feed's time zone \"Mars\" is unknown here; its times are taken to be in"
                        + " Europe/Berlin.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "<html><body>Sign in</body></html>",
                "BEGIN:VCALENDAR",
                "\u0000\u0001",
                "BEGIN:\r\n"
            })
    void saysThatGarbageIsNoCalendar(String text) {
        LeaveFeed.Found found = read(text);
        assertThat(found.leave()).isEmpty();
        assertThat(found.findings()).singleElement().asString().startsWith("The leave feed is not a calendar");
    }

    @Test
    void keepsWhatStandsBeforeTheGarbage() {
        String feed = feed("DTSTART;VALUE=DATE:20260706");
        LeaveFeed.Found found = read(feed.substring(0, feed.indexOf("END:VCALENDAR")) + "oops\r\n");
        assertThat(found.leave()).hasSize(1);
        assertThat(found.findings()).hasSize(1);
    }

    @Test
    void staysWithinBoundsWhateverItIsGiven() {
        String always = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20210105\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n";
        String never = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260105\r\n"
                + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n";
        List<String> feeds = List.of(
                "BEGIN:VCALENDAR\r\n" + always.repeat(10_000) + "END:VCALENDAR",
                "BEGIN:VCALENDAR\r\n" + never.repeat(10_000) + "END:VCALENDAR",
                "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(100_000),
                feed("SUMMARY:" + "x".repeat(1_900_000)),
                feed(" folded\r\n".repeat(150_000)),
                feed("A:1\r\n".repeat(300_000)),
                "x".repeat(LeaveFeed.MOST_TEXT + 1));
        for (String feed : feeds) {
            LeaveFeed.Found found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(feed));
            assertThat(found.findings()).hasSizeBetween(1, 20);
            assertThat(found.leave()).hasSizeLessThan(10_001);
        }
    }

    @Property(tries = 500)
    void neverBreaksOnADamagedFeed(@ForAll Random random) {
        StringBuilder text = new StringBuilder(
                feed(
                        "UID:a\r\nDTSTART;TZID=Europe/Berlin:20260105T090000\r\nDURATION:PT1H\r\n"
                                + "RRULE:FREQ=MONTHLY;BYDAY=MO,-1FR;BYSETPOS=1;UNTIL=20261231T000000Z;WKST=SU\r\nEXDATE:20260202T090000"));
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.setCharAt(at, (char) random.nextInt(128));
            } else {
                text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
            }
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text.toString()));
    }

    private static LeaveFeed.Found read(String text) {
        return LeaveFeed.read(text, BERLIN, FROM, UNTIL);
    }

    private static String feed(String lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\n" + lines.stripTrailing()
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}
