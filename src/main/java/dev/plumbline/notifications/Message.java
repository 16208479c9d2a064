package dev.plumbline.notifications;

/**
 * A message, ready to leave, in both of its forms.
 *
 * @param subject one line; line breaks in it are an error of the composer
 */
public record Message(String subject, String text, String html) {

    public Message {
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }
}
