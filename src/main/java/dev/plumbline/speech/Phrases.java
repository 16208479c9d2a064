package dev.plumbline.speech;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The messages of one bundle in one language, by the names of their methods. */
final class Phrases {

    /**
     * One of our own instead of the application's: what is said must be the same wherever it is, and data that looks like a template stays
     * data.
     */
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    /** @param html the same, with everything that is handed in escaped */
    private record Phrase(List<String> parts, Template text, Template html) {}

    private final String bundle;
    private final Map<String, Phrase> phrases;

    private Phrases(String bundle, Map<String, Phrase> phrases) {
        this.bundle = bundle;
        this.phrases = Map.copyOf(phrases);
    }

    static Phrases of(Class<?> bundle, Tongue tongue) {
        MessageBundle named = bundle.getAnnotation(MessageBundle.class);
        if (named == null) {
            throw new IllegalArgumentException(bundle.getName() + " is no bundle of messages");
        }
        Properties translated = tongue == Tongue.ENGLISH ? new Properties() : translated(bundle, named.value(), tongue);
        Map<String, Phrase> phrases = new HashMap<>();
        for (Method method : bundle.getDeclaredMethods()) {
            String english = method.getAnnotation(Message.class).value();
            String words = translated.getProperty(method.getName(), english);
            String id = named.value() + "." + method.getName() + "." + tongue.key();
            phrases.put(
                    method.getName(),
                    new Phrase(
                            Arrays.stream(method.getParameters())
                                    .map(Parameter::getName)
                                    .toList(),
                            parsed(words, Variant.TEXT_PLAIN, id),
                            parsed(words, Variant.TEXT_HTML, id)));
        }
        return new Phrases(named.value(), phrases);
    }

    String say(String name, Object[] given) {
        return filled(name, given, false);
    }

    private String filled(String name, Object[] given, boolean html) {
        Phrase phrase = phrases.get(name);
        if (phrase == null || phrase.parts().size() != given.length) {
            throw new IllegalArgumentException(bundle + " has no message " + name + " of " + given.length + " parts");
        }
        TemplateInstance filled = (html ? phrase.html() : phrase.text()).instance();
        for (int i = 0; i < given.length; i++) {
            filled.data(phrase.parts().get(i), given[i]);
        }
        return filled.render();
    }

    private static Template parsed(String words, String type, String id) {
        return ENGINE.parse(words, Variant.forContentType(type), id);
    }

    private static Properties translated(Class<?> bundle, String name, Tongue tongue) {
        String file = "messages/" + name + "_" + tongue.key() + ".properties";
        Properties words = new Properties();
        try (@Nullable InputStream in = bundle.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** As templates know a bundle: {@code {say.missing}}, {@code {say.hears(it.who)}}. */
    record Spoken(Phrases phrases, boolean html) {}

    /** A message in a template of HTML is as safe as one in code: what is handed in is escaped, and the message is ours. */
    static final class Speaking implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Spoken;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            Spoken spoken = (Spoken) context.getBase();
            Object[] given = context.getParams().stream()
                    .map(part -> context.evaluate(part).toCompletableFuture().join())
                    .toArray();
            String said = spoken.phrases().filled(context.getName(), given, spoken.html());
            return CompletableFuture.completedFuture(spoken.html() ? new RawString(said) : said);
        }
    }
}
