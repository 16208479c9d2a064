package dev.plumbline.web.ui;

import dev.plumbline.violations.Obstacle;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.WaysTaken.Taken;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What can be done about one gap besides mending it, by whoever looks.
 *
 * @param own        they answer for it, or type for whoever does
 * @param decides    they decide about it
 * @param move       the rule is about a move, which can be explained and accepted
 * @param snoozesLeft how often it can still be snoozed
 * @param snoozeDays how long at most
 * @param lastDay    the last day that a waiver can have, as forms write it
 * @param firstDay   the first one
 */
record WayOutSheet(
        Violation gap,
        Taken taken,
        boolean own,
        boolean decides,
        boolean move,
        List<Obstacle> obstacles,
        int snoozesLeft,
        int snoozeDays,
        String firstDay,
        String lastDay) {

    public boolean open() {
        return gap.state() != ViolationState.ENDED;
    }

    public boolean maySnooze() {
        return own && gap.state() == ViolationState.OPEN;
    }

    public boolean mayDispute() {
        return own && (gap.state() == ViolationState.OPEN || gap.state() == ViolationState.SNOOZED);
    }

    public boolean mayAsk() {
        return own && open() && taken.asked().isEmpty();
    }

    public boolean mayExplain() {
        return own && open() && move;
    }

    public boolean mayDecide() {
        return decides && open();
    }

    /** Whether a waiver can be granted as things are. */
    public boolean mayWaive() {
        return mayDecide() && gap.state() != ViolationState.DISPUTED;
    }

    /** The last day that was asked for, as forms write it; empty when no waiver is asked for. */
    public String askedDay(Format say) {
        return taken.asked()
                .map(asked -> LocalDate.ofInstant(asked.until().minusSeconds(1), say.zone())
                        .toString())
                .orElse("");
    }

    public boolean waived() {
        return gap.state() == ViolationState.WAIVED;
    }

    /** Why nobody is told of it now, and until when; empty when its clock runs or it is closed. */
    public Optional<String> words(Format say) {
        GapWords words = say.words(GapWords.class);
        return switch (gap.state()) {
            case SNOOZED ->
                taken.snooze()
                        .map(s -> words.saidSnoozed(
                                say.exact(s.until()),
                                say.name(s.by()),
                                s.text().isBlank()
                                        ? s.obstacle()
                                        : words.reasonSaying(s.obstacle(), say.cut(s.text()))));
            case DISPUTED ->
                taken.dispute()
                        .map(d -> words.saidDisputed(
                                say.name(d.by()), say.exact(d.at()), say.cut(d.text()), say.exact(d.answerBy())));
            case WAIVED ->
                taken.waiver()
                        .map(w -> words.saidWaived(
                                say.exact(w.until()),
                                say.name(w.approver()),
                                say.name(w.beneficiary()),
                                say.cut(w.reason())));
            case OPEN, ENDED -> Optional.empty();
        };
    }

    /** The answer to the last dispute, where there was one. */
    public Optional<String> answered(Format say) {
        GapWords words = say.words(GapWords.class);
        return taken.dispute()
                .filter(d -> !d.open() && !d.answerText().isEmpty())
                .map(d -> switch (d.answer().orElse("")) {
                    case "upheld" -> words.upheld(say.name(d.answerer()), say.paragraph(d.answerText()));
                    case "rejected" -> words.rejected(say.name(d.answerer()), say.paragraph(d.answerText()));
                    default -> words.overtaken(say.name(d.answerer()), say.paragraph(d.answerText()));
                });
    }
}
