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
}
