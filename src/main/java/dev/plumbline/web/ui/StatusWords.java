package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How the service fares, in a line each. */
@MessageBundle("status")
public interface StatusWords {

    @Message("Still loading {what}: {records} so far.")
    String loading(String what, String records);

    @Message("All messages are paused by {who}: {why}")
    String pausedAll(String who, String why);

    @Message("The channel {channel} is paused by {who}: {why}")
    String pausedOne(String channel, String who, String why);

    @Message("message")
    String mailOne();

    @Message("messages")
    String mailMany();

    @Message("{messages} may or may not have left; whether they arrived is asked before anything is sent again.")
    String inDoubt(String messages);

    @Message("{messages} may or may not have arrived, and nobody can say; they count as not told.")
    String parked(String messages);

    @Message("{messages} could not be delivered; the address or the mail server needs a look.")
    String refused(String messages);

    @Message("{messages} could not be written and were put aside; they need a look.")
    String quarantined(String messages);

    @Message("Connected to Salesforce; {records} records read.")
    String connected(String records);

    @Message("Connected to Salesforce, but {why}")
    String degraded(String why);

    @Message("Salesforce cannot be read: {why} Nothing is lost; we keep trying.")
    String lost(String why);

    @Message("message waits")
    String waits();

    @Message("messages wait")
    String waitMany();

    @Message("{messages} to be sent.")
    String toBeSent(String messages);

    @Message("{messages} to be sent; the oldest has been due for {age}.")
    String toBeSentLate(String messages, String age);

    @Message("no reason was given")
    String noReason();
}
