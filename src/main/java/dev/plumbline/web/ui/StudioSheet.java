package dev.plumbline.web.ui;

import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.Severity;
import dev.plumbline.studio.Looked;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A rule on the desk.
 *
 * @param rule    the rule that is edited; empty for a new one
 * @param base    number of the text that was begun with; 0 for a new rule
 * @param asYaml  whether the YAML is what is shown and counts; the form otherwise
 * @param why     what the change is for, as typed so far
 * @param kept    when the draft that is shown was kept; empty where the text is the filed one
 * @param said    what has just happened, in words; empty otherwise
 * @param newest  who filed another text meanwhile; empty where nobody did
 */
record StudioSheet(
        Optional<String> rule,
        int base,
        Looked looked,
        boolean asYaml,
        String why,
        Optional<Instant> kept,
        String said,
        Optional<String> newest) {

    StudioSheet(Optional<String> rule, int base, Looked looked, boolean asYaml, String why, Optional<Instant> kept) {
        this(rule, base, looked, asYaml, why, kept, "", Optional.empty());
    }

    StudioSheet saying(String words) {
        return new StudioSheet(rule, base, looked, asYaml, why, kept, words, newest);
    }

    StudioSheet overtaken(String by) {
        return new StudioSheet(rule, base, looked, asYaml, why, kept, said, Optional.of(by));
    }

    public String yaml() {
        return looked.text().yaml();
    }

    /** The form can only show a rule whose keys can be told apart. */
    public boolean readable() {
        return looked.text().readable();
    }

    public String value(String key) {
        return looked.text().value(key);
    }

    /** As {@link #value}, or what holds where nothing is written. */
    public String value(String key, String otherwise) {
        String value = value(key);
        return value.isEmpty() ? otherwise : value;
    }

    /** @param found the complaints about one key */
    public List<Looked.Remark> about(String key) {
        return looked.issues().stream()
                .filter(remark -> remark.spot().key().equals(key))
                .toList();
    }

    public boolean wrong(String key) {
        return !about(key).isEmpty();
    }

    public List<String> states() {
        return Arrays.stream(RuleState.values()).map(RuleState::key).toList();
    }

    public List<String> severities() {
        return Arrays.stream(Severity.values()).map(Severity::key).toList();
    }

    public List<String> keys() {
        return RuleText.KEYS;
    }
}
