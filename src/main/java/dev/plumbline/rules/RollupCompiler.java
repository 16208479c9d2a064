package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one roll-up against the two objects it joins and compiles its filter over the child. */
final class RollupCompiler {

    /** To be raised when formulas, or roll-ups, come to make something else of the same definition: what is kept is then worked out anew. */
    private static final String RECKONING = "1";

    private final Schemas schemas;

    RollupCompiler(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The roll-up, or null after its complaints were added to the issues. */
    @Nullable
    CompiledRollup compile(RollupDraft draft, List<FileIssue> issues, List<FileIssue> warnings) {
        boolean parentKnown = known(draft.object(), issues);
        if (!known(draft.summarize(), issues) || !parentKnown) {
            return null;
        }
        ObjectNames names = new ObjectNames(draft.summarize().value(), schemas, Map.of());
        Layout layout = new Layout();
        String by = by(draft, issues);
        Names.Known field = field(draft, names, issues, warnings);
        YamlText source = draft.filter();
        Formula filter = source == null ? null : Formulas.compile(source, FieldType.BOOLEAN, names, layout, issues);
        List<NewField> add = new AdditionCompiler(draft, schemas, issues).compile();
        issues.replaceAll(RollupCompiler::ofARollup);
        if (filter != null && filter.readsChange() && source != null) {
            issues.add(
                    source.issue(
                            "a roll-up's filter looks at records as they are: ISNEW, ISCHANGED and PRIORVALUE have no place in it."));
        }
        int slot = field == null ? -1 : layout.slot(field.path());
        if (!issues.isEmpty()) {
            return null;
        }
        for (String path : layout.paths()) {
            names.unseen(path)
                    .ifPresent(why -> warnings.add(draft.name()
                            .issue("$Rollup." + draft.name().value() + " reads " + path + ": " + why
                                    + ". Rules that use it answer cannot-tell.")));
        }
        String definition = String.join(
                "|",
                draft.summarize().value(),
                by,
                draft.type().name(),
                field == null ? "" : field.path(),
                source == null ? "" : source.value());
        return new CompiledRollup(
                draft.name().value(),
                draft.object().value(),
                draft.summarize().value(),
                by,
                draft.type(),
                field == null ? null : field.path(),
                filter,
                layout.paths(),
                slot,
                add,
                result(draft, field),
                definition,
                key(draft.object().value(), definition, layout.paths(), names));
    }

    /** The types belong to it: what a filter makes of a field depends on what kind of field it is. */
    private static String key(String object, String definition, List<String> paths, ObjectNames names) {
        List<@Nullable String> parts = new ArrayList<>(List.of(RECKONING, object, definition));
        for (String path : paths) {
            parts.add(path);
            parts.add(names.find(path)
                    .map(n -> n.field().type() + " " + n.field().scale())
                    .orElse(null));
        }
        return Fingerprint.of(parts);
    }

    /** A roll-up that read a roll-up would need an order among them, and two could wait for each other. */
    private static FileIssue ofARollup(FileIssue issue) {
        String told = "Field $Rollup.";
        return issue.message().regionMatches(true, 0, told, 0, told.length())
                ? new FileIssue(
                        issue.file(),
                        issue.line(),
                        issue.column(),
                        "a roll-up's filter reads fields of the child, not roll-ups. Compare with the roll-up in the rule.")
                : issue;
    }

    private boolean known(YamlText object, List<FileIssue> issues) {
        if (schemas.usable(object.value())) {
            return true;
        }
        issues.add(object.issue(unknownObject(object.value(), schemas)));
        return false;
    }

    static String unknownObject(String object, Schemas schemas) {
        String hint = Nearest.of(object, StandardObjects.names())
                .filter(near -> !near.equals(object))
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse(" Use the API name, as Salesforce's Object Manager shows it.");
        return schemas.orgAsked()
                ? "the org has no object \"%s\", or the integration user may not see it.%s"
                        .formatted(YamlMap.brief(object), hint)
                : "\"%s\" is no standard object.%s".formatted(YamlMap.brief(object), hint);
    }

    private String by(RollupDraft draft, List<FileIssue> issues) {
        String child = draft.summarize().value();
        String written = draft.by().value();
        Optional<FieldSchema> field = schemas.field(child, written);
        if (field.isEmpty()) {
            if (!Schemas.isCustom(written)) {
                issues.add(draft.by()
                        .issue("%s has no field \"%s\".%s"
                                .formatted(
                                        child,
                                        YamlMap.brief(written),
                                        Nearest.hint(written, schemas.fieldNames(child)))));
            }
            return written;
        }
        if (field.get().type() != FieldType.REFERENCE) {
            issues.add(draft.by()
                    .issue("%s.%s holds no record's id. \"by\" names the child's field that holds the parent's id."
                            .formatted(child, field.get().name())));
        } else if (!field.get().referenceTo().isEmpty()
                && !field.get().referenceTo().contains(draft.object().value())) {
            issues.add(draft.by()
                    .issue("%s.%s leads to %s, not to %s."
                            .formatted(
                                    child,
                                    field.get().name(),
                                    Entries.either(field.get().referenceTo()),
                                    draft.object().value())));
        }
        return field.get().name();
    }

    private static Names.@Nullable Known field(
            RollupDraft draft, ObjectNames names, List<FileIssue> issues, List<FileIssue> warnings) {
        YamlText written = draft.field();
        if (draft.type() == Rollup.Type.COUNT) {
            if (written != null) {
                warnings.add(written.issue("COUNT counts records; it does not read \"field\". Leave it out."));
            }
            return null;
        }
        if (written == null) {
            issues.add(draft.name()
                    .issue("%s needs \"field\": which field of %s is it made of?"
                            .formatted(draft.type(), draft.summarize().value())));
            return null;
        }
        Names.Known known = names.find(written.value()).orElse(null);
        if (known == null) {
            issues.add(written.issue("%s has no field \"%s\".%s"
                    .formatted(
                            draft.summarize().value(),
                            YamlMap.brief(written.value()),
                            Nearest.hint(written.value(), names.suggestions()))));
            return null;
        }
        FieldType type = known.field().type();
        boolean fits = draft.type() == Rollup.Type.SUM ? type.isNumeric() : CompiledRollup.isOrdered(type);
        if (!fits && names.unseen(known.path()).isEmpty()) {
            issues.add(written.issue("%s needs %s, and %s is neither."
                    .formatted(
                            draft.type(),
                            draft.type() == Rollup.Type.SUM ? "a number or an amount" : "a number or a date",
                            known.path())));
        }
        return known;
    }

    private static FieldSchema result(RollupDraft draft, Names.@Nullable Known field) {
        return field == null
                ? FieldSchema.of(draft.name().value(), FieldType.NUMBER, 0)
                : FieldSchema.of(
                        draft.name().value(),
                        field.field().type(),
                        field.field().scale());
    }
}
