package dev.plumbline.tasks;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a Task on somebody's list says. */
@MessageBundle("task")
public interface TaskWords {

    @Message("Fix: {what}")
    String fix(String what);

    @Message("Fix: {what} – {record}")
    String fixIn(String what, String record);

    @Message("Why: {why}")
    String why(String why);

    @Message("To fill: {fields}")
    String fill(String fields);

    @Message(
            "This Task closes by itself when the gap is closed; closing the Task alone does not close the gap, and counts as no activity.")
    String closes();

    @Message("Details, a delay, or an objection: {url}")
    String details(String url);

    @Message("Plumbline, gap {number}")
    String gap(String number);

    @Message("Plumbline, gap {number}, opened {times} times by now")
    String gapAgain(String number, String times);
}
