package dev.plumbline.notifications;

import java.time.Instant;

/** What a composer makes of a notice when its moment has come. */
public sealed interface Composition {

    record Ready(Message message) implements Composition {}

    /** There is nothing left to say; kept with the reason, never sent. */
    record FallsAway(String because) implements Composition {}

    /** It cannot be said truthfully now, for instance because Salesforce cannot be read. */
    record Later(Instant notBefore, String because) implements Composition {}
}
