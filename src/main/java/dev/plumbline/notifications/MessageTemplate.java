package dev.plumbline.notifications;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The two forms of a message, from {@code <name>.html} and {@code <name>.txt} beside a class. In the HTML every value is escaped.
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
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    static {
        ENGINE.putTemplate("frame", parse(MessageTemplate.class, "frame.html", Variant.TEXT_HTML));
    }

    private final Template html;
    private final Template text;

    public MessageTemplate(Class<?> beside, String name) {
        this.html = parse(beside, name + ".html", Variant.TEXT_HTML);
        this.text = parse(beside, name + ".txt", Variant.TEXT_PLAIN);
    }

    /** @param letter what the templates know as {@code it} */
    public Message render(String subject, Object letter) {
        return new Message(
                PlainText.line(subject, 200),
                text.data("it", letter).render(),
                html.data("it", letter).render());
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
