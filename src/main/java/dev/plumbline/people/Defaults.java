package dev.plumbline.people;

import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What holds as long as nobody has said otherwise: nobody is away, nobody types for another, everybody gets mail. */
@ApplicationScoped
class Defaults {

    @Produces
    @ApplicationScoped
    @DefaultBean
    Preferences usual() {
        return person -> MessageSettings.USUAL;
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    Delegates none() {
        return (owner, at) -> Optional.empty();
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    WorkClocks calendarsAlone(Calendars calendars) {
        return new WorkClocks() {
            @Override
            public WorkCalendar present(dev.plumbline.people.Person person) {
                return calendars.of(person);
            }

            @Override
            public List<Leave> stopped(dev.plumbline.people.Person person) {
                return List.of();
            }

            @Override
            public Optional<String> whyStopped(dev.plumbline.people.Person person, Instant at) {
                return Optional.empty();
            }
        };
    }
}
