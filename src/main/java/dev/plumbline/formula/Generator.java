package dev.plumbline.formula;

import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a checked formula into code that runs on one record at a time. */
final class Generator {

    private static final List<Function.Trait> NOT_CONSTANT =
            List.of(Function.Trait.CLOCK, Function.Trait.CHANGE, Function.Trait.CONTEXT);

    private final Blanks blanks;

    Generator(Blanks blanks) {
        this.blanks = blanks;
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
        return Fields.of(field.type(), slot, field.percent(), blanks);
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
        boolean open = application.type() == Type.NULL || application.type() == Type.ANY;
        Type type = open ? as : application.type();
        Code code = application.function().builder().build(new Arguments(this, application, type));
        return isConstant(application) && code instanceof Node<?> node ? folded(node) : code;
    }

    private static boolean isConstant(Term.Application application) {
        return NOT_CONSTANT.stream().noneMatch(application.function()::has)
                && application.arguments().stream().allMatch(Term.Constant.class::isInstance);
    }

    /** Works out once what is the same in every run, such as DATE(2026, 1, 1). What fails must fail in the run, if it gets there. */
    @SuppressWarnings("NullAway") // a function of constants without the trait CONTEXT reads neither facts nor context
    private static Node<?> folded(Node<?> node) {
        try {
            @Nullable Object value = node.get(null, null);
            return Node.constant(value);
        } catch (Failure | ArithmeticException | DateTimeException e) {
            return node;
        }
    }
}
