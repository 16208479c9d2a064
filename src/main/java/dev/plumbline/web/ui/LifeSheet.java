package dev.plumbline.web.ui;

import dev.plumbline.lifecycle.Consulted;
import dev.plumbline.lifecycle.RuleLife.Life;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RefusedRule;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleState;
import dev.plumbline.web.access.Viewer;
import java.util.Optional;

/**
 * A rule's life as one viewer sees it.
 *
 * @param kept   what is wrong with the newest text, when the text before runs on
 * @param names  whether they may read who was asked and what they said
 * @param asked  whether they are asked themselves
 * @param signed whether they have signed the present text off
 */
record LifeSheet(Life life, Optional<RefusedRule> kept, boolean names, boolean asked, boolean signed, BurnChart chart) {

    static LifeSheet of(Rule rule, Life life, Optional<RefusedRule> kept, Viewer viewer) {
        Optional<Person> self = viewer.person();
        boolean asked = self.filter(p -> life.consulted().asks(p.id())).isPresent();
        boolean signed = self.filter(p -> life.consulted().signedBy(p.id())).isPresent();
        boolean wrote =
                self.filter(p -> p.username().equalsIgnoreCase(rule.author())).isPresent();
        return new LifeSheet(
                life,
                kept,
                viewer.admin() || asked || wrote,
                asked,
                signed,
                BurnChart.of(life.backlog().days()));
    }

    /** Who has not signed although the rule has left consult: it may run, and this is said. */
    public boolean unsigned(Rule rule) {
        return (rule.state() == RuleState.LIVE || rule.state() == RuleState.PILOT)
                && !life.consulted().missing().isEmpty();
    }

    public Consulted consulted() {
        return life.consulted();
    }

    public int signatures() {
        return life.consulted().asked().size() - life.consulted().missing().size();
    }
}
