package dev.plumbline.violations;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What happened to a violation: sentences that stand one after the other, some with somebody's words behind them. */
@MessageBundle("history")
public interface HistoryWords {

    @Message("{who}:")
    String by(String who);

    @Message("{who} was told.")
    String told(String who);

    @Message("Missing now: {fields}.")
    String missing(String fields);

    @Message("Somebody else answers for it now.")
    String answerer();

    @Message("The amount changed.")
    String amount();

    @Message("The rule was changed.")
    String rule();

    @Message("The rule is in force now.")
    String inForce();

    @Message("Nobody is told of it for now.")
    String quiet();

    @Message("{who} approved that people are told of it.")
    String approved(String who);

    @Message("The snooze is over.")
    String snoozeOver();

    @Message("The waiver has ended.")
    String waiverOver();

    @Message("The waiver has ended: who approved it answers for the record now.")
    String approverAnswers();

    @Message("Moved again:")
    String movedAgain();

    @Message("The rule does not speak of this record any more.")
    String notMeant();

    @Message("Seen in order.")
    String inOrder();

    @Message("The move was undone.")
    String undone();

    @Message("The history shows that the move was made in steps that the rule allows.")
    String inSteps();

    @Message("The record was deleted, merged or is no longer visible.")
    String recordGone();

    @Message("The rule is no longer in force.")
    String notInForce();

    @Message("The rule is wrong here: the dispute was upheld.")
    String upheld();

    @Message("Accepted:")
    String accepted();

    @Message("Until {moment}.")
    String until(String moment);

    @Message("For {who} until {moment}.")
    String forUntil(String who, String moment);

    @Message("The rule is under review: {upheld} of {answered} answered disputes were upheld in {days} days.")
    String underReview(String upheld, String answered, String days);

    @Message("The review of the rule is over:")
    String reviewOver();
}
