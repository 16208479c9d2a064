package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles formulas: parse, check, generate. Any text at all may be given; what comes back is code or complaints with their places. */
public final class FormulaCompiler {

    /** Characters of a formula. Salesforce stops at 3,900; nobody can read a tenth of this. */
    public static final int LONGEST = 100_000;

    private FormulaCompiler() {}

    /**
     * Compiles one formula.
     *
     * @param expected the type that its value must have, null for any; a rule asks for BOOLEAN
     * @param names    what it may refer to
     * @param layout   gives each field that it reads a slot
     * @param blanks   what blank numbers count as; {@link Blanks#BLANK} in rules
     */
    public static Compilation compile(
            String source, @Nullable FieldType expected, Names names, Layout layout, Blanks blanks) {
        if (source.length() > LONGEST) {
            return rejected(new Issue(
                    1, 1, "The formula has " + source.length() + " characters; at most " + LONGEST + " are allowed."));
        }
        if (source.isBlank()) {
            return rejected(new Issue(1, 1, "The formula is empty."));
        }
        try {
            return check(new Syntax(source).parse(), expected, new Resolver(names, layout), blanks);
        } catch (Refusal refusal) {
            return rejected(refusal.issue());
        } catch (StackOverflowError e) {
            // A caller whose stack is smaller than usual, or nearly used up.
            return rejected(new Issue(1, 1, Checker.TOO_DEEP));
        }
    }

    private static Compilation rejected(Issue issue) {
        return new Compilation.Rejected(List.of(issue));
    }

    private static Compilation check(
            FormulaParser.ExpressionContext parsed, @Nullable FieldType expected, Resolver resolver, Blanks blanks) {
        Checker checker = new Checker(resolver);
        Term term = checker.check(parsed);
        if (!checker.issues().isEmpty()) {
            return new Compilation.Rejected(checker.issues());
        }
        FieldType type = expected == null ? natural(term) : expected;
        requireType(term, type);
        Code code = new Generator(blanks, Regex.budget(checker.patterns())).generate(term, Type.of(type));
        return new Compilation.Compiled(new CompiledFormula(
                code,
                type,
                resolver.references(),
                resolver.unavailable(),
                checker.readsClock(),
                checker.readsContext(),
                checker.readsChange(),
                checker.compared()));
    }

    private static FieldType natural(Term term) {
        if (term.type() == Type.LOCATION) {
            throw new Refusal(term.place(), "A geolocation is no result. Use it in DISTANCE.");
        }
        return term.type().field();
    }

    /** A date may stand for a moment and a moment for a date; everything else must be what was asked for. */
    private static void requireType(Term term, FieldType expected) {
        Type wanted = Type.of(expected);
        Type given = term.type();
        boolean days =
                (wanted == Type.DATE || wanted == Type.DATETIME) && (given == Type.DATE || given == Type.DATETIME);
        if (!wanted.takes(given) && !days || given == Type.LOCATION) {
            throw new Refusal(
                    term.place(),
                    "Formula result is data type (" + given.label() + "), incompatible with expected data type ("
                            + (wanted == Type.BOOLEAN ? "true or false" : wanted.label()) + ")."
                            + (given == Type.PICKLIST ? " Use TEXT(…), or ISPICKVAL(…, \"…\") to compare." : ""));
        }
    }
}
