package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the menu calls the pages. */
@MessageBundle("menu")
public interface MenuWords {

    @Message("Start")
    String start();

    @Message("My work")
    String mine();

    @Message("Gaps")
    String gaps();

    @Message("My page")
    String me();

    @Message("My messages")
    String letters();

    @Message("My settings")
    String settings();

    @Message("Team")
    String team();

    @Message("Answers")
    String answers();

    @Message("People")
    String people();

    @Message("Ways out")
    String waysOut();

    @Message("Campaigns")
    String campaigns();

    @Message("Overview")
    String overview();

    @Message("Rules")
    String rules();

    @Message("Ladders")
    String ladders();

    @Message("Calendars")
    String calendars();

    @Message("Service")
    String service();

    @Message("Connection")
    String connection();

    @Message("Messages")
    String messages();

    @Message("Audit")
    String audit();

    @Message("Mailbox")
    String mailbox();

    @Message("Next digest")
    String digest();

    @Message("Accounts")
    String accounts();
}
