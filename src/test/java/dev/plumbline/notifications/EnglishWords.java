package dev.plumbline.notifications;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what a German message still says in the English of its bundles. */
public final class EnglishWords {

    private static final Pattern TAG = Pattern.compile("\\{[^}]*}");

    private EnglishWords() {}

    /** In the subject and all forms of a message. */
    public static Set<String> in(dev.plumbline.notifications.Message message, Class<?>... bundles) {
        StringBuilder all = new StringBuilder(message.subject() + "\n" + message.text() + "\n" + shown(message.html()));
        message.card().ifPresent(card -> {
            all.append('\n').append(card.headline()).append('\n').append(card.footer());
            card.more().ifPresent(more -> all.append('\n').append(more.label()));
            card.items().forEach(item -> {
                all.append('\n').append(item.title()).append('\n').append(String.join("\n", item.lines()));
                item.buttons().forEach(button -> all.append('\n').append(button.label()));
            });
        });
        return in(all.toString(), bundles);
    }

    public static Set<String> in(String text, Class<?>... bundles) {
        Set<String> found = new TreeSet<>();
        for (Class<?> bundle : bundles) {
            Properties translated =
                    german(bundle.getAnnotation(MessageBundle.class).value());
            for (Method method : bundle.getDeclaredMethods()) {
                String german = translated.getProperty(method.getName());
                for (String piece :
                        TAG.split(method.getAnnotation(Message.class).value())) {
                    String words = piece.strip();
                    if (words.length() > 3 && !german.contains(words) && stands(words, text)) {
                        found.add(words);
                    }
                }
            }
        }
        return found;
    }

    private static Properties german(String bundle) {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle + "_de.properties"))) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** By itself, and not as a part of an address. */
    private static boolean stands(String words, String text) {
        return Pattern.compile("(?<![\\w/#-])" + Pattern.quote(words) + "(?![\\w/#-])")
                .matcher(text)
                .find();
    }

    private static String shown(String html) {
        return html.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'");
    }
}
