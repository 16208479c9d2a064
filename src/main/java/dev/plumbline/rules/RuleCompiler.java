package dev.plumbline.rules;

import dev.plumbline.crm.FieldType;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of one object against what is known of it. */
final class RuleCompiler {

    private final ObjectNames names;
    private final Map<String, CompiledRollup> rollups;

    /** @param rollups of the object, by full path */
    RuleCompiler(ObjectNames names, Map<String, CompiledRollup> rollups) {
        this.names = names;
        this.rollups = rollups;
    }

    /**
     * The rule, laid out for the layout; null after its complaints were added to the issues. Asked twice for one rule, it gives equal ones,
     * so a rule can be tried on a spare layout before it takes room in the real one.
     */
    @Nullable
    CompiledRule compile(RuleDraft draft, Layout layout, List<FileIssue> issues) {
        Formula applies = formula(draft.applies(), layout, issues);
        Formula violated = formula(draft.violated(), layout, issues);
        List<Requirement> require = new ArrayList<>();
        for (YamlText written : draft.require()) {
            Names.Known known = known(written, issues);
            if (known != null) {
                require.add(Requirement.of(known, layout));
            }
        }
        MessageTemplate message = MessageTemplate.compile(
                draft.message(),
                standardMessage(draft),
                names,
                layout,
                !draft.require().isEmpty(),
                issues);
        List<String> fix = fix(draft, require, issues);
        String accountable = accountable(draft, issues);
        if (!issues.isEmpty()) {
            return null;
        }
        layout.slot(accountable);
        Map<String, Integer> reads = new LinkedHashMap<>();
        require.forEach(r -> reads.put(r.path(), layout.slot(r.path())));
        for (Formula formula : new Formula[] {applies, violated}) {
            if (formula != null) {
                formula.references().stream().sorted().forEach(path -> reads.put(path, layout.slot(path)));
            }
        }
        Rule rule = rule(draft, require, fix, accountable, reads.keySet());
        return new CompiledRule(rule, applies, List.copyOf(require), violated, message, Map.copyOf(reads), layout);
    }

    private @Nullable Formula formula(@Nullable YamlText source, Layout layout, List<FileIssue> issues) {
        return source == null ? null : Formulas.compile(source, FieldType.BOOLEAN, names, layout, issues);
    }

    private Names.@Nullable Known known(YamlText written, List<FileIssue> issues) {
        String path = written.value().strip();
        Names.Known known = names.find(path).orElse(null);
        if (known == null) {
            issues.add(written.issue("no field \"%s\" is known here.%s"
                    .formatted(YamlMap.brief(path), Nearest.hint(path, names.suggestions()))));
        }
        return known;
    }

    private static String standardMessage(RuleDraft draft) {
        return draft.require().isEmpty() ? draft.titleOrName() : draft.titleOrName() + ": {fields}";
    }

    private List<String> fix(RuleDraft draft, List<Requirement> require, List<FileIssue> issues) {
        if (draft.fix().isEmpty()) {
            return require.stream()
                    .map(Requirement::path)
                    .filter(p -> p.indexOf('.') < 0)
                    .toList();
        }
        List<String> fields = new ArrayList<>();
        for (YamlText written : draft.fix()) {
            Names.Known known = known(written, issues);
            CompiledRollup rollup = known == null ? null : rollups.get(known.path());
            if (rollup != null && !rollup.takesAdditions()) {
                issues.add(written.issue(
                        "\"fix\" can offer a new %s only where the roll-up says what is typed. Add to %s, for instance: \"add: [%s]\"."
                                .formatted(rollup.summarize(), rollup.name(), example(rollup.summarize()))));
            } else if (rollup == null && known != null && known.path().indexOf('.') >= 0) {
                issues.add(written.issue(
                        "\"fix\" offers fields of the record itself; %s is not one.".formatted(known.path())));
            } else if (known != null) {
                fields.add(known.path());
            }
        }
        return fields;
    }

    private static String example(String object) {
        return switch (object) {
            case "Task" -> "Subject, ActivityDate";
            case "OpportunityContactRole" -> "ContactId, Role";
            default -> "Name";
        };
    }

    private String accountable(RuleDraft draft, List<FileIssue> issues) {
        YamlText written = draft.accountable();
        String path = written != null
                ? written.value().strip()
                : draft.object().value().equals("User") ? "Id" : "OwnerId";
        YamlText place = written != null ? written : draft.object();
        Names.Known known = names.find(path).orElse(null);
        if (known == null) {
            issues.add(place.issue(
                    "%s has no \"%s\". Say with \"accountable\" which field names the user who answers for the record."
                            .formatted(draft.object().value(), YamlMap.brief(path))));
            return path;
        }
        FieldType type = known.field().type();
        if (type != FieldType.REFERENCE
                && type != FieldType.ID
                && names.unseen(known.path()).isEmpty()) {
            issues.add(place.issue(
                    "\"accountable\" must hold a user's id, as OwnerId does; %s does not.".formatted(known.path())));
        }
        return known.path();
    }

    private Rule rule(
            RuleDraft draft, List<Requirement> require, List<String> fix, String accountable, Set<String> reads) {
        List<String> required = require.stream().map(Requirement::path).toList();
        String message = draft.message() == null
                ? standardMessage(draft)
                : draft.message().value().strip();
        List<@Nullable String> decides = new ArrayList<>();
        decides.add(draft.object().value());
        decides.add(draft.titleOrName());
        decides.add(text(draft.applies()));
        decides.add(String.join(",", required));
        decides.add(text(draft.violated()));
        decides.add(message);
        decides.add(draft.why());
        decides.add(draft.usedBy());
        decides.add(String.join(",", fix));
        decides.add(draft.severity().key());
        decides.add(accountable);
        decides.add(draft.lesson());
        rollups.values().stream()
                .filter(r -> reads.contains(r.path()))
                .sorted(Comparator.comparing(CompiledRollup::name))
                .forEach(r -> decides.add(r.path() + "|" + r.definition()));
        return new Rule(
                new RuleId(draft.name().value()),
                draft.titleOrName(),
                draft.object().value(),
                text(draft.applies()),
                required,
                text(draft.violated()),
                message,
                draft.why(),
                draft.usedBy(),
                fix,
                draft.severity(),
                draft.ladder(),
                draft.lesson(),
                draft.state(),
                draft.from(),
                draft.ratchet(),
                accountable,
                draft.consult(),
                draft.pilot(),
                draft.author(),
                Fingerprint.of(decides),
                draft.name().issue("").file(),
                draft.name().place().line());
    }

    private static @Nullable String text(@Nullable YamlText text) {
        return text == null ? null : text.value().strip();
    }
}
