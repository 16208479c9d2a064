package dev.plumbline.people.calendar;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Office hours, with the leave and the grace that a test gives. */
public final class TestClocks implements WorkClocks {

    private final Calendars calendars = TestCalendars.office();
    private final Map<RecordId, List<Leave>> away = new HashMap<>();
    private final Map<RecordId, List<Leave>> grace = new HashMap<>();

    public void away(Person person, String from, String until) {
        add(away, person, from, until);
    }

    public void grace(Person person, String from, String until) {
        add(grace, person, from, until);
    }

    @Override
    public WorkCalendar present(Person person) {
        return calendars.of(person, away.getOrDefault(person.id(), List.of()));
    }

    @Override
    public List<Leave> stopped(Person person) {
        List<Leave> all = new ArrayList<>(away.getOrDefault(person.id(), List.of()));
        all.addAll(grace.getOrDefault(person.id(), List.of()));
        return all;
    }

    @Override
    public Optional<Halt> halt(Person person, Instant at) {
        return stopped(person).stream()
                .filter(leave -> !at.isBefore(leave.from()) && at.isBefore(leave.until()))
                .findFirst()
                .map(leave -> new Halt(Halt.Reason.LEAVE, 0, leave.until(), Optional.empty()));
    }

    private static void add(Map<RecordId, List<Leave>> to, Person person, String from, String until) {
        to.computeIfAbsent(person.id(), id -> new ArrayList<>())
                .add(new Leave(Instant.parse(from), Instant.parse(until)));
    }
}
