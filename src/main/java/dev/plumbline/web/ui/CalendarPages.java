package dev.plumbline.web.ui;

import dev.plumbline.people.Directory;
import dev.plumbline.people.LeaveFeeds;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.FileIssue;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who works when: the calendars, whose each is, what is wrong with them, and one person's next days. */
@Path("/calendars")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.TEXT_HTML)
class CalendarPages {

    private static final int DAYS = 14;

    private final Layout layout;
    private final Calendars calendars;
    private final LeaveFeeds feeds;
    private final WorkClocks clocks;
    private final Directory directory;

    CalendarPages(Layout layout, Calendars calendars, LeaveFeeds feeds, WorkClocks clocks, Directory directory) {
        this.layout = layout;
        this.calendars = calendars;
        this.feeds = feeds;
        this.clocks = clocks;
        this.directory = directory;
    }

    /** A calendar. @param people how many active people work by it */
    record Used(String name, long people, long zones) {}

    record Day(LocalDate day, boolean works) {}

    /**
     * @param tried   whose days are shown; empty when nobody was asked about
     * @param unknown whether somebody was asked about whom nobody knows
     * @param next    their next moment of work
     */
    record calendars(
            Page page,
            List<Used> used,
            List<FileIssue> issues,
            List<String> problems,
            List<String> stale,
            String asked,
            Optional<Person> tried,
            boolean unknown,
            List<Day> days,
            Optional<Instant> next,
            Optional<Halt> stopped)
            implements TemplateInstance {}

    @GET
    public TemplateInstance calendars(@RestQuery @Nullable String person) {
        Page page = layout.page("calendars");
        String asked = person == null ? "" : person.strip();
        Optional<Person> tried = directory.chart().byUsername(asked);
        Optional<WorkCalendar> present = tried.map(clocks::present);
        return new calendars(
                page,
                used(),
                calendars.issues(),
                calendars.problems(),
                feeds.stale(),
                asked,
                tried,
                !asked.isEmpty() && tried.isEmpty(),
                present.map(calendar -> days(calendar, page)).orElse(List.of()),
                present.map(calendar -> calendar.nextWorking(page.say().now())),
                tried.flatMap(one -> clocks.halt(one, page.say().now())));
    }

    private List<Used> used() {
        Map<String, List<Person>> byName = directory.chart().people().stream()
                .filter(Person::active)
                .collect(Collectors.groupingBy(calendars::nameOf));
        return byName.entrySet().stream()
                .map(each -> new Used(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().stream().map(Person::zone).distinct().count()))
                .sorted(Comparator.comparingLong(Used::people).reversed())
                .toList();
    }

    private static List<Day> days(WorkCalendar calendar, Page page) {
        LocalDate today = LocalDate.ofInstant(page.say().now(), calendar.zone());
        return today.datesUntil(today.plusDays(DAYS))
                .map(day -> new Day(day, calendar.isWorkingDay(day)))
                .toList();
    }
}
