package dev.plumbline.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule test as it stands in its file.
 *
 * @param now    null where the test gives none
 * @param record the fields given, still as nodes because their types are not known yet
 * @param prior  null where the test shows no change; see {@code born} for a new record
 * @param born   whether {@code prior} was given as null: the record is new
 * @param stages the stages in their order; empty for the standard ones
 */
record TestDraft(
        YamlText rule,
        @Nullable Instant now,
        ZoneId zone,
        @Nullable YamlMap record,
        @Nullable YamlMap prior,
        boolean born,
        @Nullable YamlMap rollups,
        List<String> stages,
        Expectation expect,
        @Nullable List<YamlText> missing,
        List<FileIssue> issues) {

    static final Set<String> KEYS =
            Set.of("rule", "title", "now", "zone", "record", "prior", "rollups", "stages", "expect", "missing");

    /** What the rule should say of the record. */
    enum Expectation {
        COMPLIANT,
        VIOLATED,
        CANNOT_TELL,
        NOT_APPLICABLE;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
