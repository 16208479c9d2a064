package dev.plumbline.people;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Each person's working time with leave, and the grace that new starters and new owners of a territory have. */
@ApplicationScoped
class PersonClocks implements WorkClocks {

    /** Whoever came longer ago is past every grace that can be configured, leave and all. */
    private static final Duration NEW = Duration.ofDays(1000);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private final Calendars calendars;
    private final Absences absences;
    private final PeopleConfig config;

    PersonClocks(Calendars calendars, Absences absences, PeopleConfig config) {
        this.calendars = calendars;
        this.absences = absences;
        this.config = config;
    }

    /** @param why follows a name and goes before {@code until} and a date */
    private record Halt(Leave span, String why) {}

    @Override
    public WorkCalendar present(Person person) {
        return calendars.of(person, leave(person, absences.now()));
    }

    @Override
    public List<Leave> stopped(Person person) {
        return Leave.joined(halts(person).stream().map(Halt::span).toList());
    }

    @Override
    public Optional<String> whyStopped(Person person, Instant at) {
        return halts(person).stream()
                .filter(halt -> !at.isBefore(halt.span().from())
                        && at.isBefore(halt.span().until()))
                .max(Comparator.comparing(halt -> halt.span().until()))
                .map(halt -> halt.why() + " until " + last(halt.span().until(), person));
    }

    private List<Leave> leave(Person person, Absences.Known known) {
        List<Leave> leave = new ArrayList<>(known.fed().getOrDefault(person.id(), List.of()));
        known.entered().getOrDefault(person.id(), List.of()).forEach(span -> span.in(person.zone())
                .ifPresent(leave::add));
        return Leave.joined(leave);
    }

    private List<Halt> halts(Person person) {
        Absences.Known known = absences.now();
        List<Leave> leave = leave(person, known);
        WorkCalendar present = calendars.of(person, leave);
        List<Halt> halts = new ArrayList<>();
        leave.forEach(span -> halts.add(new Halt(span, "is on leave")));
        person.since()
                .filter(since -> since.isAfter(absences.moment().minus(NEW)))
                .flatMap(since -> grace(present, since, since, config.newStarterGrace()))
                .ifPresent(span -> halts.add(new Halt(span, "is new here")));
        known.territories().getOrDefault(person.id(), List.of()).forEach(territory -> grace(
                        present, territory.begin(), territory.whole(), config.handoverGrace())
                .ifPresent(span -> halts.add(new Halt(
                        span, "was handed " + territory.records() + " records and has time to look at them"))));
        return halts;
    }

    private static Optional<Leave> grace(WorkCalendar present, Instant from, Instant counted, int days) {
        Instant until = present.plus(counted, BusinessSpan.days(days));
        return from.isBefore(until) && days > 0 ? Optional.of(new Leave(from, until)) : Optional.empty();
    }

    /** The last day, or the time on it. */
    private static String last(Instant until, Person person) {
        ZonedDateTime end = until.atZone(person.zone());
        return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(end.minusDays(1)) : MOMENT.format(end);
    }
}
