package dev.plumbline.notifications;

import dev.plumbline.people.Person;
import java.net.URI;
import java.util.Optional;

/** Where a mail program can say for its reader that fewer messages are wanted (RFC 8058). Implemented by whoever keeps such addresses. */
@FunctionalInterface
public interface UnsubscribeLinks {

    /** An address that does it with one POST, without signing in; empty when there is none, and then mails point to the settings page. */
    Optional<URI> oneClick(Person person);
}
