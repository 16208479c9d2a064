package dev.plumbline.notifications;

import java.util.Optional;

/** Why nothing may leave for now, from rooms that write messages: what is said before they know enough would be wrong or fall away. */
@FunctionalInterface
public interface Withheld {

    /** @return empty when messages may leave */
    Optional<String> because();
}
