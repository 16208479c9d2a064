package dev.plumbline.notifications;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What every message says, whatever it is about. */
@MessageBundle("mail")
public interface MailWords {

    @Message("Hello {name}")
    String hello(String name);

    @Message("Data as of {moment}.")
    String asOf(String moment);

    @Message("All of it in Plumbline")
    String allOfIt();

    @Message("When and how you are told")
    String settings();

    @Message("… and more")
    String cut();

    @Message("Open Plumbline")
    String open();
}
