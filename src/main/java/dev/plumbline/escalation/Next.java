package dev.plumbline.escalation;

import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.List;

/** What comes next for a climb. */
sealed interface Next {

    /** @param telling empty when nobody could be found, and the reasons are all there is */
    record Due(Rung rung, Instant at, List<Telling> telling, List<String> nobody) implements Next {}

    /** Nothing can be due before something else has happened. */
    record Waits(String what) implements Next {}

    /** The last step was taken. */
    record Done() implements Next {}

    /** @param part {@code owner, delegate} or {@code leader} */
    record Telling(Person person, String part) {}
}
