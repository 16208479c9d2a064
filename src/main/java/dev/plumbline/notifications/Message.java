package dev.plumbline.notifications;

import java.util.Optional;

/**
 * A message, ready to leave, in each of its forms.
 *
 * @param subject one line; line breaks in it are an error of the composer
 * @param card    for channels that show blocks with buttons; empty when the text must do there too
 */
public record Message(String subject, String text, String html, Optional<Card> card) {

    public Message {
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    public Message(String subject, String text, String html) {
        this(subject, text, html, Optional.empty());
    }

    public Message with(Card shown) {
        return new Message(subject, text, html, Optional.of(shown));
    }
}
