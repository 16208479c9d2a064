package dev.plumbline.notifications;

import dev.plumbline.people.Person;
import java.net.URI;
import java.util.Optional;

/** Addresses for the header {@code List-Unsubscribe}: a POST there makes messages quieter (RFC 8058), never ends them. */
@FunctionalInterface
public interface UnsubscribeLinks {

    /** For one message; empty when nothing can be made quieter. */
    Optional<URI> oneClick(Person person);
}
