package dev.plumbline.people.calendar;

import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Each person's working time with what is known of them: leave, and the time that they are given to find their way. */
public interface WorkClocks {

    /** When somebody can be told something: working time without leave. */
    WorkCalendar present(Person person);

    /** Spans in which nothing may be held against somebody, in order: leave, the first weeks of a new starter, a territory just handed over. */
    List<Leave> stopped(Person person);

    /** Why the clock stands still for somebody at that moment; empty when it runs. */
    Optional<Halt> halt(Person person, Instant at);
}
