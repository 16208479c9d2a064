package dev.plumbline.web.ui;

import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the studio's form sends: the YAML, and the fields, of which one counts and the other is what it was made of.
 *
 * @param go   which button was pressed
 * @param test the lines of a test to be added; empty unless that was pressed
 */
record StudioForm(
        Optional<RuleId> rule,
        int base,
        boolean asYaml,
        String yaml,
        Map<String, String> values,
        String why,
        String go,
        String test) {

    private static final String FIELD = "f-";

    static StudioForm of(MultivaluedMap<String, String> form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : RuleText.KEYS) {
            if (form.containsKey(FIELD + key)) {
                values.put(key, text(form, FIELD + key));
            }
        }
        return new StudioForm(
                Optional.of(text(form, "rule")).filter(name -> !name.isBlank()).map(RuleId::new),
                number(text(form, "base")),
                text(form, "shown").equals("yaml"),
                text(form, "yaml"),
                values,
                text(form, "why"),
                text(form, "go"),
                test(form));
    }

    /** The rule as it was typed. Keys that the form does not have stay as they are. */
    String typed() {
        if (asYaml || values.isEmpty()) {
            return yaml;
        }
        RuleText before = RuleText.of(yaml);
        Map<String, String> all = new LinkedHashMap<>(before.values());
        all.putAll(values);
        return (before.readable() ? before.with(all) : RuleText.of(all)).yaml();
    }

    /** The lines of the test that is to be kept, where that is what was pressed. */
    private static String test(MultivaluedMap<String, String> form) {
        String go = text(form, "go");
        return go.matches("test-\\d+") ? text(form, go) : "";
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
