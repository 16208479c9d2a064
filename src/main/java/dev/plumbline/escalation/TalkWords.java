package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is worth talking about with somebody. */
@MessageBundle("talk")
public interface TalkWords {

    @Message("Worth asking: what stands in the way of “{rule}”?")
    String ask(String rule);

    @Message("Both gaps are about it.")
    String both();

    @Message("All {gaps} gaps are about it.")
    String all(String gaps);

    @Message("{shown} of {all} gaps {#if about == 1}is{#else}are{/if} about it.")
    String some(int about, String shown, String all);

    @Message("Used by: {whom}.")
    String usedBy(String whom);

    @Message(
            "“{rule}” comes back for the {times}th time in three months: please talk about it, and note what came of it with your answer.")
    String backInAnswer(String rule, int times);

    @Message(
            "“{rule}” comes back for the {times}th time in three months: please talk about it, and note on the gap's page what came of it.")
    String backOnPage(String rule, int times);

    @Message(
            "“{rule}” comes back for the {times}th time in three months: please talk about it, and note below what came of it.")
    String backInTalk(String rule, int times);
}
