package dev.plumbline.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands where a name would. */
@MessageBundle("chart")
public interface ChartWords {

    @Message("an unknown user ({id})")
    String unknownUser(String id);

    @Message("an unknown queue ({id})")
    String unknownQueue(String id);
}
