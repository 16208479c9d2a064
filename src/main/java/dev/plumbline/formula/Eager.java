package dev.plumbline.formula;

import java.util.List;

/**
 * Salesforce works out every argument of CASE, BLANKVALUE and NULLVALUE before it takes one, so what fails in any of them fails the whole;
 * only IF, AND and OR protect. What cannot be read does not matter where it is not taken: that is ours to say.
 */
final class Eager {

    private Eager() {}

    /** Of what can never be blank Salesforce forgets the substitute. */
    static <T> Node<T> substitute(Node<T> chosen, Arguments arguments, Node<?> substitute) {
        return mayBeBlank(arguments.term(0), arguments.blanks()) ? of(chosen, arguments, List.of(substitute)) : chosen;
    }

    /** As Salesforce guesses it: whatever is made of a field or of NULL. */
    private static boolean mayBeBlank(Term term, Blanks blanks) {
        if (term instanceof Term.Application application) {
            List<Term> arguments = application.arguments();
            int first = term.calls("NULLVALUE") ? 1 : 0;
            return arguments.subList(first, arguments.size()).stream().anyMatch(a -> mayBeBlank(a, blanks));
        }
        if (term instanceof Term.Constant constant) {
            return constant.type() == Type.NULL;
        }
        return !(blanks == Blanks.ZERO && term.type() == Type.NUMBER);
    }

    /** @param others what must not fail although its value may not be wanted */
    static <T> Node<T> of(Node<T> chosen, Arguments arguments, List<? extends Node<?>> others) {
        boolean calculates = arguments.terms().stream().anyMatch(Term.Application.class::isInstance);
        List<? extends Node<?>> risky =
                others.stream().filter(node -> !node.isConstant()).toList();
        if (!calculates || risky.isEmpty()) {
            return chosen;
        }
        return Node.by((facts, context) -> {
            T value = chosen.get(facts, context);
            for (Node<?> other : risky) {
                try {
                    Object unused = other.get(facts, context);
                } catch (Unreadable e) {
                    // not wanted, or chosen would have thrown it
                }
            }
            return value;
        });
    }
}
