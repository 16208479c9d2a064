package dev.plumbline.links;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is asked of whoever wants fewer messages. */
@MessageBundle("quieter")
public interface QuieterWords {

    @Message("Fewer messages?")
    String title();

    @Message(
            "You get everything in one message a day. What is expected of your records stays the same, so the messages do not end; they end with the last gap. More choices are on your page, under messages.")
    String text();

    @Message("One message a day")
    String oneADay();

    @Message("Messages cannot be made quieter here. Ask an admin.")
    String cannot();

    @Message("Done: from now on you get one message a day.")
    String done();
}
