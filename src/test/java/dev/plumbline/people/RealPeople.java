package dev.plumbline.people;

import dev.plumbline.notifications.TestConfig;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.TestCalendars;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Leave, clocks, delegates and settings on a test's database, for tests of other rooms too. */
public final class RealPeople {

    public final WorkClocks clocks;
    public final Leaves leaves;
    public final PersonSettings settings;
    public final Delegations delegations;
    final Absences absences;
    final PeopleConfig config;

    public RealPeople(Jdbi jdbi, Clock clock, Directory directory) {
        this(jdbi, clock, directory, TestCalendars.office(), Map.of());
    }

    public RealPeople(Jdbi jdbi, Clock clock, Directory directory, Calendars calendars, Map<String, String> set) {
        config = TestConfig.of(PeopleConfig.class, set);
        absences = new Absences(jdbi, clock, config);
        clocks = new PersonClocks(calendars, absences, config);
        leaves = new Leaves(jdbi, clock, absences);
        settings = new PersonSettings(jdbi, clock, () -> java.util.List.of("email", "slack"));
        delegations = new Delegations(jdbi, clock, directory);
    }
}
