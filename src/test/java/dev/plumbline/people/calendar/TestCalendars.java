package dev.plumbline.people.calendar;

import java.nio.file.Path;

/** Hands real calendars to tests of other rooms. */
public final class TestCalendars {

    private TestCalendars() {}

    /** Nothing is configured: Monday to Friday for everybody. */
    public static Calendars office() {
        return in(Path.of("no", "such", "directory"));
    }

    public static Calendars in(Path directory) {
        return new Calendars(() -> directory);
    }
}
