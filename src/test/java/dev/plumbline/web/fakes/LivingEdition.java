package dev.plumbline.web.fakes;

import dev.plumbline.escalation.TestRules;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Rules that a test sets. */
@Alternative
@ApplicationScoped
public class LivingEdition implements Edition {

    private volatile TestRules rules = new TestRules();

    @Override
    public RuleBook current() {
        return rules;
    }

    public void set(Rule... all) {
        TestRules next = new TestRules();
        for (Rule rule : all) {
            next.with(rule);
        }
        rules = next;
    }
}
