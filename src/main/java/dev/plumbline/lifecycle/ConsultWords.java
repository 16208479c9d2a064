package dev.plumbline.lifecycle;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What somebody is asked about a rule before it goes live. */
@MessageBundle("consult")
public interface ConsultWords {

    @Message("What do you say to this rule? {rule}")
    String subject(String rule);

    @Message("Before it goes live, you are asked.")
    String before();

    @Message("It is not in force. Say what is wrong with it, or sign it off; it is judged by nobody until then.")
    String notInForce();

    @Message("It is not in force. Say what is wrong with it, or sign it off.")
    String notInForceShort();

    @Message("Say what you think")
    String open();

    @Message("You get this once for each text of the rule, because its file names you among those who are asked.")
    String reason();

    @Message("You are asked because the rule's file names you.")
    String named();
}
