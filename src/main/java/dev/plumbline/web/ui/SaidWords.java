package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What was just done about a gap. */
@MessageBundle("said")
public interface SaidWords {

    @Message("Snoozed. Nobody is reminded of it until then; it comes back by itself.")
    String snoozed();

    @Message("Disputed. The clock stands still, and nobody else is told, until it is answered.")
    String disputed();

    @Message("Kept. Your manager sees it beside the gap.")
    String explained();

    @Message("Done. A waiver that was asked for waits for somebody above; one that was granted holds from now on.")
    String asked();

    @Message("The waiver has ended; the clock goes on.")
    String ended();

    @Message("Kept: you talked about it. The gap stays open until it is fixed.")
    String coached();

    @Message("Accepted: this gap is closed.")
    String accepted();

    @Message("Waived. The record is still checked, and the exception register shows it.")
    String waived();

    @Message("Kept: what you agreed on. The gap stays open until it is fixed.")
    String agreed();

    @Message("Declined; the reason stands in what happened.")
    String declined();

    @Message("Kept.")
    String decided();

    @Message("Answered. Whoever disputed it sees your words with the gap.")
    String answered();

    @Message("Handed over in Salesforce, and kept as your answer.")
    String handed();

    @Message("The rule speaks again.")
    String reviewed();
}
