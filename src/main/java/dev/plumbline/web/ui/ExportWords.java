package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Lists as files: the way to them and the heads of their columns. */
@MessageBundle("export")
public interface ExportWords {

    @Message("Take this list away as a file:")
    String take();

    @Message("For Excel")
    String forExcel();

    @Message("CSV")
    String csv();

    @Message("Gaps")
    String sheet();

    @Message("Record")
    String record();

    @Message("Record id")
    String recordId();

    @Message("Object")
    String object();

    @Message("Gap")
    String gap();

    @Message("Rule")
    String rule();

    @Message("Fields to fill")
    String missing();

    @Message("Severity")
    String severity();

    @Message("State")
    String state();

    @Message("Who answers for it")
    String person();

    @Message("Person id")
    String personId();

    @Message("Since")
    String since();

    @Message("Time it came up")
    String times();

    @Message("Amount")
    String amount();

    @Message("In Salesforce")
    String link();

    @Message("Taken by")
    String takenBy();

    @Message("{who} ({id}), {at}")
    String mark(String who, String id, String at);

    @Message("This file ends after {most} gaps. Filter the list to take away the rest.")
    String cut(String most);
}
