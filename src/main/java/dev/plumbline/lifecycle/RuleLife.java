package dev.plumbline.lifecycle;

import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import dev.plumbline.violations.Scope;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that a page says of a rule's life: its versions, who was asked, whether it is held, and how its backlog shrinks. */
public interface RuleLife {

    Life of(Rule rule, Scope scope, ZoneId zone);

    /** How rules went lately, of what the scope may see; those that found nothing are missing. */
    Map<RuleId, RuleCounts.Lately> lately(Scope scope);

    /** Live rules of which nobody is told until somebody approves. */
    Set<RuleId> held();

    /**
     * @param versions newest first
     * @param hold     empty unless people are kept from hearing of it
     */
    record Life(List<RuleVersion> versions, Consulted consulted, Optional<Hold> hold, Burndown backlog) {

        public static final Life NONE = new Life(List.of(), Consulted.NOBODY, Optional.empty(), Burndown.NONE);

        public Life {
            versions = List.copyOf(versions);
        }
    }
}
