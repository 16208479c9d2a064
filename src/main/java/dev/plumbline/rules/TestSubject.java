package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StageList;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Builds the record that a rule test describes. Fields not given are blank, checkboxes are off, COUNT and SUM roll-ups are 0;
 * {@code Field: {hidden: why}} marks a field that our user may not read.
 */
final class TestSubject {

    /** The stages of a plain org in their order; the closed ones are those a plain org closes. */
    static final StageList STANDARD_STAGES = stages(
            StandardObjects.schema("Opportunity")
                    .flatMap(o -> o.field("StageName"))
                    .map(f -> f.picklist().stream().map(PicklistValue::value).toList())
                    .orElse(List.of()),
            Set.of("Closed Won", "Closed Lost"));

    private final CompiledBook book;
    private final CompiledRule rule;
    private final ObjectNames names;
    private final List<FileIssue> issues;

    TestSubject(CompiledBook book, CompiledRule rule, List<FileIssue> issues) {
        this.book = book;
        this.rule = rule;
        this.names = book.names(rule.rule().object());
        this.issues = issues;
    }

    static StageList stages(List<String> inOrder, Set<String> closed) {
        List<StageList.Stage> stages = new ArrayList<>();
        for (String name : inOrder) {
            stages.add(new StageList.Stage(
                    name, name, stages.size() + 1, true, closed.contains(name), name.equals("Closed Won")));
        }
        return new StageList(stages);
    }

    Subject subject(TestDraft draft) {
        List<String> paths = rule.layout().paths();
        FieldValue[] now = new FieldValue[paths.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = unsaid(paths.get(i));
        }
        RecordId id = id(draft.record());
        put(now, paths.indexOf("Id"), FieldValue.of(id.value()));
        fill(draft.record(), paths, now, "");
        fill(draft.rollups(), paths, now, "$Rollup.");
        FieldValue[] before = draft.prior() == null ? null : now.clone();
        if (before != null) {
            fill(draft.prior(), paths, before, "");
        }
        if (draft.missing() != null) {
            draft.missing().forEach(this::required);
        }
        return new Subject(id, rule.rule().object(), now, before, draft.born());
    }

    private FieldValue unsaid(String path) {
        CompiledRollup rollup = book.allRollups().get(path);
        if (rollup != null) {
            boolean zero = rollup.type() == Rollup.Type.COUNT || rollup.type() == Rollup.Type.SUM;
            return zero ? FieldValue.of(BigDecimal.ZERO) : FieldValue.BLANK;
        }
        FieldType type = names.find(path).map(k -> k.field().type()).orElse(FieldType.OTHER);
        return type == FieldType.BOOLEAN ? FieldValue.FALSE : FieldValue.BLANK;
    }

    private RecordId id(@Nullable YamlMap record) {
        String prefix = StandardObjects.schema(rule.rule().object())
                .map(o -> o.keyPrefix())
                .orElse("a00");
        Node given = record == null ? null : record.value("Id");
        return given instanceof ScalarNode text && RecordId.isId(text.getValue())
                ? RecordId.of(text.getValue())
                : RuleTrial.someId(prefix);
    }

    private void fill(@Nullable YamlMap given, List<String> paths, FieldValue[] values, String prefix) {
        if (given == null) {
            return;
        }
        for (String key : given.keys()) {
            String path = prefix.isEmpty() || key.startsWith("$") ? key : prefix + key;
            Names.Known known = names.find(path).orElse(null);
            if (known == null) {
                issues.add(given.key(key)
                        .issue("%s has no %s \"%s\".%s"
                                .formatted(
                                        rule.rule().object(),
                                        prefix.isEmpty() ? "field" : "roll-up",
                                        YamlMap.brief(key),
                                        Nearest.hint(path, names.suggestions()))));
                continue;
            }
            FieldValue value = value(given, key, known.field());
            if (value != null) {
                put(values, paths.indexOf(known.path()), value);
            }
        }
    }

    /** Fields that the rule does not read may be given too; they change nothing. */
    private static void put(FieldValue[] values, int slot, FieldValue value) {
        if (slot >= 0) {
            values[slot] = value;
        }
    }

    private @Nullable FieldValue value(YamlMap given, String key, FieldSchema field) {
        Node node = given.value(key);
        if (node == null) {
            return field.type() == FieldType.BOOLEAN ? FieldValue.FALSE : FieldValue.BLANK;
        }
        if (node instanceof MappingNode) {
            return hidden(given.file(), node);
        }
        YamlText text = given.text(key, issues);
        if (text == null) {
            return null;
        }
        try {
            return FieldValues.parse(field.type(), text.value());
        } catch (IllegalArgumentException e) {
            issues.add(text.issue("%s: %s.".formatted(key, e.getMessage())));
            return null;
        }
    }

    private @Nullable FieldValue hidden(YamlFile file, Node node) {
        YamlMap map = YamlMap.of(file, node, "a field that cannot be read", issues);
        if (map == null) {
            return null;
        }
        map.only(Set.of("hidden"));
        YamlText because = map.text("hidden");
        return new FieldValue.Hidden(because == null ? "it may not be read" : because.value());
    }

    private void required(YamlText written) {
        List<String> required = rule.rule().require();
        if (required.stream().noneMatch(r -> r.equalsIgnoreCase(written.value()))) {
            issues.add(written.issue("\"%s\" is not among the fields that the rule requires.%s"
                    .formatted(YamlMap.brief(written.value()), Nearest.hint(written.value(), required))));
        }
    }
}
