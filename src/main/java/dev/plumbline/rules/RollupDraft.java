package dev.plumbline.rules;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A roll-up as it stands in its file. */
record RollupDraft(
        YamlText name,
        YamlText object,
        YamlText summarize,
        YamlText by,
        Rollup.Type type,
        @Nullable YamlText field,
        @Nullable YamlText filter,
        List<YamlText> add,
        List<FileIssue> issues) {

    static final Set<String> KEYS = Set.of("name", "object", "summarize", "by", "type", "field", "filter", "add");

    RefusedRule refused(List<FileIssue> because) {
        return new RefusedRule("$Rollup." + name.value(), "Roll-up " + name.value(), object.value(), because);
    }
}
