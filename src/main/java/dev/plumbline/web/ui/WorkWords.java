package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say on which people mend their own records. */
@MessageBundle("work")
public interface WorkWords {

    @Message("My work")
    String title();

    @Message(
            "{#if gaps == 1}1 gap{#else}{shown} gaps{/if}, about {#if minutes == 1}1 minute{#else}{minutes} minutes{/if}")
    String heading(int gaps, String shown, int minutes);

    @Message("Nothing to mend")
    String emptyTitle();

    @Message(
            "Every record that you answer for meets what is expected. If something opens, it is here and in your mail.")
    String emptyText();

    @Message("Read what is expected")
    String readRules();

    @Message("Your account is not linked to a Salesforce user, so that no records are yours. An admin can link it.")
    String nobody();

    @Message("Connect once, and save from here")
    String connectTitle();

    @Message(
            "What you save from here goes to Salesforce in your name and with your permissions. For that, Salesforce asks you once.")
    String connectText();

    @Message("Connect to Salesforce")
    String connect();

    @Message("Salesforce no longer accepts your connection. Connect again; what you typed is kept.")
    String broken();

    @Message(
            "This installation is not set up for saving from here. Open the records in Salesforce; gaps close by themselves when they are mended there.")
    String unavailable();

    @Message("In a table:")
    String tables();

    @Message("{count} records, {object}")
    String table(String object, String count);

    @Message("{count} more records have gaps.")
    String beyond(String count);

    @Message("See every gap")
    String seeAll();

    @Message("Fix")
    String fix();

    @Message("Open the form")
    String openForm();

    @Message("Open in Salesforce")
    String inSalesforce();

    @Message("opens in a new tab")
    String newTab();

    @Message("Missing: {fields}")
    String missing(String fields);

    @Message("Why: {why}")
    String why(String why);

    @Message("Open for {age}")
    String since(String age);

    @Message("{who} hears of it on {day}")
    String next(String who, String day);

    @Message("nobody else hears of it")
    String nobodyHears();

    @Message("Details, snooze, dispute, waiver")
    String more();

    @Message("You type for {who}")
    String typesFor(String who);

    @Message("Somebody who types for me")
    String delegate();

    @Message("Save")
    String save();

    @Message("Save all")
    String saveAll();

    @Message("Undo")
    String undo();

    @Message("Search")
    String search();

    @Message("Search {label} by name")
    String searchFor(String label);

    @Message("Choose")
    String choose();

    @Message("Nothing chosen")
    String none();

    @Message("Nothing was found for “{query}”. Try a part of the name.")
    String notFound(String query);

    @Message("Yes")
    String yes();

    @Message("needed")
    String needed();

    @Message("What you typed earlier is kept here; it is not saved yet.")
    String kept();

    @Message("Hidden from you in Salesforce. Ask your admin, or whoever can see it.")
    String hidden();

    @Message("You cannot change this field in Salesforce.")
    String readOnly();

    @Message("Somebody changed it meanwhile. It is now:")
    String theirs();

    @Message("Take theirs")
    String takeTheirs();

    @Message("Save again to keep yours.")
    String keepYours();

    @Message(
            "No field of this record mends it. It is done in Salesforce: log the call, plan the meeting, add the contact.")
    String elsewhere();

    @Message("Salesforce does not show you this record any more: it was deleted, or is somebody else's now.")
    String gone();

    @Message("Salesforce cannot be asked just now. {why} What you typed is kept; try again in a minute.")
    String down(String why);

    @Message("Try again")
    String again();

    @Message("You typed:")
    String youTyped();

    @Message("Fixed. {what} Nobody else hears of it.")
    String fixed(String what);

    @Message("{#if count == 1}The gap is closed.{#else}{count} gaps are closed.{/if}")
    String closed(int count);

    @Message("Saved. {#if count == 1}One gap is{#else}{count} gaps are{/if} still open; see what it still needs.")
    String stillOpen(int count);

    @Message("Saved in Salesforce. It could not be looked at again yet; the gap closes by itself in a minute.")
    String savedUnchecked();

    @Message("Nothing was changed, so nothing was saved.")
    String nothing();

    @Message("Not saved yet: look at what is marked.")
    String wrong();

    @Message("Salesforce did not take it. Nothing was saved.")
    String refused();

    @Message("Salesforce took a part of it. What is saved is saved; what it did not take still stands below.")
    String partly();

    @Message("Suggestions for {label}")
    String suggestions(String label);

    @Message("New:")
    String newRecord();

    @Message("You cannot add this in Salesforce. Ask your admin, or whoever can.")
    String notAddable();

    @Message("Leave it empty to add nothing.")
    String addNothing();

    @Message("Somebody changed the same field meanwhile. Nothing was saved; choose what holds.")
    String overtaken();

    @Message("The record is locked, for instance by an approval. What you typed is kept; save again when it is free.")
    String locked();

    @Message(
            "The connection broke off while saving. Plumbline looks up by itself what became of it; do not type it again.")
    String unknown();

    @Message("Salesforce does not answer at the moment. Nothing was saved; what you typed is kept.")
    String later();

    @Message("Not saved: you are not connected to Salesforce. What you typed is kept.")
    String notConnected();

    @Message("Taken back. The record is as it was.")
    String undone();

    @Message("There is nothing to take back any more.")
    String notUndone();

    @Message("Back to my work")
    String back();

    @Message("{object} in a table")
    String gridTitle(String object);

    @Message("Type down a column with Enter and the arrows; Ctrl and Enter saves. Each record is saved by itself.")
    String gridHelp();

    @Message("Record")
    String record();

    @Message("Nothing of this kind is left to mend")
    String gridEmpty();

    @Message("{saved} of {all} saved.")
    String gridSaved(String saved, String all);

    @Message("What’s in it for you")
    String mineTitle();

    @Message("Your next tasks")
    String mineTasks();

    @Message("Your deals that close next")
    String mineClosing();

    @Message("late")
    String late();

    @Message("{left} to your quota")
    String quota(String left);

    @Message("{won} of {amount} won since {day}")
    String quotaText(String won, String amount, String day);

    @Message("What you entered was used {times} times in four weeks")
    String used(String times);

    @Message("What you entered was used once in four weeks")
    String usedOnce();

    @Message("Looked at by {names}.")
    String usedBy(String names);

    @Message("{gaps} of your gaps were decided on.")
    String usedDecided(String gaps);

    @Message("One of your gaps was decided on.")
    String usedDecidedOnce();

    @Message("Who looked, and when")
    String usedAll();

    @Message("Your connection to Salesforce")
    String connection();

    @Message("You are connected. What you save from here is saved in your name; nobody else can use the connection.")
    String connected();

    @Message("You are not connected. You can still mend records in Salesforce itself.")
    String disconnected();

    @Message("Disconnect")
    String disconnect();

    @Message("Connected. What you save from here is saved in your name.")
    String connectedNow();

    @Message(
            "You signed in to Salesforce as {who}, who is somebody else than you are here. Nothing was kept. Sign out of Salesforce and connect again.")
    String somebodyElse(String who);

    @Message("Not connected. {why}")
    String notConnectedNow(String why);

    @Message("You did not allow it; you can at any time.")
    String declined();

    @Message("That took too long, or was used before. Connect again.")
    String stale();

    @Message("The form is incomplete. Open it again; nothing was saved.")
    String incomplete();
}
