package dev.plumbline.notifications;

import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everybody works Monday to Friday, nine to six, and nobody is away. */
public final class OfficeHours implements WorkClocks {

    @Override
    public WorkCalendar present(Person person) {
        return WorkCalendar.office(person.zone());
    }

    @Override
    public List<Leave> stopped(Person person) {
        return List.of();
    }

    @Override
    public Optional<Halt> halt(Person person, Instant at) {
        return Optional.empty();
    }
}
