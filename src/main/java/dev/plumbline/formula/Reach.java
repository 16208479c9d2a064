package dev.plumbline.formula;

import org.jspecify.annotations.Nullable;

/**
 * Which fields decide a term.
 *
 * @param one  the only field that it reads, if it reads just one
 * @param many whether it reads several, or something that is no field of the record as it is
 */
record Reach(Term.@Nullable Reference one, boolean many) {

    private static final Reach NOTHING = new Reach(null, false);
    private static final Reach MUCH = new Reach(null, true);

    static Reach of(Term term) {
        if (term instanceof Term.Reference reference) {
            return new Reach(reference, false);
        }
        if (term instanceof Term.Application application) {
            return application.reach();
        }
        return term instanceof Term.Constant ? NOTHING : MUCH;
    }

    static Reach of(Function function, Iterable<Term> arguments) {
        if (function.has(Function.Trait.CHANGE)) {
            return MUCH;
        }
        Reach reach = NOTHING;
        for (Term argument : arguments) {
            reach = reach.and(of(argument));
        }
        return reach;
    }

    private Reach and(Reach other) {
        if (many || other.many) {
            return MUCH;
        }
        if (one == null || other.one == null) {
            return one == null ? other : this;
        }
        return one.slot() == other.one.slot() ? this : MUCH;
    }

    /** The text, picklist or id that alone decides; null when there is none such. */
    Term.@Nullable Reference onlyText() {
        return one != null && (one.type().isText() || one.type().isPicklist()) ? one : null;
    }
}
