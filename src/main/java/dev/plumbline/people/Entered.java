package dev.plumbline.people;

import dev.plumbline.speech.Saying;
import java.util.function.Function;

/** What became of something that somebody entered: it was taken, or why not. */
public sealed interface Entered<T> {

    record Taken<T>(T value) implements Entered<T> {}

    /** @param because for whoever entered it: what was found and what was expected */
    record Refused<T>(Saying because) implements Entered<T> {}

    static <T> Entered<T> refused(Function<SettledWords, String> because) {
        return new Refused<>(Saying.of(SettledWords.class, because));
    }

    default <R> R fold(Function<T, R> taken, Function<Saying, R> refused) {
        if (this instanceof Taken<T> value) {
            return taken.apply(value.value());
        }
        return refused.apply(((Refused<T>) this).because());
    }

    /** What comes next, where this was taken. */
    default <R> Entered<R> then(Function<T, Entered<R>> next) {
        return fold(next, Refused::new);
    }
}
