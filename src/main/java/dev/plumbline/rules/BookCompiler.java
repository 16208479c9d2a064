package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.formula.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one book of many files. Each entry stands or falls alone, except that a rule falls with a roll-up it reads. */
final class BookCompiler {

    private static final Pattern INSIDE_ONLY = Pattern.compile("\\$(?!(?i:Rollup|System)\\.)\\w+\\.\\w+");

    private final Schemas schemas;
    private final List<RefusedRule> refused = new ArrayList<>();
    private final List<FileIssue> warnings = new ArrayList<>();
    private final Map<String, CompiledRollup> rollups = new LinkedHashMap<>();
    private final Map<String, CompiledRule> rules = new LinkedHashMap<>();
    private final Map<String, ObjectNames> names = new HashMap<>();
    private final Map<String, Layout> judged = new HashMap<>();
    private final Map<String, Layout> others = new HashMap<>();

    private BookCompiler(Schemas schemas) {
        this.schemas = schemas;
    }

    static CompiledBook compile(List<RuleFile> files, Schemas schemas) {
        return new BookCompiler(schemas).compile(files);
    }

    private CompiledBook compile(List<RuleFile> files) {
        files.forEach(f -> {
            refused.addAll(f.refused());
            warnings.addAll(f.warnings());
        });
        Map<String, YamlText> taken = new HashMap<>();
        files.forEach(f -> f.rollups().forEach(r -> rollup(r, taken)));
        taken.clear();
        files.forEach(f -> f.rules().forEach(r -> rule(r, taken)));
        Set<String> read = new HashSet<>();
        rules.values().forEach(r -> read.addAll(r.demanded()));
        files.forEach(f -> f.rollups().forEach(r -> warnIfUnused(r, read)));
        return new CompiledBook(rules, rollups, judged, names, refused, warnings, files, Set.of());
    }

    private void rollup(RollupDraft draft, Map<String, YamlText> taken) {
        List<FileIssue> issues = new ArrayList<>(draft.issues());
        unique(draft.name(), draft.name().value().toLowerCase(Locale.ROOT), "roll-up", taken, issues);
        CompiledRollup rollup = new RollupCompiler(schemas).compile(draft, issues, warnings);
        if (rollup == null) {
            refused.add(draft.refused(issues));
        } else {
            rollups.put(rollup.path(), rollup);
        }
    }

    private void rule(RuleDraft draft, Map<String, YamlText> taken) {
        List<FileIssue> issues = new ArrayList<>(draft.issues());
        unique(draft.name(), draft.name().value(), "rule", taken, issues);
        String object = draft.object().value();
        if (!schemas.usable(object)) {
            issues.add(draft.object().issue(RollupCompiler.unknownObject(object, schemas)));
            refused.add(draft.refused(issues));
            return;
        }
        ObjectNames known = names.computeIfAbsent(object, this::namesOf);
        RuleCompiler compiler = new RuleCompiler(known, rollups);
        compiler.compile(draft, new Layout(), issues);
        if (!issues.isEmpty()) {
            refused.add(draft.refused(issues));
            return;
        }
        Map<String, Layout> layouts = draft.state().judged() ? judged : others;
        CompiledRule rule = compiler.compile(draft, layouts.computeIfAbsent(object, o -> new Layout()), issues);
        if (rule != null) {
            rules.put(draft.name().value(), rule);
            warn(draft, rule, known);
        }
    }

    private void warnIfUnused(RollupDraft draft, Set<String> read) {
        String path = "$Rollup." + draft.name().value();
        if (rollups.containsKey(path) && !read.contains(path) && refused.isEmpty()) {
            warnings.add(draft.name().issue("no rule uses " + path + ". Remove it, or use it."));
        }
    }

    private void unique(YamlText name, String key, String kind, Map<String, YamlText> taken, List<FileIssue> issues) {
        YamlText first = taken.putIfAbsent(key, name);
        if (first != null) {
            issues.add(name.issue("there is a %s \"%s\" already, at %s. Give this one another name, or remove it."
                    .formatted(kind, name.value(), where(first))));
        }
    }

    private static String where(YamlText text) {
        FileIssue at = text.issue("");
        return at.file() + ":" + at.line();
    }

    private ObjectNames namesOf(String object) {
        Map<String, FieldSchema> results = new LinkedHashMap<>();
        rollups.values().stream()
                .filter(r -> r.object().equals(object))
                .forEach(r -> results.put(r.path(), r.result()));
        return new ObjectNames(object, schemas, results);
    }

    private void warn(RuleDraft draft, CompiledRule rule, ObjectNames known) {
        for (String path : rule.demanded().stream().sorted().toList()) {
            @Nullable String why = known.unseen(path).orElse(null);
            if (why != null) {
                warnings.add(draft.name()
                        .issue(
                                rule.reads().containsKey(path)
                                        ? "%s reads %s: %s. Where the answer depends on it, the rule answers cannot-tell."
                                                .formatted(draft.name().value(), path, why)
                                        : "%s wants %s: %s."
                                                .formatted(draft.name().value(), path, why)));
            }
        }
        for (YamlText formula : Stream.of(draft.applies(), draft.violated())
                .filter(Objects::nonNull)
                .toList()) {
            Matcher global = INSIDE_ONLY.matcher(formula.value());
            global.results()
                    .map(MatchResult::group)
                    .filter(name -> known.find(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> warnings.add(formula.issue(
                            "%s is known only inside Salesforce, where somebody is signed in. Where the answer depends on it, the rule answers cannot-tell."
                                    .formatted(name))));
        }
        for (YamlText written : draft.fix()) {
            schemas.field(draft.object().value(), written.value().strip())
                    .filter(f -> !f.updateable())
                    .ifPresent(f -> warnings.add(written.issue(
                            "%s cannot be edited, so offering it as a fix helps nobody.".formatted(f.name()))));
        }
    }
}
