package dev.plumbline.lifecycle;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is expected of somebody, before anything is held against them. */
@MessageBundle("taught")
public interface TaughtWords {

    @Message("What is expected of you: {#if rules == 1}1 rule{#else}{shown} rules{/if}")
    String subject(int rules, String shown);

    @Message("What is expected of you: {#if rules == 1}1 rule{#else}{shown} rules{/if} changed")
    String subjectChanged(int rules, String shown);

    @Message(
            "Nothing is held against you before you have had time to read this: {#if days == 1}one working day{#else}{shown} working days{/if}, or until you say Got it.")
    String leadDays(int days, String shown);

    @Message("Nothing is held against you before you have had time to read this: say Got it when you have.")
    String lead();

    @Message("{#if rules == 1}and 1 more rule{#else}and {shown} more rules{/if}")
    String more(int rules, String shown);

    @Message("It counts from {day}; until then records are only looked at.")
    String from(String day);

    @Message("Changed: it means something else than before.")
    String changed();

    @Message("Got it")
    String gotIt();

    @Message("All of it, at any time")
    String always();

    @Message(
            "You get this before anything is held against you, at most once a day, because these rules speak of records that are yours.")
    String before();

    @Message("A rule that is wrong for you? Say so on its page.")
    String wrong();

    @Message("Got it?")
    String askTitle();

    @Message("You have said so for everything that you were told of.")
    String askNone();

    @Message(
            "You have read what is expected of you by {#if rules == 1}1 rule{#else}{shown} rules{/if}. From now on they count for your records. You can still say on any gap that its rule is wrong there.")
    String ask(int rules, String shown);

    @Message("Thank you. What is expected of you is always on your page.")
    String thanks();
}
