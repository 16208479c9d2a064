package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is expected of one person. Somebody of whom nothing is known yet gets all live rules: what a new starter has to know. */
@ApplicationScoped
public class Expectations {

    private final TaughtRules taught;
    private final Jdbi jdbi;

    @Inject
    Expectations(TaughtRules taught, Jdbi jdbi) {
        this.taught = taught;
        this.jdbi = jdbi;
    }

    /** What matters most first. */
    public List<Expectation> of(RecordId person) {
        Map<RuleId, Rule> rules = taught.now();
        Map<RuleId, String> meanings = TaughtRules.meanings(rules);
        Map<RuleId, NoticeTable.Row> known = new HashMap<>();
        jdbi.withHandle(handle -> NoticeTable.of(handle, person)).stream()
                .filter(row -> row.meaning().equals(meanings.get(row.rule())))
                .forEach(row -> known.put(row.rule(), row));
        return rules.values().stream()
                .filter(rule -> known.isEmpty() || known.containsKey(rule.id()))
                .sorted(Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::title))
                .map(rule -> expectation(rule, Optional.ofNullable(known.get(rule.id()))))
                .toList();
    }

    private static Expectation expectation(Rule rule, Optional<NoticeTable.Row> row) {
        return new Expectation(
                rule,
                row.map(NoticeTable.Row::changed).orElse(false),
                row.flatMap(NoticeTable.Row::told),
                row.flatMap(NoticeTable.Row::graceUntil),
                row.flatMap(NoticeTable.Row::acknowledged));
    }
}
