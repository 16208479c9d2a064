package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import java.util.List;
import java.util.Optional;

/**
 * One gap with everything known about it.
 *
 * @param rule        empty when the rule has left the book since
 * @param accountable who answers for it, or words for nobody
 * @param leader      who leads them
 * @param inSalesforce where to mend it
 * @param facts       what was seen when it was last judged
 * @param mendable    whether a form is worth asking for: a field mends it, and the reader can save from here
 */
record GapSheet(
        Violation gap,
        Optional<Rule> rule,
        String accountable,
        Optional<Person> leader,
        Optional<String> inSalesforce,
        List<Fact> facts,
        List<HistoryEntry> history,
        boolean mendable) {

    /** @param empty nothing is there, which the page says in words */
    record Fact(String field, String value, boolean empty, boolean missing) {}

    public boolean ended() {
        return gap.state() == ViolationState.ENDED;
    }

    public boolean relapse() {
        return gap.generation() > 1;
    }

    /** Whether the rule was changed since this record was last judged broken. */
    public boolean ruleMoved() {
        return rule.map(now -> !now.version().equals(gap.ruleVersion())).orElse(false);
    }
}
