package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the list of rules says, and the pages of one rule beside it. */
@MessageBundle("shelf")
interface ShelfWords {

    @Message("This rule is in a file")
    String readOnlyTitle();

    @Message(
            "It is changed in {file}, under review, and read-only here. A change of the file holds within seconds of being there.")
    String readOnly(String file);

    @Message("Begin a new rule with its text")
    String copy();

    @Message("Begin with an example")
    String gallery();

    @Message("These ship with Plumbline. One becomes a draft of your own; nothing happens before you save it.")
    String galleryLead();

    @Message("Begin with this")
    String useThis();

    @Message("Texts")
    String history();

    @Message("Every text that was ever saved, who saved it and why.")
    String historyLead();

    @Message("no reason given")
    String noWhy();

    @Message("taken out")
    String takenOut();

    @Message("Text {n}")
    String number(int n);

    @Message("Download as YAML")
    String download();

    @Message("Download all rules of the studio")
    String downloadAll();

    @Message("Carry validation rules over")
    String importTitle();

    @Message(
            "Metadata as Salesforce gives it: a validationRule-meta.xml or an object file. Each rule becomes a draft; nothing judges anybody.")
    String importLead();

    @Message("File, at most 1 MB")
    String importFile();

    @Message("Or paste it")
    String importText();

    @Message("Of object (where the file does not say)")
    String importObject();

    @Message("Carry over")
    String importGo();

    @Message("What became of each")
    String importReport();

    @Message("Save {count} as drafts")
    String importKeep(int count);

    @Message("Nothing could be carried over.")
    String importNothing();

    @Message("{count} saved as drafts.")
    String importDone(int count);

    @Message("Not saved, because there is a rule of that name: {names}.")
    String importSkipped(String names);

    @Message("Rules")
    String rules();

    @Message("rule")
    String one();

    @Message("rules")
    String many();

    @Message("What we expect of records, and why.")
    String rulesLead();

    @Message("Rules marked \"file\" are changed in their files, under review; the others are written here.")
    String rulesPlaces();

    @Message("Write a rule")
    String write();

    @Message("Examples")
    String examples();

    @Message("Carry validation rules over")
    String carryOver();

    @Message("{rules} cannot run")
    String cannotRunHead(String rules);

    @Message("The others run without. Nobody is nudged by a rule that cannot run, and nothing is closed by it.")
    String cannotRunText();

    @Message("Rules, most open gaps first")
    String caption();

    @Message("Rule")
    String rule();

    @Message("On")
    String on();

    @Message("Open")
    String open();

    @Message("This week")
    String lately();

    @Message("{opened} new, {fixed} fixed")
    String latelyText(String opened, String fixed);

    @Message("Disputed")
    String disputes();

    @Message("{share} of {count}")
    String disputesOf(String share, String count);

    @Message("Used by")
    String uses();

    @Message("file")
    String inFile();

    @Message("Written in {file}, and changed there")
    String inFileTitle(String file);

    @Message("held")
    String heldTag();

    @Message("Nobody is told of it until an admin approves")
    String heldTitle();

    @Message("State")
    String filterState();

    @Message("Object")
    String filterObject();

    @Message("All")
    String filterAll();

    @Message("Filter")
    String filterGo();

    @Message("No rules yet")
    String noneHead();

    @Message(
            "Begin with an example that ships with Plumbline, write one of your own, or put a YAML file into the rules directory.")
    String noneText();

    @Message("Whoever is an admin here can write the first one.")
    String noneAsk();

    @Message("No rule matches the filter.")
    String noneMatch();

    @Message("Show all")
    String showAll();

    @Message("Edit")
    String edit();

    @Message("Saved. It is in force in every process within seconds.")
    String savedNow();

    @Message("Saved. Salesforce cannot be asked just now, so it comes into force once it answers.")
    String savedLater();

    @Message("Written in the studio")
    String wherePlace();

    @Message("Mend it in the editor")
    String mendStudio();

    @Message("Choose a file, or paste what is in it.")
    String importEmpty();

    @Message(
            "That is larger than 1 MB. Send the object's rules one by one, or use \"rules import\" on the command line.")
    String importLarge();

    @Message(
            "That is an archive, which is not unpacked here. Unpack it, and send the files in it that end in .object or .validationRule-meta.xml.")
    String importArchive();

    @Message("carried")
    String endCarried();

    @Message("carried with notes")
    String endNotes();

    @Message("not carried")
    String endNotCarried();

    @Message("not read")
    String endNotRead();
}
