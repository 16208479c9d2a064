package dev.plumbline.escalation;

import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.Optional;

/** When a manager will next be shown what is open below. Implemented by whoever tells managers. */
@FunctionalInterface
public interface ManagerLooks {

    Optional<Instant> next(Person manager, Instant now);
}
