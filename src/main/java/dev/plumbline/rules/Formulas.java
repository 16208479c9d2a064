package dev.plumbline.rules;

import dev.plumbline.crm.FieldType;
import dev.plumbline.formula.Blanks;
import dev.plumbline.formula.Compilation;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.FormulaCompiler;
import dev.plumbline.formula.Issue;
import dev.plumbline.formula.Layout;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a rule's formulas, and finds a type that fits for custom fields nobody could ask about: such a field must not make a good rule
 * look wrong.
 */
final class Formulas {

    private static final List<FieldType> CANDIDATES = List.of(
            FieldType.TEXT,
            FieldType.NUMBER,
            FieldType.DATE,
            FieldType.BOOLEAN,
            FieldType.PICKLIST,
            FieldType.DATETIME,
            FieldType.MULTIPICKLIST);

    /** Types are sought for so many fields of one formula; it takes tens of compilations as a rule, and the names' patience ends it. */
    private static final int MOST_GUESSED = 7;

    private Formulas() {}

    /** The formula, or null after its complaints were added to the issues, each at its place in the YAML file. */
    static @Nullable Formula compile(
            YamlText source, @Nullable FieldType expected, ObjectNames names, Layout layout, List<FileIssue> issues) {
        Compilation compilation = compile(source.value(), expected, names, layout);
        return compilation.fold(formula -> formula, complaints -> {
            for (Issue complaint : complaints) {
                issues.add(source.issueAt(complaint.line(), complaint.column(), complaint.message()));
            }
            return null;
        });
    }

    static Compilation compile(String source, @Nullable FieldType expected, ObjectNames names, Layout layout) {
        names.takeGuessed();
        Compilation best = once(source, expected, names, layout);
        Set<String> untyped = new TreeSet<>(names.takeGuessed());
        int tried = 0;
        // In a chain of && the compiler sees what stands behind a mistake, fields and more mistakes, only once the
        // first is mended.
        while (best instanceof Compilation.Rejected
                && untyped.size() > tried
                && untyped.size() <= MOST_GUESSED
                && names.mayGuess()) {
            tried = untyped.size();
            best = fit(best, source, expected, names, layout, List.copyOf(untyped), Formulas::fewest);
            if (source.contains("&&") || source.contains("||")) {
                best = fit(best, source, expected, names, layout, List.copyOf(untyped), Formulas::furthest);
            }
            untyped.addAll(names.takeGuessed());
        }
        return best;
    }

    /** First each field by itself, then two together, for a comparison of two fields fits only when both are right. */
    private static Compilation fit(
            Compilation before,
            String source,
            @Nullable FieldType expected,
            ObjectNames names,
            Layout layout,
            List<String> untyped,
            ToLongFunction<Compilation> merit) {
        Compilation best = before;
        for (int i = 0; i < untyped.size() && best instanceof Compilation.Rejected; i++) {
            best = improve(best, source, expected, names, layout, List.of(untyped.get(i)), merit);
        }
        for (int i = 0; i < untyped.size(); i++) {
            for (int j = i + 1; j < untyped.size() && best instanceof Compilation.Rejected; j++) {
                best = improve(best, source, expected, names, layout, List.of(untyped.get(i), untyped.get(j)), merit);
            }
        }
        return best;
    }

    /** Tries every type for the given fields and leaves them with those that serve best. */
    private static Compilation improve(
            Compilation before,
            String source,
            @Nullable FieldType expected,
            ObjectNames names,
            Layout layout,
            List<String> fields,
            ToLongFunction<Compilation> merit) {
        List<FieldType> kept = fields.stream().map(names::guessed).toList();
        Compilation best = before;
        int combinations = fields.size() == 1 ? CANDIDATES.size() : CANDIDATES.size() * CANDIDATES.size();
        for (int i = 0; i < combinations && best instanceof Compilation.Rejected && names.mayGuess(); i++) {
            List<FieldType> tried = List.of(
                    CANDIDATES.get(i % CANDIDATES.size()), CANDIDATES.get(i / CANDIDATES.size() % CANDIDATES.size()));
            guess(names, fields, tried);
            Compilation next = once(source, expected, names, layout);
            if (merit.applyAsLong(next) > merit.applyAsLong(best)) {
                best = next;
                kept = tried;
            }
        }
        guess(names, fields, kept);
        return best;
    }

    private static void guess(ObjectNames names, List<String> fields, List<FieldType> types) {
        for (int i = 0; i < fields.size(); i++) {
            names.guess(fields.get(i), types.get(i));
        }
    }

    /** How good an outcome is: few complaints, and the first of them late in the formula. */
    private static long fewest(Compilation compilation) {
        return compilation.fold(formula -> Long.MAX_VALUE, issues -> first(issues) - issues.size() * 10_000_000_000L);
    }

    /** How good an outcome is where one complaint hides those behind it: the first late in the formula, and few. */
    private static long furthest(Compilation compilation) {
        return compilation.fold(formula -> Long.MAX_VALUE, issues -> first(issues) * 100 - issues.size());
    }

    private static long first(List<Issue> issues) {
        return issues.stream()
                .mapToLong(i -> i.line() * 100_000L + i.column())
                .min()
                .orElse(0);
    }

    /** A blank number stays blank, as in validation rules. */
    private static Compilation once(String source, @Nullable FieldType expected, ObjectNames names, Layout layout) {
        return FormulaCompiler.compile(source, expected, names, layout, Blanks.BLANK);
    }
}
