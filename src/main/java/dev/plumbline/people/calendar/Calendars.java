package dev.plumbline.people.calendar;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.people.Person;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.YamlFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Everybody's calendar, as the files and the org have it now. Files are looked at again every half minute. What is wrong in them at the
 * start is logged and left out; a change that is wrong changes nothing until it is mended.
 */
@ApplicationScoped
public class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final CalendarsConfig config;
    private final Clock clock;
    private final OrgStandard org;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Edition edition;
    private volatile Instant looked = Instant.MIN;
    private volatile List<FileIssue> issues;

    @Inject
    Calendars(CalendarsConfig config, Clock clock, OrgStandard org) {
        this.config = config;
        this.clock = clock;
        this.org = org;
        String print = YamlFiles.fingerprint(config.calendars());
        CalendarBook book = CalendarBook.below(config.calendars());
        this.issues = book.issues();
        this.edition = new Edition(book, print, OrgStandard.Known.NOT_ASKED);
        issues.forEach(issue -> LOG.warnf("calendars: %s", issue));
    }

    private record Key(String calendar, ZoneId zone) {}

    /** One state of files and org, and what was made of it so far. */
    private record Edition(
            CalendarBook book,
            String print,
            OrgStandard.Known org,
            Map<Key, WorkCalendar> made,
            Map<WorkCalendar, BusinessDays> days) {

        Edition(CalendarBook book, String print, OrgStandard.Known org) {
            this(book, print, org, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        NamedCalendar named(Person person) {
            return book.of(person, person.country(), org.calendar());
        }

        WorkCalendar of(Person person) {
            NamedCalendar calendar = named(person);
            return made.computeIfAbsent(
                    new Key(calendar.name(), person.zone()), key -> calendar.in(key.zone(), List.of()));
        }
    }

    /** Without leave; people with the same calendar in the same zone share one. */
    public WorkCalendar of(Person person) {
        return current().of(person);
    }

    /** What the calendar that somebody works by is called, for pages. */
    public String nameOf(Person person) {
        return current().named(person).name();
    }

    /** With what one person is away. */
    public WorkCalendar of(Person person, List<Leave> leave) {
        Edition now = current();
        return leave.isEmpty() ? now.of(person) : now.named(person).in(person.zone(), leave);
    }

    /** The working days without leave, quick to count many of. People with the same calendar in the same zone share them. */
    public BusinessDays daysOf(Person person) {
        Edition now = current();
        return now.days().computeIfAbsent(now.of(person), CountedDays::new);
    }

    /** Remembers of each day whether it is one. */
    private record CountedDays(WorkCalendar calendar, Map<LocalDate, Boolean> known) implements BusinessDays {

        CountedDays(WorkCalendar calendar) {
            this(calendar, new ConcurrentHashMap<>());
        }

        @Override
        public boolean isBusinessDay(LocalDate day) {
            return known.computeIfAbsent(day, calendar::isWorkingDay);
        }
    }

    /** What is wrong in the files, each at its place. */
    public List<FileIssue> issues() {
        current();
        return issues;
    }

    /** What an admin should know of the org's own hours and holidays, in sentences. */
    public List<String> problems() {
        return current().org().problems();
    }

    private Edition current() {
        Instant now = clock.instant();
        boolean due = looked.equals(Instant.MIN) || now.isBefore(looked) || !now.isBefore(looked.plus(LOOK_EVERY));
        if (due && looking.tryLock()) {
            try {
                looked = now;
                look();
            } catch (RuntimeException e) {
                LOG.warnf(e, "calendars: could not look again; what was known still counts");
            } finally {
                looking.unlock();
            }
        }
        return edition;
    }

    private void look() {
        Edition before = edition;
        String print = YamlFiles.fingerprint(config.calendars());
        OrgStandard.Known known = org.read();
        CalendarBook book = before.book();
        if (!print.equals(before.print())) {
            CalendarBook read = CalendarBook.below(config.calendars());
            issues = read.issues();
            issues.forEach(issue -> LOG.warnf("calendars: %s", issue));
            book = issues.isEmpty() ? read : book;
            LOG.infof("calendars: the files have changed; %s", issues.isEmpty() ? "taken over" : "not taken over");
        }
        if (!print.equals(before.print()) || !known.print().equals(before.org().print())) {
            known.problems().forEach(problem -> LOG.warnf("calendars: %s", problem));
            edition = new Edition(book, print, known);
        }
    }
}
