package dev.plumbline.digests;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the digest of a team says. */
@MessageBundle("digest")
public interface DigestWords {

    @Message("{#if gaps == 1}1 gap waits{#else}{shown} gaps wait{/if} for your answer.")
    String waits(int gaps, String shown);

    @Message("Your team: nothing open")
    String subjectNothing();

    @Message("Your team: nothing open, {fresh} new, {fixed} fixed since {since}")
    String subjectNothingNow(String fresh, String fixed, String since);

    @Message("Your team: {#if gaps == 1}1 gap{#else}{shown} gaps{/if}, {fresh} new, {fixed} fixed since {since}")
    String subject(int gaps, String shown, String fresh, String fixed, String since);

    @Message("Your team: {gaps}, oldest {#if days == 1}1 day{#else}{shown} days{/if}")
    String subjectFirst(String gaps, int days, String shown);

    @Message("Nothing is open in your team")
    String nothing();

    @Message("{#if gaps == 1}1 open gap{#else}{shown} open gaps{/if} in your team")
    String open(int gaps, String shown);

    @Message(
            "On {#if records == 1}1 record{#else}{shown} records{/if}, the oldest since {date} ({#if days == 0}today{#else if days == 1}yesterday{#else}{shownDays} days ago{/if}).")
    String summary(int records, String shown, String date, int days, String shownDays);

    @Message(
            "On {#if records == 1}1 record{#else}{shown} records{/if}, {amount} at stake, the oldest since {date} ({#if days == 0}today{#else if days == 1}yesterday{#else}{shownDays} days ago{/if}).")
    String summaryAtStake(int records, String shown, String amount, String date, int days, String shownDays);

    @Message("Since {since}: {fresh} new, {fixed} fixed.")
    String changes(String since, String fresh, String fixed);

    @Message("This is the first digest; the next one says what changed since.")
    String first();

    @Message("Your own: {gaps}.")
    String own(String gaps);

    @Message(
            "and {#if people == 1}1 more person{#else}{shown} more people{/if} with {#if gaps == 1}1 gap{#else}{shownGaps} gaps{/if}")
    String morePeople(int people, String shown, int gaps, String shownGaps);

    @Message("{name}: {fixed} fixed, nothing open")
    String allFixed(String name, String fixed);

    @Message("in the team of {leader}")
    String team(String leader);

    @Message("{gaps} new")
    String fresh(String gaps);

    @Message("{gaps} fixed")
    String fixed(String gaps);

    @Message("{fresh} new, {fixed} fixed")
    String freshAndFixed(String fresh, String fixed);

    @Message("Oldest: {record}, {#if days == 1}1 day{#else}{shown} days{/if}")
    String oldest(String record, int days, String shown);

    @Message("Queue {name}")
    String queue(String name);

    @Message("{name} (not active any more)")
    String gone(String name);

    @Message("No known owner")
    String noOwner();

    @Message("your answer was due on {day}")
    String wasDue(String day);

    @Message("answer by {day}")
    String answerBy(String day);

    @Message("{name} owes an answer: {about}")
    String owes(String name, String about);

    @Message("due since {day}")
    String dueSince(String day);

    @Message("and {count} more")
    String more(String count);

    @Message("See your team in Plumbline")
    String seeTeam();

    @Message("Your team in Plumbline")
    String yourTeam();

    @Message("Waits for your answer, oldest first")
    String waitsHeading();

    @Message("late: {until}")
    String late(String until);

    @Message("Overdue below you")
    String overdue();

    @Message("People, oldest gap first")
    String people();

    @Message("Nobody's: these wait for an owner")
    String nobodys();

    @Message("Nobody’s: these wait for an owner")
    String nobodysHeading();

    @Message("Everybody named here sees the same about themselves.")
    String same();

    @Message(
            "You get this because these people report to you in Salesforce. No digest comes when nothing has changed since the last and nothing waits for your answer.")
    String reason();

    @Message("Open")
    String openIt();
}
