package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of which findings people may hear: not of a pilot's, not before a rule's day, and not of a rule that is muted. As of one moment. */
final class Hearing {

    private final Set<RuleId> muted = new HashSet<>();
    private final Set<RuleId> mutedFromNowOn = new HashSet<>();
    private final Map<RuleId, Set<RecordId>> pilots = new HashMap<>();

    Hearing(RuleBook book, OrgChart chart, List<MutedRules> reasons) {
        reasons.forEach(one ->
                (one.onlyNew() ? mutedFromNowOn : muted).addAll(one.reasons().keySet()));
        book.rules().stream()
                .filter(r -> r.state() == RuleState.PILOT && !r.pilot().isEmpty())
                .forEach(r -> pilots.put(r.id(), team(r, chart)));
    }

    /** Whoever is named as a username leads a team; whatever else is named is a role, whose holders are meant with those they lead. */
    private static Set<RecordId> team(Rule rule, OrgChart chart) {
        Set<RecordId> team = new HashSet<>();
        for (String name : rule.pilot()) {
            Optional<Person> lead = chart.byUsername(name);
            if (lead.isPresent()) {
                team.addAll(chart.subtree(lead.get().id()));
            } else {
                chart.people().stream()
                        .filter(p -> p.title().equalsIgnoreCase(name))
                        .forEach(p -> team.addAll(chart.subtree(p.id())));
            }
        }
        return team;
    }

    /** @param today where the record lives */
    boolean silent(Rule rule, LocalDate today) {
        boolean announced = rule.from() != null && today.isBefore(rule.from());
        return announced || rule.state() == RuleState.PILOT || muted.contains(rule.id()) || onlyNew(rule);
    }

    /** Whether only what is found from now on is silent. */
    boolean onlyNew(Rule rule) {
        return mutedFromNowOn.contains(rule.id()) && !muted.contains(rule.id());
    }

    /** The verdict, or that the rule does not speak of the record because its pilot is in other teams. */
    Verdict within(Verdict verdict, Optional<RecordId> accountable) {
        Set<RecordId> team = pilots.get(verdict.rule().id());
        boolean outside = team != null && accountable.filter(team::contains).isEmpty();
        return outside ? new Verdict.NotApplicable(verdict.rule(), verdict.record()) : verdict;
    }
}
