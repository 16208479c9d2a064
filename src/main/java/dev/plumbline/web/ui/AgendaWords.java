package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The prepared talk with one person. */
@MessageBundle("agenda")
public interface AgendaWords {

    @Message("Talk with {name}")
    String title(String name);

    @Message("What your next talk is about")
    String own();

    @Message("Agenda")
    String crumb();

    @Message("Prepared on {when} from what is open now.")
    String prepared(String when);

    @Message("{name} can read this page too, exactly as you see it.")
    String symmetry(String name);

    @Message("This is what whoever leads you has before them. Nothing else is kept there.")
    String symmetryOwn();

    @Message("To ask")
    String ask();

    @Message("How it is done well")
    String howDone();

    @Message("What comes back")
    String repeats();

    @Message("Told on different days in the last three months.")
    String repeatsWhy();

    @Message("What got better since {since}")
    String better(String since);

    @Message("Nothing was closed in that time.")
    String betterNone();

    @Message("gap closed")
    String fixed();

    @Message("gaps closed")
    String fixeds();

    @Message("Open now")
    String open();

    @Message("No gap is open. Good news is worth a talk, too.")
    String openNone();

    @Message("more is open")
    String more();

    @Message("more are open")
    String mores();

    @Message("Disputes that wait for an answer")
    String disputes();

    @Message("An answer is owed by {when}.")
    String owed(String when);

    @Message("Waivers asked for")
    String waivers();

    @Message("until {day}")
    String until(String day);

    @Message("Earlier talks")
    String talks();

    @Message("No talk has been recorded yet.")
    String talksNone();

    @Message("Record the talk")
    String record();

    @Message("Day")
    String day();

    @Message("What you talked about, and what you agreed on")
    String text();

    @Message("Keep it")
    String keep();

    @Message("Kept. Both of you, and those above, can read it here.")
    String kept();

    @Message("Only whoever leads somebody records talks with them. Nothing was kept.")
    String notYours();

    @Message(
            "A talk was on a day of the last year, today at the latest. Nothing was kept yet; your words are still below.")
    String wrongDay();

    @Message("Write something, {most} characters at most. Nothing was kept yet.")
    String wrongText(String most);

    @Message("Notes")
    String space();
}
