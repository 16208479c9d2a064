package dev.plumbline.web.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said in Slack to whoever pressed a button there. */
@MessageBundle("pressed")
public interface SlackReplyWords {

    @Message(
            "We can't tell who you are in Salesforce: your Slack address and your Salesforce address must be the same.")
    String stranger();

    @Message("This gap is not yours, so that only its owner can do that.")
    String notYours();

    @Message("This gap is closed already; there is nothing left to do.")
    String over();

    @Message("Choose a reason and a number of days.")
    String choose();

    @Message("Snoozed for {#if days == 1}1 working day{#else}{shown} working days{/if}; it comes back by itself.")
    String snoozed(int days, String shown);

    @Message("Disputed: its clock stands still until you get an answer.")
    String disputed();
}
