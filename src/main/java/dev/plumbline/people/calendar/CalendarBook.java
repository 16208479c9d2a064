package dev.plumbline.people.calendar;

import dev.plumbline.people.Person;
import dev.plumbline.rules.FileIssue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calendars that are configured, and whose each is: by username, else by country, else by time zone, else the default one.
 *
 * @param issues what is wrong in the files; calendars with an issue are left out
 */
public record CalendarBook(List<NamedCalendar> calendars, List<FileIssue> issues) {

    public CalendarBook {
        calendars = List.copyOf(calendars);
        issues = List.copyOf(issues);
    }

    /** A directory that is not there holds none. */
    public static CalendarBook below(Path directory) {
        return Files.isDirectory(directory) ? of(CalendarFile.FILES.below(directory)) : of(List.of());
    }

    public static CalendarBook named(List<Path> paths) {
        return of(CalendarFile.FILES.named(paths));
    }

    static CalendarBook of(List<CalendarFile> files) {
        List<FileIssue> issues = new ArrayList<>();
        List<NamedCalendar> calendars = new ArrayList<>();
        Map<String, CalendarFile.Entry> taken = new HashMap<>();
        for (CalendarFile file : files) {
            issues.addAll(file.issues());
            for (CalendarFile.Entry entry : file.entries()) {
                int before = issues.size();
                for (String claim : claims(entry.calendar())) {
                    CalendarFile.Entry first = taken.putIfAbsent(claim, entry);
                    if (first != null) {
                        issues.add(entry.issue(claim + " has a calendar already, \""
                                + first.calendar().name() + "\" at " + first.place() + ". Keep one of them."));
                    }
                }
                if (issues.size() == before) {
                    calendars.add(entry.calendar());
                }
            }
        }
        return new CalendarBook(calendars, issues);
    }

    private static List<String> claims(NamedCalendar calendar) {
        List<String> claims = new ArrayList<>();
        claims.add("the name \"" + calendar.name().toLowerCase(Locale.ROOT) + "\"");
        if (calendar.standard()) {
            claims.add("the default");
        }
        calendar.users().stream().sorted().forEach(u -> claims.add("the user \"" + u + "\""));
        calendar.countries().stream().sorted().forEach(c -> claims.add("the country " + c));
        calendar.zones().stream().map(Object::toString).sorted().forEach(z -> claims.add("the time zone " + z));
        return claims;
    }

    public NamedCalendar of(Person person, Optional<String> country) {
        return of(person, country, Optional.empty());
    }

    /**
     * @param country of the user by two letters, if it is known
     * @param org     what the org has by itself; goes before the default of the files
     */
    NamedCalendar of(Person person, Optional<String> country, Optional<NamedCalendar> org) {
        String username = person.username().toLowerCase(Locale.ROOT);
        return first(c -> c.users().contains(username))
                .or(() -> country.map(c -> c.toUpperCase(Locale.ROOT))
                        .flatMap(code -> first(c -> c.countries().contains(code))))
                .or(() -> first(c -> c.zones().contains(person.zone())))
                .or(() -> org)
                .or(() -> first(NamedCalendar::standard))
                .orElse(NamedCalendar.OFFICE);
    }

    private Optional<NamedCalendar> first(Predicate<NamedCalendar> which) {
        return calendars.stream().filter(which).findFirst();
    }
}
