package dev.plumbline.people.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hours and holidays as configured, and for whom. In whose zone they are, and who is on leave, comes with the person.
 *
 * @param standard  for everybody of whom no other calendar says more
 * @param users     Salesforce usernames, in lower case
 * @param countries of the user, by two letters
 */
public record NamedCalendar(
        String name,
        WorkPattern pattern,
        List<Closures> closures,
        boolean standard,
        Set<String> users,
        Set<String> countries,
        Set<ZoneId> zones) {

    /** What counts while nothing is configured. */
    public static final NamedCalendar OFFICE = new NamedCalendar(
            "office", WorkPattern.weekly(WeeklyHours.OFFICE), List.of(), true, Set.of(), Set.of(), Set.of());

    public NamedCalendar {
        closures = List.copyOf(closures);
        users = users.stream().map(u -> u.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        countries = countries.stream().map(c -> c.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        zones = Set.copyOf(zones);
    }

    /** @throws IllegalArgumentException when it leaves no working time */
    public WorkCalendar in(ZoneId zone, List<Leave> leave) {
        return new WorkCalendar(zone, pattern, closures, leave);
    }
}
