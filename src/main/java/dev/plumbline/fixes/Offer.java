package dev.plumbline.fixes;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What to offer for mending a record: the fields of all its gaps, what is missing first.
 *
 * @param fields    by API name, each with why it is asked for; {@code needed} where it must be meaningful
 * @param elsewhere what is broken and not a field of this record: on another record, or a matter of activities
 */
record Offer(Map<String, Need> fields, Set<String> elsewhere) {

    record Need(boolean needed, String why) {}

    static Offer of(Collection<Violation> gaps, Function<RuleId, Optional<Rule>> rules, Collection<String> extra) {
        Map<String, Need> fields = new LinkedHashMap<>();
        Set<String> elsewhere = new LinkedHashSet<>();
        for (Violation gap : gaps) {
            Optional<Rule> rule = rules.apply(gap.rule());
            List<String> required = new ArrayList<>(gap.missing());
            rule.ifPresent(r -> required.addAll(r.require()));
            String why = rule.map(Rule::why).orElse("");
            List<String> offered = new ArrayList<>(gap.missing());
            rule.ifPresent(r -> offered.addAll(r.fix()));
            if (offered.isEmpty()) {
                elsewhere.add(gap.rule().value());
            }
            for (String field : offered) {
                if (field.contains(".") || field.startsWith("$")) {
                    elsewhere.add(field);
                } else {
                    Need need = new Need(required.contains(field), why);
                    fields.merge(field, need, (one, other) -> one.needed() ? one : other);
                }
            }
        }
        extra.forEach(field -> fields.putIfAbsent(field, new Need(false, "")));
        return new Offer(fields, elsewhere);
    }

    /** Whether a form can help at all. */
    boolean any() {
        return !fields.isEmpty();
    }
}
