package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What looking again gave. */
@MessageBundle("checked")
public interface CheckedWords {

    @Message("Checked just now: the gap is still there. A change in Salesforce can take a moment to save.")
    String still();

    @Message("Checked just now: this gap is closed. Thank you.")
    String ended();

    @Message(
            "Salesforce did not answer, so nothing was checked. What you see is as old as it was; try again in a minute.")
    String unread();

    @Message("Checked just now: somebody else answers for this record now.")
    String moved();
}
