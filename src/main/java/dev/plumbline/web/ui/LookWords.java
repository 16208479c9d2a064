package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Who looked at somebody's page. */
@MessageBundle("look")
public interface LookWords {

    @Message("Who looked")
    String title();

    @Message("By day, never by the minute. You see it, and auditors do.")
    String why();

    @Message("Nobody has looked yet.")
    String none();

    @Message("See who looked")
    String all();
}
