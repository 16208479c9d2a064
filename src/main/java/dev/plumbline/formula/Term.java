package dev.plumbline.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checked formula: a tree in which every name is resolved and every type known, whatever will run it. */
sealed interface Term {

    Type type();

    Place place();

    /** Levels of this tree, so that nothing that walks it can run out of stack. */
    default int depth() {
        return 1;
    }

    /** @param value a Boolean, BigDecimal, String (never empty) …, or null for NULL and the empty text */
    record Constant(Type type, @Nullable Object value, Place place) implements Term {}

    /**
     * @param path     as its owner spells it
     * @param decimals of a number, 0 for everything else
     */
    record Reference(Type type, String path, int slot, boolean percent, int decimals, Place place) implements Term {}

    /** A global that exists in Salesforce and that nobody mirrors: every run that needs it cannot tell. */
    record Unavailable(Type type, String path, Place place) implements Term {}

    /** @param reach which fields decide it */
    record Application(Function function, List<Term> arguments, Type type, Place place, int depth, Reach reach)
            implements Term {

        Application(Function function, List<Term> arguments, Type type, Place place) {
            this(
                    function,
                    List.copyOf(arguments),
                    type,
                    place,
                    1 + arguments.stream().mapToInt(Term::depth).max().orElse(0),
                    Reach.of(function, arguments));
        }
    }

    /** Whether it is a text in quotes, as picklist functions demand. */
    default boolean isTextLiteral() {
        return this instanceof Constant && type() == Type.TEXT;
    }

    /** Whether it is the application of that function. */
    default boolean calls(String function) {
        return this instanceof Application a && a.function().name().equals(function);
    }
}
