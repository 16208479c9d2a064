package dev.plumbline.formula;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the {@link FunctionTable}: how it is called, what it does, an example, and how it is compiled.
 *
 * @param example a formula over {@link FunctionTable#SAMPLE}; empty for what is refused
 * @param result  what the example comes to
 * @param typing  decides the type of its value where that depends on the arguments
 * @param refusal why Plumbline does not have it; null for what it has
 */
record Function(
        Group group,
        Signature signature,
        String summary,
        String example,
        String result,
        Set<Trait> traits,
        @Nullable Typing typing,
        Builder builder,
        @Nullable String refusal) {

    /** As Salesforce's reference sorts them. */
    enum Group {
        OPERATOR,
        LOGICAL,
        TEXT,
        MATH,
        DATE_AND_TIME,
        PICKLIST,
        ADVANCED,
        PLUMBLINE
    }

    enum Trait {
        /** Its value may turn with time alone. */
        CLOCK,
        /** It judges a change rather than a state. */
        CHANGE,
        /** Its value depends on the run and not only on its arguments. */
        CONTEXT,
        /** Infix, and {@code a && b && c} is one application with three arguments. */
        CHAIN
    }

    /** Checks what a signature cannot say. */
    @FunctionalInterface
    interface Typing {
        /** @throws Refusal with the place and what is wrong there */
        Type type(List<Term> arguments, Place place);
    }

    /** Makes the code of one application. */
    @FunctionalInterface
    interface Builder {
        Code build(Arguments arguments);
    }

    static Function of(Group group, String signature, String summary, String example, String result, Builder builder) {
        return new Function(group, Signature.of(signature), summary, example, result, Set.of(), null, builder, null);
    }

    static Function refused(Group group, String signature, String summary, String why) {
        return new Function(
                group,
                Signature.of(signature),
                summary,
                "",
                "",
                Set.of(),
                null,
                arguments -> {
                    throw new IllegalStateException(signature + " is refused before it is compiled");
                },
                why);
    }

    Function typed(Typing rule) {
        return new Function(group, signature, summary, example, result, traits, rule, builder, refusal);
    }

    Function with(Trait first, Trait... more) {
        return new Function(
                group, signature, summary, example, result, EnumSet.of(first, more), typing, builder, refusal);
    }

    String name() {
        return signature.name();
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** As messages name it. */
    String title() {
        return group == Group.OPERATOR
                ? "operator '" + name().replace("prefix ", "") + "'"
                : "function '" + name() + "()'";
    }
}
