package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How the one rule that no file holds reads: escalations are answered. */
@MessageBundle("owed")
public interface OwedWords {

    @Message("Escalations are answered in time")
    String title();

    @Message(
            "{#if escalations == 1}1 escalation waits for your answer.{#else}{shown} escalations wait for your answer.{/if}")
    String waiting(int escalations, String shown);
}
