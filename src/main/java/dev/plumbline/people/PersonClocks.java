package dev.plumbline.people;

import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Each person's working time with leave, and the grace that new starters and new owners of a territory have. */
@ApplicationScoped
class PersonClocks implements WorkClocks {

    /** Whoever came longer ago is past every grace that can be configured, leave and all. */
    private static final Duration NEW = Duration.ofDays(1000);

    private final Calendars calendars;
    private final Absences absences;
    private final PeopleConfig config;

    PersonClocks(Calendars calendars, Absences absences, PeopleConfig config) {
        this.calendars = calendars;
        this.absences = absences;
        this.config = config;
    }

    private record Pause(Leave span, Halt.Reason reason, long records) {}

    @Override
    public WorkCalendar present(Person person) {
        return calendars.of(person, leave(person, absences.now()));
    }

    @Override
    public List<Leave> stopped(Person person) {
        return Leave.joined(pauses(person).stream().map(Pause::span).toList());
    }

    @Override
    public Optional<Halt> halt(Person person, Instant at) {
        return pauses(person).stream()
                .filter(pause -> !at.isBefore(pause.span().from())
                        && at.isBefore(pause.span().until()))
                .max(Comparator.comparing(pause -> pause.span().until()))
                .map(pause -> new Halt(
                        pause.reason(),
                        pause.records(),
                        pause.span().until(),
                        lastDay(pause.span().until(), person)));
    }

    private List<Leave> leave(Person person, Absences.Known known) {
        List<Leave> leave = new ArrayList<>(known.fed().getOrDefault(person.id(), List.of()));
        known.entered().getOrDefault(person.id(), List.of()).forEach(span -> span.in(person.zone())
                .ifPresent(leave::add));
        return Leave.joined(leave);
    }

    private List<Pause> pauses(Person person) {
        Absences.Known known = absences.now();
        List<Leave> leave = leave(person, known);
        WorkCalendar present = calendars.of(person, leave);
        List<Pause> pauses = new ArrayList<>();
        leave.forEach(span -> pauses.add(new Pause(span, Halt.Reason.LEAVE, 0)));
        person.since()
                .filter(since -> since.isAfter(absences.moment().minus(NEW)))
                .flatMap(since -> grace(present, since, since, config.newStarterGrace()))
                .ifPresent(span -> pauses.add(new Pause(span, Halt.Reason.NEW, 0)));
        known.territories().getOrDefault(person.id(), List.of()).forEach(territory -> grace(
                        present, territory.begin(), territory.whole(), config.handoverGrace())
                .ifPresent(span -> pauses.add(new Pause(span, Halt.Reason.TERRITORY, territory.records()))));
        return pauses;
    }

    private static Optional<Leave> grace(WorkCalendar present, Instant from, Instant counted, int days) {
        Instant until = present.plus(counted, BusinessSpan.days(days));
        return from.isBefore(until) && days > 0 ? Optional.of(new Leave(from, until)) : Optional.empty();
    }

    private static Optional<LocalDate> lastDay(Instant until, Person person) {
        ZonedDateTime end = until.atZone(person.zone());
        return end.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Optional.of(end.toLocalDate().minusDays(1))
                : Optional.empty();
    }
}
