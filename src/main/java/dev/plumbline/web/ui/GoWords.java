package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a link in a message leads to. */
@MessageBundle("go")
public interface GoWords {

    @Message("Nothing has happened yet.")
    String notYet();

    @Message("To Plumbline")
    String home();

    @Message("Thank you")
    String thanks();

    @Message("This link has had its time")
    String over();

    @Message("This link is not open to you")
    String notOpen();

    @Message("This link is not one of ours, or was damaged on its way. Nothing was changed.")
    String unknown();

    @Message("This link was made for somebody else than who is signed in here. Nothing was changed.")
    String foreign();

    @Message("This link has been used. What it was for is done; it works once.")
    String used();

    @Message(
            "This link does nothing any more: it is too old, or the gap that it was about is closed or has come back as another.")
    String expired();
}
