package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Messages that leave, and those that need a look. */
@MessageBundle("outbox")
public interface OutboxWords {

    @Message("Messages")
    String title();

    @Message("Whether messages leave, and those that need a look.")
    String intro();

    @Message("Channels")
    String channels();

    @Message("Channel")
    String channel();

    @Message("State")
    String state();

    @Message("Switch")
    String toggle();

    @Message("paused")
    String paused();

    @Message("by {who},")
    String byWhom(String who);

    @Message("Let messages leave")
    String letLeave();

    @Message("leaving")
    String leaving();

    @Message("Why")
    String why();

    @Message("Pause")
    String pause();

    @Message("A pause holds within seconds, in all processes. Messages wait; nothing is lost.")
    String pauseWhy();

    @Message("How many")
    String howMany();

    @Message("Messages")
    String messages();

    @Message("not chosen yet")
    String notChosen();

    @Message("No message was owed yet.")
    String noneOwed();

    @Message("In trouble")
    String trouble();

    @Message("For")
    String forWhom();

    @Message("What to do")
    String todo();

    @Message("history")
    String history();

    @Message("told over another channel:")
    String overOther();

    @Message("Try again")
    String again();

    @Message(": message {id}")
    String nr(long id);

    @Message("wait: its destination will be asked whether it arrived")
    String waitFor();

    @Message("Older ones")
    String older();

    @Message("None")
    String none();

    @Message("Everything that was to leave has left, or waits for its moment.")
    String noneWhy();

    @Message("Paused. Nothing leaves there any more.")
    String donePaused();

    @Message("Messages leave again.")
    String doneResumed();

    @Message("It is tried again now.")
    String doneRetried();

    @Message("It could not be tried again: it has moved on, or is being told over another channel.")
    String doneNotNow();

    @Message("All messages")
    String allMessages();

    @Message("E-mail")
    String email();

    @Message("Salesforce tasks")
    String tasks();

    @Message("waiting")
    String stWaiting();

    @Message("sending")
    String stSending();

    @Message("in doubt")
    String stInDoubt();

    @Message("sent")
    String stSent();

    @Message("fell away")
    String stFellAway();

    @Message("parked")
    String stParked();

    @Message("bounced")
    String stBounced();

    @Message("refused")
    String stRefused();

    @Message("quarantined")
    String stQuarantined();

    @Message("Say why messages are held: whoever wonders where they are reads it. Nothing was changed.")
    String pauseNoWhy();

    @Message("There is no such channel. Nothing was changed.")
    String noChannel();
}
