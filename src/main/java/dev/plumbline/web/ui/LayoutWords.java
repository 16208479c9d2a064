package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around every page. */
@MessageBundle("frame")
public interface LayoutWords {

    @Message("Skip to content")
    String skip();

    @Message("Main")
    String areas();

    @Message("Pages here")
    String pages();

    @Message("(opens in a new tab)")
    String newTab();

    @Message("Sign out")
    String signOut();

    @Message("Language")
    String language();
}
