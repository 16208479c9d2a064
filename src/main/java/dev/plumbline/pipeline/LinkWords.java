package dev.plumbline.pipeline;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What links in messages ask before they snooze or dispute. */
@MessageBundle("link")
public interface LinkWords {

    @Message("Snooze {record}?")
    String snoozeTitle(String record);

    @Message(
            "Nobody is reminded of it for {days} working days; then it goes on where it was. Reasons are counted, so that what stands in the way can be moved.")
    String snoozeText(int days);

    @Message("What is in the way?")
    String inTheWay();

    @Message("In your words")
    String inYourWords();

    @Message("Snooze")
    String snooze();

    @Message("Snoozed. It comes back by itself after {days} working days.")
    String snoozed(int days);

    @Message("Is the rule wrong here: {record}?")
    String disputeTitle(String record);

    @Message(
            "Its clock stops at once and nobody else is told until somebody who owns the rules has answered; they have {days} working days.")
    String disputeText(int days);

    @Message("What is wrong about it?")
    String whatWrong();

    @Message("Dispute")
    String dispute();

    @Message("Disputed. The clock stands still until it is answered.")
    String disputed();

    @Message("this gap")
    String thisGap();
}
