package dev.plumbline.escalation;

import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.ReaderFormat;
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

    /** What the rule says; its title where it says nothing. */
    public static String message(Violation violation, int max) {
        return PlainText.line(violation.message().isBlank() ? violation.ruleTitle() : violation.message(), max);
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
