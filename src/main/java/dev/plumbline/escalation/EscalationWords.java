package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a leader is told, and asked. */
@MessageBundle("escalation")
public interface EscalationWords {

    @Message("{#if gaps == 1}1 gap needs{#else}{shown} gaps need{/if} your answer by {day}")
    String need(int gaps, String shown, String day);

    @Message("{name}: {#if gaps == 1}1 gap needs{#else}{shown} gaps need{/if} your answer by {day}")
    String needOf(String name, int gaps, String shown, String day);

    @Message(
            "They know, and had the time that was agreed. Please answer by {until}: you talked about it, you agreed on something, you accept it, or it needs a waiver. Without one it becomes a gap of your own.")
    String ask(String until);

    @Message(
            "They know, and had the time that was agreed. Please answer by {until}: you talked about it, you agreed on something, you accept it, or it needs a waiver. Without one it becomes a gap of your own, and {above} hears of it.")
    String askOrAbove(String until, String above);

    @Message("Nobody in particular")
    String nobody();

    @Message("{#if people == 1}and 1 more person{#else}and {shown} more people{/if}")
    String more(int people, String shown);

    @Message(
            "{#if count == 1}1 earlier escalation still waits{#else}{shown} earlier escalations still wait{/if} for your answer")
    String waiting(int count, String shown);

    @Message("Open since {since}; told on {days}")
    String told(String since, String days);

    @Message("Answer now")
    String answerNow();

    @Message("Answer here")
    String answerHere();

    @Message("Answer")
    String answer();

    @Message("Missing:")
    String missing();

    @Message("evidence, and your answer")
    String evidence();

    @Message("Evidence, and your answer")
    String evidenceLabel();

    @Message("The lesson")
    String lesson();

    @Message(
            "Read in Salesforce right before this was sent: {moment}. Everybody named here was told first, and sees what you see.")
    String read(String moment);

    @Message(
            "You get this because these people report to you in Salesforce, or you were named for it; at most one such mail on a working day.")
    String reason();

    @Message("See everybody")
    String everybody();
}
