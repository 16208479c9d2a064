package dev.plumbline.violations;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a way out of a gap cannot be taken, and what can be done instead. */
@MessageBundle("way")
public interface WayWords {

    @Message("there is no such violation, or it is not yours to see")
    String unknown();

    @Message("there is no such dispute, or it is not yours to see")
    String unknownDispute();

    @Message("There is no such gap.")
    String noSuchGap();

    @Message("This gap is closed ({end}), so nothing is left to do about it. Nothing was changed.")
    String closed(String end);

    @Message("fixed")
    String endFixed();

    @Message("waived")
    String endWaived();

    @Message("rule-changed")
    String endRuleChanged();

    @Message("record-gone")
    String endRecordGone();

    @Message("accepted")
    String endAccepted();

    @Message("This gap is snoozed already; it comes back by itself.")
    String snoozedAlready();

    @Message("This gap is disputed; nobody is told of it until the dispute is answered.")
    String disputedAlready();

    @Message("There is a waiver for this gap; nobody is told of it while the waiver lasts.")
    String waivedAlready();

    @Message("This cannot be done with the gap as it is now.")
    String notAsItIs();

    @Message("Only whoever answers for the record, or types for them, can do this. Nothing was changed.")
    String onlyOwn();

    @Message(
            "Only somebody above whoever answers for the record decides about it, and nobody for themselves. Nothing was changed.")
    String onlyAbove();

    @Message("The text has {length} characters; {most} is the most.")
    String tooLong(String length, String most);

    @Message("A snooze lasts 1 to {most} working days; found {found}.")
    String snoozeLength(String most, String found);

    @Message("Choose a reason from the list: expected one of {reasons}.")
    String noReason(String reasons);

    @Message("Say in a few words what is in the way.")
    String sayObstacle();

    @Message("A snooze ends in the future.")
    String snoozeInFuture();

    @Message(
            "This gap has been snoozed {taken}, and {most} is the most. If the rule is wrong here, dispute it; if it cannot be mended for long, ask for a waiver.")
    String snoozedTooOften(String taken, String most);

    @Message("never")
    String never();

    @Message("once")
    String once();

    @Message("twice")
    String twice();

    @Message("{count} times")
    String times(String count);

    @Message("Say why the rule is wrong here; whoever answers needs it.")
    String sayWhatIsWrong();

    @Message(
            "This was disputed and answered before, and the rule has not changed since. The answer is in what happened; talk it over with your manager.")
    String disputedBefore();

    @Message("Say what was behind it.")
    String sayWhatWasBehind();

    @Message("Say what came of it; it is kept with the gap.")
    String sayWhatCame();

    @Message("Say why it is accepted; it is kept with the gap.")
    String sayWhyAccepted();

    @Message(
            "Only a move, such as a skipped stage, can be accepted: it lies in the past. This rule is about how the record stands, which can be mended. If it cannot, grant a waiver with an end.")
    String onlyMoves();

    @Message("expected the decision coached, accepted, waived, agreed or declined, found \"{found}\"")
    String noDecision(String found);

    @Message("Disputes are answered by whoever owns the rules. Nothing was changed.")
    String disputesElsewhere();

    @Message("Nobody answers a dispute of their own. Somebody else who may has to.")
    String ownDispute();

    @Message("Say why; whoever disputed it reads it.")
    String sayWhyAnswer();

    @Message("The answer is longer than {most} characters.")
    String answerTooLong(String most);

    @Message("There is no such dispute, or it has been answered or overtaken. Nothing was changed.")
    String noOpenDispute();

    @Message("A review is ended by whoever owns the rules. Nothing was changed.")
    String reviewElsewhere();

    @Message("Say what came of the review.")
    String sayWhatReviewCame();

    @Message("This rule is not under review.")
    String noReview();

    @Message("A waiver has been asked for already; your manager has it.")
    String waiverAsked();

    @Message("Nobody approves a waiver for themselves. Somebody above, or an admin, has to.")
    String waiverOwn();

    @Message("Who asks for a waiver does not approve it. Somebody else has to.")
    String waiverOwnAsk();

    @Message("This gap is disputed. Once that is answered, a waiver can be granted.")
    String waiverDisputed();

    @Message("Say why not, in at most {most} characters.")
    String sayWhyNot(String most);

    @Message("Say why, in at most {most} characters.")
    String sayWhy(String most);

    @Message("Nobody asks for a waiver of this gap now.")
    String nobodyAsks();

    @Message("There is no waiver of this gap now.")
    String noWaiver();

    @Message("A waiver needs a reason of at most {most} characters, for whoever reads the register.")
    String waiverReason(String most);

    @Message("A waiver ends after today and within a year; expected until {last} at the latest.")
    String waiverEnd(String last);

    @Message("The record names nobody who answers for it, so there is nobody to whom a waiver could be granted.")
    String waiverNobody();

    @Message("A waiver needs its last day, such as {example}, within a year from today.")
    String waiverLastDay(String example);

    @Message("A waiver is granted by somebody above, or an admin; never by whoever benefits from it.")
    String waiverFromAbove();
}
