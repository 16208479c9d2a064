package dev.plumbline.notifications;

import dev.plumbline.people.Person;

/**
 * A message with whom it is for.
 *
 * @param messageId the same for every attempt at the same notice, in the form {@code <local@host>}
 */
public record Envelope(String messageId, Person recipient, Message message) {}
