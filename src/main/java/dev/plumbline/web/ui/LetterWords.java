package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What was sent to the reader. */
@MessageBundle("letter")
public interface LetterWords {

    @Message("Your messages")
    String title();

    @Message("What Plumbline sent to you, newest first. Only you see this page.")
    String intro();

    @Message("These may not have reached you")
    String doubtful();

    @Message("Nobody holds them against you: until something reaches you, you count as not told.")
    String doubtfulWhy();

    @Message("Sent")
    String sent();

    @Message("Nothing yet")
    String none();

    @Message("No message has been sent to you. You get one when a record of yours needs something.")
    String noneWhy();

    @Message("Your account is not linked to a Salesforce user, so there is nobody to send messages to.")
    String notLinked();
}
