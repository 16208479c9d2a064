package dev.plumbline.people.calendar;

import java.util.function.Function;

/** What came of reading something that others wrote: a value, or why there is none. */
public sealed interface Reading<T> {

    record Told<T>(T value) implements Reading<T> {}

    /** @param because a sentence for an admin: what was found and what was expected */
    record Untold<T>(String because) implements Reading<T> {}

    default <R> R fold(Function<T, R> told, Function<String, R> untold) {
        if (this instanceof Told<T> value) {
            return told.apply(value.value());
        }
        return untold.apply(((Untold<T>) this).because());
    }
}
