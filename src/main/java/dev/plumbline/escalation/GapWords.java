package dev.plumbline.escalation;

import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Violation;
import java.util.stream.Collectors;

/** A violation in the words of messages: each text one clean line, no longer than its place. */
public final class GapWords {

    private GapWords() {}

    /** The record's name; its id where it has none. */
    public static String record(Violation violation, int max) {
        String name = violation.recordName().isBlank() ? violation.record().value() : violation.recordName();
        return PlainText.line(name, max);
    }

    /** What the rule says; its title where it says nothing. Whatever an admin wrote stays as written. */
    public static String message(Violation violation, int max, Tongue tongue) {
        String many = violation.evidence().getOrDefault(UnansweredRule.HOW_MANY, "");
        if (violation.rule().equals(UnansweredRule.ID) && many.matches("[0-9]{1,9}")) {
            return Phrasebook.of(OwedWords.class, tongue).waiting(Integer.parseInt(many), many);
        }
        return violation.message().isBlank() ? title(violation, max, tongue) : PlainText.line(violation.message(), max);
    }

    public static String title(Violation violation, int max, Tongue tongue) {
        return violation.rule().equals(UnansweredRule.ID)
                ? Phrasebook.of(OwedWords.class, tongue).title()
                : PlainText.line(violation.ruleTitle(), max);
    }

    /**
     * Labels of the fields to fill; empty when the rule is not about missing fields.
     *
     * @param most fields named
     * @param max  length of each name
     */
    public static String missing(Violation violation, FieldLabels labels, int most, int max) {
        return violation.missing().stream()
                .limit(most)
                .map(field -> PlainText.line(labels.of(violation.object(), field), max))
                .collect(Collectors.joining(", "));
    }

    /** What kind of record it is and what is at stake, for instance {@code Deal · €120,000}. */
    static String facts(Violation violation, ReaderFormat format) {
        return Nouns.one(violation.object(), format.words(CountWords.class))
                + violation.amount().map(amount -> " · " + format.money(amount)).orElse("");
    }
}
