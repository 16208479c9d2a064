package dev.plumbline.notifications;

import java.util.Optional;

/**
 * A message, ready to leave, in each of its forms.
 *
 * @param subject one line; line breaks in it are an error of the composer
 * @param card    for channels that show blocks with buttons; empty when the text must do there too
 * @param thread  what it goes on about: messages with the same words here are shown as one conversation; empty for one that stands alone
 */
public record Message(String subject, String text, String html, Optional<Card> card, Optional<String> thread) {

    public Message {
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    public Message(String subject, String text, String html) {
        this(subject, text, html, Optional.empty(), Optional.empty());
    }

    public Message(String subject, String text, String html, Optional<Card> card) {
        this(subject, text, html, card, Optional.empty());
    }

    public Message with(Card shown) {
        return new Message(subject, text, html, Optional.of(shown), thread);
    }

    public Message inThread(String about) {
        return new Message(subject, text, html, card, Optional.of(about));
    }
}
