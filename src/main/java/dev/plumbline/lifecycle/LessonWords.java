package dev.plumbline.lifecycle;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What messages say of one rule, before it comes into force and when it does. */
@MessageBundle("lesson")
public interface LessonWords {

    @Message("Why: {why}")
    String why(String why);

    @Message("The data is used by: {whom}")
    String usedBy(String whom);

    @Message("How it is done well")
    String howDone();

    @Message("It is advice: you see it in your messages, and nobody is blamed.")
    String advice();

    @Message("If a record does not meet it, you are told first; your manager hears of it later if it stays.")
    String required();

    @Message("It is never tolerated: you are told first, and your manager soon after if it stays.")
    String never();
}
