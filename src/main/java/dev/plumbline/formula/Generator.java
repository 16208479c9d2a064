package dev.plumbline.formula;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Turns a checked formula into code that runs on one record at a time. */
final class Generator {

    private final Blanks blanks;
    private final int regexBudget;

    Generator(Blanks blanks, int regexBudget) {
        this.blanks = blanks;
        this.regexBudget = regexBudget;
    }

    Blanks blanks() {
        return blanks;
    }

    int regexBudget() {
        return regexBudget;
    }

    /** @param as the type that is asked for, which decides where the term's own is NULL or ANY */
    Code generate(Term term, Type as) {
        if (term instanceof Term.Constant constant) {
            return constant(constant, as);
        }
        if (term instanceof Term.Reference field) {
            return field(field, false);
        }
        if (term instanceof Term.Unavailable global) {
            return unavailable(global.path(), as);
        }
        return application((Term.Application) term, as);
    }

    Code field(Term.Reference field, boolean before) {
        Fields.Slot slot = new Fields.Slot(field.slot(), field.path(), before);
        return Fields.of(field.type(), slot, field.percent(), field.decimals(), blanks);
    }

    private static Code constant(Term.Constant constant, Type as) {
        if (constant.value() instanceof Boolean answer) {
            return Truth.constant(Truth.of(answer));
        }
        return as == Type.BOOLEAN ? Truth.constant(Truth.BLANK) : Node.constant(constant.value());
    }

    private static Code unavailable(String path, Type as) {
        if (as == Type.BOOLEAN) {
            return Truth.by((facts, context) -> {
                throw new Unreadable(path);
            });
        }
        return Node.by((facts, context) -> {
            throw new Unreadable(path);
        });
    }

    private Code application(Term.Application application, Type as) {
        if (application.type() == Type.NULL) {
            return constant(new Term.Constant(Type.NULL, null, application.place()), as);
        }
        Type type = application.type() == Type.ANY ? as : application.type();
        Code code = application.function().builder().build(new Arguments(this, application, type));
        if (code instanceof Truth truth) {
            Term.Reference only = Reach.of(application).onlyText();
            if (only != null) {
                truth.decidedBy(only.slot(), isConstant(application));
            }
            return truth;
        }
        Node<?> node = (Node<?>) code;
        if (!isSteady(application)) {
            return node;
        }
        return isConstant(application) ? folded(node) : remembered(node, type);
    }

    private static Node<?> remembered(Node<?> node, Type type) {
        Measures.Kind kind = Measured.kind(type);
        if (kind == null || kind == Measures.Kind.NUMBER && !(node instanceof Measured<?>)) {
            return new Remembered<>(node);
        }
        return new Measured.Steady<>(node, kind, node instanceof Measured<?> m ? m.scale : 0);
    }

    /** Whether it reads nothing of the record. */
    private static boolean isSteady(Term term) {
        return term instanceof Term.Constant
                || term instanceof Term.Application a
                        && !a.function().has(Function.Trait.CHANGE)
                        && a.arguments().stream().allMatch(Generator::isSteady);
    }

    /** Whether it reads nothing of the run, such as its time. */
    private static boolean isConstant(Term term) {
        return !(term instanceof Term.Application a)
                || !a.function().has(Function.Trait.CLOCK)
                        && !a.function().has(Function.Trait.CONTEXT)
                        && a.arguments().stream().allMatch(Generator::isConstant);
    }

    /** Works out once what is the same in every run, such as DATE(2026, 1, 1). What fails must fail in the run, if it gets there. */
    @SuppressWarnings("NullAway") // what is constant reads neither facts nor context
    private static Node<?> folded(Node<?> node) {
        try {
            @Nullable Object value = node.get(null, null);
            return Node.constant(value);
        } catch (Failure | ArithmeticException | DateTimeException e) {
            return node;
        }
    }

    /** Works out once for each context what a record does not change, such as TODAY() - 14: a sweep asks a million times within one. */
    private static final class Remembered<T> extends Node<T> {

        private record Seen<T>(Context context, @Nullable T value) {}

        private final Node<T> node;

        /** Written without a lock: whoever misses another's writing only works it out again. */
        private @Nullable Seen<T> last;

        Remembered(Node<T> node) {
            this.node = node;
        }

        @Override
        @Nullable
        T get(Facts facts, Context context) {
            Seen<T> seen = last;
            if (seen == null || seen.context() != context) {
                seen = new Seen<>(context, node.get(facts, context));
                last = seen;
            }
            return seen.value();
        }
    }
}
