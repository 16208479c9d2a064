package dev.plumbline.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Code that gives a value: BigDecimal, String, LocalDate, Instant, LocalTime or {@link Location}. Null is blank; a text is never empty.
 */
abstract non-sealed class Node<T> extends Code {

    /** What a lambda can be. */
    @FunctionalInterface
    interface Get<T> {
        @Nullable
        T get(Facts facts, Context context);
    }

    abstract @Nullable T get(Facts facts, Context context);

    /** Whether its value is known when compiled. */
    boolean isConstant() {
        return false;
    }

    static <T> Node<T> by(Get<T> get) {
        return new Node<>() {
            @Override
            @Nullable
            T get(Facts facts, Context context) {
                return get.get(facts, context);
            }
        };
    }

    @SuppressWarnings("unchecked")
    static <T> Node<T> constant(@Nullable T value) {
        if (value instanceof BigDecimal number) {
            return (Node<T>) Measured.Constant.of(number);
        }
        if (value instanceof LocalDate) {
            return Measured.Constant.of(value, Measures.Kind.DAY);
        }
        if (value instanceof Instant) {
            return Measured.Constant.of(value, Measures.Kind.MOMENT);
        }
        return value instanceof LocalTime ? Measured.Constant.of(value, Measures.Kind.TIME) : new Constant<>(value);
    }

    /** Known when compiled, so that those who use it can prepare for it. */
    static final class Constant<T> extends Node<T> {
        final @Nullable T value;

        Constant(@Nullable T value) {
            this.value = value;
        }

        @Override
        boolean isConstant() {
            return true;
        }

        @Override
        @Nullable
        T get(Facts facts, Context context) {
            return value;
        }
    }

    /** A value made of one other; blank when that is blank, as nearly everything in Salesforce is. */
    static <A, R> Node<R> map(Node<A> first, java.util.function.Function<A, @Nullable R> make) {
        return by((facts, context) -> {
            A a = first.get(facts, context);
            return a == null ? null : make.apply(a);
        });
    }

    /** A value made of two others; blank when either is. */
    static <A, B, R> Node<R> map(Node<A> first, Node<B> second, BiFunction<A, B, @Nullable R> make) {
        return by((facts, context) -> {
            A a = first.get(facts, context);
            B b = second.get(facts, context);
            return a == null || b == null ? null : make.apply(a, b);
        });
    }
}
