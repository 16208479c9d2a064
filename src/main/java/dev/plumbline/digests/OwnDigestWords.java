package dev.plumbline.digests;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the digest of one's own gaps says. */
@MessageBundle("owndigest")
public interface OwnDigestWords {

    @Message("Nothing is open")
    String nothing();

    @Message("{gaps} open")
    String open(String gaps);

    @Message("Your records: nothing open")
    String subjectNothing();

    @Message("Your records: nothing open, {closed} closed")
    String subjectNothingNow(String closed);

    @Message(
            "Your records: {#if gaps == 1}1 gap{#else}{shown} gaps{/if} open{#if closed > 0}, {shownClosed} closed{/if}")
    String subject(int gaps, String shown, int closed, String shownClosed);

    @Message(
            "Your records: {#if gaps == 1}1 gap{#else}{shown} gaps{/if} open{#if closed > 0}, {shownClosed} closed{/if}, next seen by {who} on {day}")
    String subjectNext(int gaps, String shown, int closed, String shownClosed, String who, String day);

    @Message("Thank you: {#if gaps == 1}1 gap{#else}{shown} gaps{/if} closed: {names}.")
    String thanks(int gaps, String shown, String names);

    @Message("Thank you: {#if gaps == 1}1 gap{#else}{shown} gaps{/if} closed since {since}: {names}.")
    String thanksSince(int gaps, String shown, String since, String names);

    @Message("{names} and {#if more == 1}1{#else}{shown}{/if} more")
    String namesAndMore(String names, int more, String shown);

    @Message("open since {date} ({#if days == 0}today{#else if days == 1}yesterday{#else}{shown} days ago{/if})")
    String since(String date, int days, String shown);

    @Message("The clock stands still: {why}.")
    String halted(String why);

    @Message("{who} sees it on {day}, unless it is closed before.")
    String next(String who, String day);

    @Message("Nobody else is told of it.")
    String nobody();

    @Message("and {count} more")
    String moreHeld(String count);

    @Message("snoozed")
    String snoozed();

    @Message("snoozed until {day}")
    String snoozedUntil(String day);

    @Message("waived")
    String waived();

    @Message("waived until {day}")
    String waivedUntil(String day);

    @Message("disputed")
    String disputed();

    @Message("disputed, an answer is due by {day}")
    String disputedUntil(String day);

    @Message("{leader} and those above see the same about you.")
    String alsoSees(String leader);

    @Message("Admins see the same about you.")
    String adminsSee();

    @Message("See them in Plumbline")
    String see();

    @Message("On hold")
    String held();

    @Message("A rule is wrong for a record? Its page has \"Dispute\", and the clock stops.")
    String disputeHint();

    @Message(
            "You get this because these records are yours in Salesforce. No digest comes when there is nothing to say.")
    String reason();

    @Message("Open")
    String openIt();
}
