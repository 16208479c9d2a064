package dev.plumbline.notifications.slack;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What Slack shows around a message, and in the forms that its buttons open. */
@MessageBundle("slack")
public interface SlackWords {

    @Message("Open")
    String open();

    @Message("{#if records == 1}and 1 more record{#else}and {shown} more records{/if}")
    String more(int records, String shown);

    @Message("What stands in the way?")
    String inTheWay();

    @Message("For how many days?")
    String howLong();

    @Message("Anything to add?")
    String anything();

    @Message("Why is the rule wrong here?")
    String whyWrong();

    @Message("Snooze this gap")
    String snoozeTitle();

    @Message("Dispute this gap")
    String disputeTitle();

    @Message("Snooze")
    String snooze();

    @Message("Dispute")
    String dispute();

    @Message("Cancel")
    String cancel();

    @Message("Close")
    String close();

    @Message("{#if days == 1}1 day{#else}{shown} days{/if}")
    String days(int days, String shown);
}
