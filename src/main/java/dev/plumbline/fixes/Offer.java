package dev.plumbline.fixes;

import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to offer for mending a record: the fields of all its gaps, what is missing first, and what may be added to it.
 *
 * @param fields    by API name, each with why it is asked for; {@code needed} where it must be meaningful
 * @param additions by the name of the roll-up that counts what is added
 * @param elsewhere what is broken and can only be mended in Salesforce: on another record, for instance
 */
record Offer(Map<String, Need> fields, Map<String, Addition> additions, Set<String> elsewhere) {

    private static final String ROLLUP = "$Rollup.";

    record Need(boolean needed, String why) {}

    record Addition(Rollup rollup, Need need) {}

    static Offer of(Collection<Violation> gaps, Edition edition, Collection<String> extra) {
        Map<String, Need> fields = new LinkedHashMap<>();
        Map<String, Addition> additions = new LinkedHashMap<>();
        Set<String> elsewhere = new LinkedHashSet<>();
        for (Violation gap : gaps) {
            Optional<Rule> rule = edition.rule(gap.rule());
            List<String> required = new ArrayList<>(gap.missing());
            rule.ifPresent(r -> required.addAll(r.require()));
            String why = rule.map(Rule::why).orElse("");
            List<String> offered = new ArrayList<>(gap.missing());
            rule.ifPresent(r -> offered.addAll(r.fix()));
            if (offered.isEmpty()) {
                elsewhere.add(gap.rule().value());
            }
            for (String field : offered) {
                Optional<Rollup> rollup =
                        field.startsWith(ROLLUP) ? rollup(edition, field.substring(ROLLUP.length())) : Optional.empty();
                if (rollup.isPresent()) {
                    additions.putIfAbsent(rollup.get().name(), new Addition(rollup.get(), new Need(true, why)));
                } else if (field.contains(".") || field.startsWith("$")) {
                    elsewhere.add(field);
                } else {
                    Need need = new Need(required.contains(field), why);
                    fields.merge(field, need, (one, other) -> one.needed() ? one : other);
                }
            }
        }
        extra.forEach(field -> fields.putIfAbsent(field, new Need(false, "")));
        return new Offer(fields, additions, elsewhere);
    }

    /** A roll-up in force to which somebody may add. */
    private static Optional<Rollup> rollup(Edition edition, String name) {
        return edition.current().rollups().stream()
                .filter(rollup -> rollup.name().equals(name) && rollup.takesAdditions())
                .findFirst();
    }

    /** Whether a form can help at all. */
    boolean any() {
        return !fields.isEmpty() || !additions.isEmpty();
    }
}
