package dev.plumbline.people.calendar;

import dev.plumbline.people.Person;
import dev.plumbline.rules.FileIssue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Everybody's calendar, as configured when the service started. What is wrong in the files is logged and left out. */
@ApplicationScoped
public class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final CalendarBook book;
    private final Map<Key, WorkCalendar> made = new ConcurrentHashMap<>();

    @Inject
    Calendars(CalendarsConfig config) {
        this.book = CalendarBook.below(config.calendars());
        book.issues().forEach(issue -> LOG.warnf("calendars: %s", issue));
    }

    private record Key(String calendar, ZoneId zone) {}

    /** Without leave; people with the same calendar in the same zone share one. */
    public WorkCalendar of(Person person) {
        NamedCalendar calendar = book.of(person, Optional.empty());
        return made.computeIfAbsent(new Key(calendar.name(), person.zone()), key -> calendar.in(key.zone(), List.of()));
    }

    /** With what one person is away. */
    public WorkCalendar of(Person person, List<Leave> leave) {
        return leave.isEmpty() ? of(person) : book.of(person, Optional.empty()).in(person.zone(), leave);
    }

    /** What is wrong in the files, each at its place. */
    public List<FileIssue> issues() {
        return book.issues();
    }
}
