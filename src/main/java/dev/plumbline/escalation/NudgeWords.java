package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a nudge says around the gaps that it names. */
@MessageBundle("nudge")
public interface NudgeWords {

    @Message("{what} {#if one}needs{#else}need{/if} attention")
    String attention(String what, boolean one);

    @Message("{what} {#if one}needs{#else}need{/if} attention before {day}")
    String attentionBefore(String what, boolean one, String day);

    @Message("{what} {#if one}needs{#else}need{/if} attention before next {day}")
    String attentionBeforeNext(String what, boolean one, String day);

    @Message("{who} {#if one}hears{#else}hear{/if} on {day}")
    String hears(String who, boolean one, String day);

    @Message("{who} {#if one}hears{#else}hear{/if} on {day} of what is still open then.")
    String hearsOfTheRest(String who, boolean one, String day);

    @Message("an administrator")
    String admin();

    @Message("has no owner")
    String noOwner();

    @Message("in the queue {name}")
    String inQueue(String name);

    @Message("for {name}")
    String forWhom(String name);

    @Message("of {name}, who has left")
    String ofWhoLeft(String name);

    @Message("Since {date}, {#if days == 0}today{#else if days == 1}yesterday{#else}{shown} days ago{/if}")
    String since(String date, int days, String shown);

    @Message("Fix")
    String fix();

    @Message("Fix it")
    String fixIt();

    @Message("Missing: {fields}")
    String missing(String fields);

    @Message("Missing:")
    String missingLabel();

    @Message("Why: {why}")
    String why(String why);

    @Message("How to do it in a minute")
    String lesson();

    @Message("what was seen")
    String seen();

    @Message("What was seen, and when")
    String seenWhen();

    @Message("not now")
    String notNow();

    @Message("Not now")
    String notNowLabel();

    @Message("wrong here")
    String wrong();

    @Message("The rule is wrong here")
    String wrongLabel();

    @Message("in Salesforce")
    String there();

    @Message("In Salesforce")
    String thereLabel();

    @Message("Read in Salesforce right before this was sent: {moment}.")
    String read(String moment);

    @Message("What you fixed since is not counted against you.")
    String notCounted();

    @Message(
            "You get this because these records are yours in Salesforce, or in your care; at most one such mail on a working day.")
    String reason();

    @Message(
            "Something wrong here? Say so on the gap's own page, which stops its clock, or tell {leader}. What you see here, the people you report to can see too.")
    String objection(String leader);

    @Message("See all in Plumbline")
    String seeAll();

    @Message("Snooze")
    String snooze();

    @Message("Dispute")
    String dispute();

    @Message("Something wrong here? Press Dispute, which stops its clock.")
    String press();
}
