package dev.plumbline.speech;

import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.i18n.MessageBundle;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the bundles of messages say in one language. Pages get theirs from the application; these are there wherever a message is written,
 * from the same sources: English in the annotation, everything else in {@code messages}.
 */
public final class Phrasebook {

    private static final Map<Page, Phrases> OPENED = new ConcurrentHashMap<>();

    private record Page(Class<?> bundle, Tongue tongue) {}

    private Phrasebook() {}

    /** @param bundle an interface that is a {@link MessageBundle} */
    public static <T> T of(Class<T> bundle, Tongue tongue) {
        Phrases phrases = phrases(bundle, tongue);
        Object said = Proxy.newProxyInstance(
                bundle.getClassLoader(),
                new Class<?>[] {bundle},
                (self, method, given) -> method.getDeclaringClass() == Object.class
                        ? asObject(self, method, given, bundle)
                        : phrases.say(method.getName(), given == null ? new Object[0] : given));
        return bundle.cast(said);
    }

    /**
     * A bundle as templates know it that were made with {@link #resolver()}: {@code {say.missing}}, {@code {say.hears(it.who)}}.
     *
     * @param html what is handed in is escaped; what the bundle says is not
     */
    public static Object spoken(Class<?> bundle, Tongue tongue, boolean html) {
        return new Phrases.Spoken(phrases(bundle, tongue), html);
    }

    public static ValueResolver resolver() {
        return new Phrases.Speaking();
    }

    private static Phrases phrases(Class<?> bundle, Tongue tongue) {
        return OPENED.computeIfAbsent(new Page(bundle, tongue), page -> Phrases.of(page.bundle(), page.tongue()));
    }

    private static Object asObject(Object self, Method method, Object[] given, Class<?> bundle) {
        return switch (method.getName()) {
            case "equals" -> self == given[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> bundle.getSimpleName();
        };
    }
}
