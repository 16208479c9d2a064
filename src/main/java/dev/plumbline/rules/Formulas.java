package dev.plumbline.rules;

import dev.plumbline.crm.FieldType;
import dev.plumbline.formula.Compilation;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Issue;
import dev.plumbline.formula.Layout;
import java.util.List;
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

    /** All combinations of types are tried for so many fields of one formula; 7^4 compilations take well under a second. */
    private static final int MOST_GUESSED = 4;

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
        Compilation first = once(source, expected, names, layout);
        List<String> untyped = names.takeGuessed().stream().sorted().toList();
        if (first instanceof Compilation.Compiled || untyped.isEmpty() || untyped.size() > MOST_GUESSED) {
            return first;
        }
        int combinations = (int) Math.pow(CANDIDATES.size(), untyped.size());
        for (int i = 1; i < combinations; i++) {
            for (int field = 0, rest = i; field < untyped.size(); field++, rest /= CANDIDATES.size()) {
                names.guess(untyped.get(field), CANDIDATES.get(rest % CANDIDATES.size()));
            }
            Compilation next = once(source, expected, names, layout);
            if (next instanceof Compilation.Compiled) {
                return next;
            }
        }
        untyped.forEach(path -> names.guess(path, FieldType.TEXT));
        return first;
    }

    private static Compilation once(String source, @Nullable FieldType expected, ObjectNames names, Layout layout) {
        throw new UnsupportedOperationException("formula room");
    }
}
