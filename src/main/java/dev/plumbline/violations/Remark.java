package dev.plumbline.violations;

import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One thing that was noted about a violation: kept as what it is, and said in the language of whoever reads the history.
 *
 * @param parts what it speaks of: names, fields, moments, as its kind has them
 */
public record Remark(Kind kind, List<String> parts) {

    /** As it is written for machines, and into what is kept for good. */
    private static final Writing PLAIN = new Writing(
            UnaryOperator.identity(), UnaryOperator.identity(), Instant::toString, UnaryOperator.identity());

    /** What kind of thing it is. */
    public enum Kind {
        /** Somebody's own words; the part is what they wrote. */
        SAID,
        /** Whoever did it; what follows is theirs. */
        BY,
        TOLD,
        /** The parts are fields, by API name. */
        MISSING,
        ANSWERER,
        AMOUNT,
        RULE,
        IN_FORCE,
        QUIET,
        APPROVED,
        SNOOZE_OVER,
        WAIVER_OVER,
        APPROVER_ANSWERS,
        MOVED_AGAIN,
        NOT_MEANT,
        IN_ORDER,
        UNDONE,
        IN_STEPS,
        RECORD_GONE,
        NOT_IN_FORCE,
        UPHELD,
        ACCEPTED,
        /** The part is a moment, as ISO 8601 has it. */
        UNTIL,
        /** A name and a moment. */
        FOR_UNTIL,
        UNDER_REVIEW,
        REVIEW_OVER
    }

    /**
     * How a reader writes things.
     *
     * @param field its label, by API name
     * @param text  somebody's own words
     */
    public record Writing(
            UnaryOperator<String> name,
            UnaryOperator<String> field,
            Function<Instant, String> moment,
            UnaryOperator<String> text) {}

    public Remark {
        parts = List.copyOf(parts);
    }

    static Remark of(Kind kind, String... parts) {
        return new Remark(kind, List.of(parts));
    }

    static Remark said(String words) {
        return of(Kind.SAID, words);
    }

    String said(HistoryWords words, Writing writing) {
        return switch (kind) {
            case SAID -> writing.text().apply(parts.get(0));
            case BY -> words.by(writing.name().apply(parts.get(0)));
            case TOLD -> words.told(writing.name().apply(parts.get(0)));
            case MISSING -> words.missing(fields(writing));
            case ANSWERER -> words.answerer();
            case AMOUNT -> words.amount();
            case RULE -> words.rule();
            case IN_FORCE -> words.inForce();
            case QUIET -> words.quiet();
            case APPROVED -> words.approved(writing.name().apply(parts.get(0)));
            case SNOOZE_OVER -> words.snoozeOver();
            case WAIVER_OVER -> words.waiverOver();
            case APPROVER_ANSWERS -> words.approverAnswers();
            case MOVED_AGAIN -> words.movedAgain();
            case NOT_MEANT -> words.notMeant();
            case IN_ORDER -> words.inOrder();
            case UNDONE -> words.undone();
            case IN_STEPS -> words.inSteps();
            case RECORD_GONE -> words.recordGone();
            case NOT_IN_FORCE -> words.notInForce();
            case UPHELD -> words.upheld();
            case ACCEPTED -> words.accepted();
            case UNTIL -> words.until(moment(0, writing));
            case FOR_UNTIL -> words.forUntil(writing.name().apply(parts.get(0)), moment(1, writing));
            case UNDER_REVIEW -> words.underReview(parts.get(0), parts.get(1), parts.get(2));
            case REVIEW_OVER -> words.reviewOver();
        };
    }

    /** Sentence after sentence. */
    static String said(List<Remark> remarks, HistoryWords words, Writing writing) {
        return remarks.stream().map(remark -> remark.said(words, writing)).collect(Collectors.joining(" "));
    }

    static String english(List<Remark> remarks) {
        return said(remarks, Phrasebook.of(HistoryWords.class, Tongue.ENGLISH), PLAIN);
    }

    private String fields(Writing writing) {
        return parts.stream().map(writing.field()).collect(Collectors.joining(", "));
    }

    private String moment(int part, Writing writing) {
        return writing.moment().apply(Instant.parse(parts.get(part)));
    }
}
