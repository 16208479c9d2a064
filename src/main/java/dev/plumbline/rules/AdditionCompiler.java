package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.formula.Blanks;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.FormulaCompiler;
import dev.plumbline.formula.Issue;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what a roll-up says of adding a child in place: fields, each alone or with a preset, as in {@code ActivityDate = TODAY()}. */
final class AdditionCompiler {

    /** Nobody fills in more on a phone. */
    private static final int MOST = 10;

    /** A preset is worked out before there is a record. */
    private static final Names NOTHING = new Names() {
        @Override
        public Optional<Known> find(String path) {
            return Optional.empty();
        }

        @Override
        public Collection<String> suggestions() {
            return Set.of();
        }
    };

    private final RollupDraft draft;
    private final Schemas schemas;
    private final List<FileIssue> issues;

    AdditionCompiler(RollupDraft draft, Schemas schemas, List<FileIssue> issues) {
        this.draft = draft;
        this.schemas = schemas;
        this.issues = issues;
    }

    /** The fields in their order; empty where none is to be added. */
    List<NewField> compile() {
        List<NewField> fields = new ArrayList<>();
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (YamlText written : draft.add()) {
            String text = written.value();
            int equals = text.indexOf('=');
            String name = (equals < 0 ? text : text.substring(0, equals)).strip();
            Optional<FieldSchema> field = field(written, name);
            if (!named.add(name)) {
                issues.add(written.issue("\"add\" names %s twice.".formatted(YamlMap.brief(name))));
            }
            Formula preset = equals < 0 ? null : preset(written, equals, field);
            fields.add(new NewField(field.map(FieldSchema::name).orElse(name), preset));
        }
        if (fields.size() > MOST) {
            issues.add(draft.add()
                    .get(0)
                    .issue("\"add\" names %d fields; at most %d make a form that somebody fills in."
                            .formatted(fields.size(), MOST)));
        }
        if (!fields.isEmpty() && fields.stream().noneMatch(f -> f.preset() == null)) {
            issues.add(
                    draft.add()
                            .get(0)
                            .issue(
                                    "\"add\" needs a field without a preset, for instance Subject: a record is added only when somebody has typed something."));
        }
        return fields;
    }

    private Optional<FieldSchema> field(YamlText written, String name) {
        String child = draft.summarize().value();
        Optional<FieldSchema> field = schemas.field(child, name);
        if (name.equalsIgnoreCase(draft.by().value().strip())) {
            issues.add(written.issue("%s is filled in by itself: \"add\" names what somebody types."
                    .formatted(draft.by().value().strip())));
        } else if (field.isEmpty() && !(Schemas.isCustom(name) && name.matches("\\w+"))) {
            issues.add(written.issue("%s has no field \"%s\".%s"
                    .formatted(child, YamlMap.brief(name), Nearest.hint(name, schemas.fieldNames(child)))));
        } else if (field.filter(f -> f.calculated() || !f.createable()).isPresent()) {
            issues.add(written.issue("%s cannot be set when a record is made, so nobody can type it."
                    .formatted(field.get().name())));
        }
        return field;
    }

    /** What stands before the formula becomes blanks, so that complaints point at where they belong. */
    private @Nullable Formula preset(YamlText written, int equals, Optional<FieldSchema> field) {
        String formula = " ".repeat(equals + 1) + written.value().substring(equals + 1);
        FieldType expected = field.map(f -> expected(f.type())).orElse(null);
        return FormulaCompiler.compile(formula, expected, NOTHING, new Layout(), Blanks.BLANK)
                .fold(compiled -> compiled, complaints -> {
                    for (Issue complaint : complaints) {
                        issues.add(written.issueAt(
                                complaint.line(),
                                complaint.column(),
                                complaint.message() + " A preset reads no fields: there is no record yet."));
                    }
                    return null;
                });
    }

    private static @Nullable FieldType expected(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, PICKLIST, MULTIPICKLIST, REFERENCE, ID -> FieldType.TEXT;
            case OTHER -> null;
            default -> type;
        };
    }
}
