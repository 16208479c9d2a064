package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Errors, for people. */
@MessageBundle("error")
public interface ErrorWords {

    @Message("Error {status}")
    String number(int status);

    @Message("Number for the admin:")
    String incident();

    @Message("To the overview")
    String toOverview();

    @Message("Sign in")
    String signIn();

    @Message("This could not be understood")
    String notUnderstood();

    @Message("Please sign in")
    String pleaseSignIn();

    @Message("This is not open to you")
    String notOpen();

    @Message("Nothing here")
    String nothing();

    @Message("That does not work here")
    String notHere();

    @Message("Somebody was faster")
    String faster();

    @Message("Something broke on our side")
    String broke();

    @Message("That did not work")
    String didNotWork();

    @Message(
            "The page was open for too long, or its address is damaged. Nothing was changed. Go back, reload the page and try again.")
    String notUnderstoodWhy();

    @Message("Your account may not do this. Nothing was changed. If it should, ask an admin for the role.")
    String notOpenWhy();

    @Message(
            "There is no such page, or it is about somebody whose records you do not see. Links in older messages may lead to what is gone.")
    String nothingWhy();

    @Message("Nothing of yours was lost. Try again in a minute; if it happens again, tell an admin the number below.")
    String brokeWhy();

    @Message("Nothing was changed. Go back and try again.")
    String didNotWorkWhy();
}
