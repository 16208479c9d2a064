package dev.plumbline.formula;

import java.util.List;

/**
 * Salesforce works out every argument of CASE, BLANKVALUE and NULLVALUE before it takes one, so what fails in any of them fails the whole;
 * only IF, AND and OR protect. What cannot be read does not matter where it is not taken: that is ours to say.
 */
final class Eager {

    private Eager() {}

    /** @param others what must not fail although its value may not be wanted */
    static <T> Node<T> of(Node<T> chosen, Arguments arguments, List<? extends Node<?>> others) {
        boolean calculates = arguments.terms().stream().anyMatch(Term.Application.class::isInstance);
        List<? extends Node<?>> risky = others.stream()
                .filter(node -> !(node instanceof Node.Constant<?>))
                .toList();
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
