package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the rule studio says. */
@MessageBundle("studio")
interface StudioWords {

    @Message("Write a rule")
    String newTitle();

    @Message("Edit the rule")
    String editTitle();

    @Message(
            "Checked as you type, tried on the records as they are. Nobody is told anything before you save it as live.")
    String lead();

    @Message("This is your draft from {when}. It is kept until you save or discard it.")
    String draftFrom(String when);

    @Message("Form")
    String asForm();

    @Message("YAML")
    String asYaml();

    @Message("How the rule is shown")
    String views();

    @Message("The form comes back once the text is a rule again.")
    String onlyYaml();

    @Message("What is expected")
    String expected();

    @Message("Name")
    String name();

    @Message("Its key for ever: small letters, digits and hyphens.")
    String nameHint();

    @Message("Title")
    String title();

    @Message("On object")
    String object();

    @Message("Looks at records for which")
    String applies();

    @Message("A formula as in a validation rule. Empty means every record.")
    String appliesHint();

    @Message("These fields must be filled")
    String require();

    @Message("API names, separated by commas. Placeholders such as TBD do not count.")
    String requireHint();

    @Message("Or: it is broken when")
    String violated();

    @Message("TRUE means broken. Ctrl+Space completes fields and functions.")
    String violatedHint();

    @Message("What people read")
    String read();

    @Message("Message")
    String messageText();

    @Message("Field names in braces stand for what the record says; fields in braces for what is missing.")
    String messageHint();

    @Message("Why it matters")
    String why();

    @Message("Which decision uses the data")
    String usedBy();

    @Message("Where to learn how (address)")
    String lesson();

    @Message("How it is run")
    String run();

    @Message("State")
    String state();

    @Message("Enforced from")
    String from();

    @Message("Severity")
    String severity();

    @Message("Ladder")
    String ladder();

    @Message("The first day's gaps")
    String backlog();

    @Message("enforced like any other")
    String enforce();

    @Message("counted, nobody is chased for them")
    String ratchet();

    @Message("Field of who answers for it")
    String accountable();

    @Message("Fields to mend")
    String fix();

    @Message("The required ones unless you say otherwise.")
    String fixHint();

    @Message("Asked before it goes live (usernames)")
    String consult();

    @Message("Tried in these teams (a line each: username of the lead, or role)")
    String pilot();

    @Message("default: {value}")
    String defaultChoice(String value);

    @Message("The rule as a file would have it, with its tests and roll-ups")
    String yamlLabel();

    @Message("This is what is kept and exported. Comments stay.")
    String yamlHint();

    @Message("Tests and roll-ups are in the YAML.")
    String more();

    @Message("Checks")
    String checks();

    @Message("It can run.")
    String sound();

    @Message("{count} to mend")
    String issues(int count);

    @Message("{key}, line {line}, column {column}")
    String at(String key, int line, int column);

    @Message("text, line {line}, column {column}")
    String atText(int line, int column);

    @Message("Probably not meant")
    String warnings();

    @Message("Tests: {passed} passed, {failed} failed")
    String tests(long passed, long failed);

    @Message("It has no tests yet. Try it below, and keep a record of each kind as a test.")
    String noTests();

    @Message("the test in line {line}")
    String testAt(int line);

    @Message("What it would find now")
    String preview();

    @Message("Try it on the records")
    String tryIt();

    @Message("Check")
    String check();

    @Message("Save")
    String save();

    @Message("Save")
    String saveHead();

    @Message("What is this change for?")
    String changeWhy();

    @Message("Kept with the version, for whoever asks later.")
    String changeWhyHint();

    @Message(
            "As draft it judges nobody. As pilot it is counted in silence. Live it speaks, and if it would tell many people it waits for a second admin.")
    String saveHint();

    @Message("Discard the draft")
    String discard();

    @Message("Take the rule out")
    String remove();

    @Message("Its open gaps end as \"rule changed\"; its texts stay readable. Needs a reason above.")
    String removeHint();

    @Message("Not saved: something has to be mended first, see Checks. What you typed is kept.")
    String unsound();

    @Message(
            "Not saved: its own tests fail, and it is to judge records. Mend the rule or the tests, or save it as draft.")
    String testsFail();

    @Message("This is too long to be kept as a draft. Shorten it before you leave the page.")
    String tooLong();

    @Message("Not saved: {who} saved another text of this rule meanwhile. Yours is kept here as a draft.")
    String overtaken(String who);

    @Message("See what is different")
    String seeHistory();

    @Message("{seen} of {all} records looked at")
    String looked(String seen, String all);

    @Message("Not read so far, and asked of Salesforce for this preview alone:")
    String borrowed();

    @Message("The time for a preview was up; these numbers are of the records looked at so far.")
    String partly();

    @Message("gaps")
    String gaps();

    @Message("people")
    String people();

    @Message("in order")
    String inOrder();

    @Message("not spoken of")
    String notSpokenOf();

    @Message("cannot tell")
    String cannotTell();

    @Message("Live, it would be held until somebody else approves: {allowed} notices may pass by themselves.")
    String held(String allowed);

    @Message("By team")
    String byTeam();

    @Message("By person")
    String byPerson();

    @Message("Team of")
    String team();

    @Message("Person")
    String person();

    @Message("nobody")
    String nobody();

    @Message("Nothing: every record it speaks of is in order.")
    String nothing();

    @Message("Some that it would find")
    String samples();

    @Message("Left out, by the first condition that is not met")
    String outside();

    @Message("Where it cannot tell")
    String blind();

    @Message(
            "A field that Salesforce does not show to the integration user stays hidden: give it the field, or ask another one. What is summed up over records that are not loaded yet is known once a rule in pilot reads it.")
    String blindHint();

    @Message("Record")
    String record();

    @Message("Keep as a test")
    String asTest();

    @Message("It judges moves, so nothing can be said of records that stand still. Look back below.")
    String moves();

    @Message("Another rule is being tried. Try again in half a minute.")
    String busy();

    @Message("It cannot run yet, see Checks.")
    String cannotRun();

    @Message("As it would read")
    String messages();

    @Message("To {who}")
    String to(String who);

    @Message("To {who}, once it comes to that")
    String toLeader(String who);

    @Message("Look back")
    String back();

    @Message("Look back")
    String backGo();

    @Message("Weeks")
    String weeks();

    @Message("opened")
    String opened();

    @Message("ended again")
    String ended();

    @Message("open today")
    String stillOpen();

    @Message("Opened")
    String openedAt();

    @Message("Ended")
    String endedAt();

    @Message("open")
    String notYet();

    @Message("earlier")
    String before();

    @Message(
            "Salesforce shows us no history of this object, so nothing can be said of its past. For most objects an admin can have fields tracked there (Set History Tracking); until there is something to look at, let the rule run as pilot for a while.")
    String backNone();

    @Message("Of {share} of what was asked the histories cannot tell.")
    String backBlind(String share);

    @Message(
            "Looked at once a day, at the time of day that it is now: what opened and ended between two looks is not seen. Records that are gone by now are not in it.")
    String backDays();

    @Message("empty")
    String blank();

    @Message("Week of")
    String week();

    @Message("What is expected, in one line")
    String blankTitle();
}
