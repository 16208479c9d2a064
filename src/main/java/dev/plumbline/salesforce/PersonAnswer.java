package dev.plumbline.salesforce;

import java.util.function.Function;

/** What came of asking Salesforce as a person. That their grant no longer works is one of the answers, and breaks nothing. */
public sealed interface PersonAnswer<T> {

    record Done<T>(T value) implements PersonAnswer<T> {}

    /** The grant is used up or was withdrawn: only the person can give a new one. Nothing was changed. */
    record Reconnect<T>() implements PersonAnswer<T> {}

    /**
     * Salesforce is busy or cannot be reached; nothing was changed, and the same may work in a minute.
     *
     * @param spent it is the org's calls that are used up, which takes longer
     */
    record Later<T>(boolean spent) implements PersonAnswer<T> {}

    /**
     * Salesforce does not do this for this person, and would not the next time. Nothing was changed.
     *
     * @param code      its own word for it, such as {@code INSUFFICIENT_ACCESS}
     * @param forbidden the person's user may not, and somebody else's might
     * @param said      what it says about it, in its own words; may be empty
     */
    record Refused<T>(String code, boolean forbidden, String said) implements PersonAnswer<T> {}

    /** The answer with another value; whatever is not done stays what it is. */
    default <R> PersonAnswer<R> map(Function<T, R> what) {
        return then(value -> new Done<>(what.apply(value)));
    }

    /** Goes on with the value, if there is one. */
    default <R> PersonAnswer<R> then(Function<T, PersonAnswer<R>> what) {
        if (this instanceof Done<T> done) {
            return what.apply(done.value());
        }
        if (this instanceof Reconnect<T>) {
            return new Reconnect<>();
        }
        if (this instanceof Later<T> later) {
            return new Later<>(later.spent());
        }
        Refused<T> refused = (Refused<T>) this;
        return new Refused<>(refused.code(), refused.forbidden(), refused.said());
    }
}
