package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.HistoryWords;
import dev.plumbline.violations.Remark;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import java.time.Instant;
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
        List<Happening> history,
        boolean mendable) {

    /** @param what the ledger's key, for the style; {@code word} is the same for people */
    record Happening(Instant at, String what, String word, String text) {

        static Happening of(HistoryEntry entry, Format say) {
            return new Happening(
                    entry.at(),
                    entry.what(),
                    word(entry.what(), say),
                    entry.said(
                            say.words(HistoryWords.class),
                            new Remark.Writing(say::name, say::field, say::exact, say::paragraph)));
        }

        private static String word(String what, Format say) {
            GapWords words = say.words(GapWords.class);
            return switch (what) {
                case "opened" -> words.opened();
                case "changed" -> words.changed();
                case "ended" -> words.ended();
                case "told" -> words.wasToldWord();
                case "cannot-tell" -> words.cannotTell();
                case "snoozed" -> words.snoozed();
                case "disputed" -> words.disputed();
                case "waived" -> words.waived();
                case "woken" -> words.awake();
                case "explained" -> words.explained();
                case "coached" -> words.coached();
                case "agreed" -> words.agreed();
                case "waiver-asked" -> words.waiverAsked();
                case "waiver-declined" -> words.waiverDeclined();
                case "waiver-ended" -> words.waiverEnded();
                case "waiver-renewed" -> words.waiverRenewed();
                case "dispute-upheld" -> words.disputeUpheld();
                case "dispute-rejected" -> words.disputeRejected();
                default -> say.words(what);
            };
        }
    }

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
