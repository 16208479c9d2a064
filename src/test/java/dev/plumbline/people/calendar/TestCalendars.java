package dev.plumbline.people.calendar;

import java.nio.file.Path;
import java.time.Clock;

/** Hands real calendars to tests of other rooms. */
public final class TestCalendars {

    private TestCalendars() {}

    /** Nothing is configured: Monday to Friday for everybody. */
    public static Calendars office() {
        return in(Path.of("no", "such", "directory"));
    }

    public static Calendars in(Path directory) {
        return in(directory, Clock.systemUTC());
    }

    public static Calendars in(Path directory, Clock clock) {
        return new Calendars(config(directory), clock, () -> OrgStandard.Known.NOT_ASKED);
    }

    public static CalendarsConfig config(Path directory) {
        return new CalendarsConfig() {
            @Override
            public Path calendars() {
                return directory;
            }

            @Override
            public boolean orgHours() {
                return false;
            }
        };
    }
}
