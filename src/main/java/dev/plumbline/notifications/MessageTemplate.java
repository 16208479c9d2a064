package dev.plumbline.notifications;

import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The two forms of a message, from {@code <name>.html} and {@code <name>.txt} beside a class. In the HTML every value is escaped. Its words
 * come from bundles of messages, in the reader's language: those of its kind as {@code say}, those of every message as {@code mail}.
 *
 * <p>What stands around every HTML form is in {@code frame.html} of this room: {@code {#include frame}} with a {@code preheader}, and the text.
 *
 * <p>An engine of its own instead of the application's: messages must render the same wherever they are written, and data that looks
 * like a template stays data.
 */
public final class MessageTemplate {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(Phrasebook.resolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    static {
        ENGINE.putTemplate("frame", parse(MessageTemplate.class, "frame.html", Variant.TEXT_HTML));
    }

    private final Template html;
    private final Template text;
    private final Class<?> words;

    /** @param words the bundle of messages that the templates know as {@code say} */
    public MessageTemplate(Class<?> beside, String name, Class<?> words) {
        this.html = parse(beside, name + ".html", Variant.TEXT_HTML);
        this.text = parse(beside, name + ".txt", Variant.TEXT_PLAIN);
        this.words = words;
    }

    /**
     * @param letter what the templates know as {@code it}
     * @param tongue what the letter is written in
     */
    public Message render(String subject, Object letter, Tongue tongue) {
        return new Message(
                PlainText.line(subject, 200),
                filled(text, letter, tongue, false).render(),
                filled(html, letter, tongue, true).render());
    }

    private TemplateInstance filled(Template form, Object letter, Tongue tongue, boolean html) {
        return form.data("it", letter)
                .data("lang", tongue.key())
                .data("say", Phrasebook.spoken(words, tongue, html))
                .data("mail", Phrasebook.spoken(MailWords.class, tongue, html));
    }

    private static Template parse(Class<?> beside, String file, String type) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file + " beside " + beside.getName());
            }
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ENGINE.parse(source, Variant.forContentType(type), beside.getSimpleName() + "/" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
