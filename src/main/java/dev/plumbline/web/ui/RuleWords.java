package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** One rule: what it expects, what it does, who is asked. */
@MessageBundle("rule")
public interface RuleWords {

    @Message("Rules")
    String rules();

    @Message("cannot run")
    String cannotRun();

    @Message("held")
    String held();

    @Message("draft")
    String stDraft();

    @Message("consult")
    String stConsult();

    @Message("pilot")
    String stPilot();

    @Message("live")
    String stLive();

    @Message("retired")
    String stRetired();

    @Message("What is wrong, and where")
    String wrong();

    @Message(
            "Until it is mended this rule judges nothing: nobody is nudged by it and no gap of it is opened or closed. The other rules run as ever.")
    String untilMended();

    @Message("Why")
    String why();

    @Message("The data is used by:")
    String usedBy();

    @Message("How it is done well")
    String howDone();

    @Message("What is expected")
    String expected();

    @Message("People then read:")
    String peopleRead();

    @Message("Fields to mend:")
    String toMend();

    @Message("Facts")
    String facts();

    @Message("Effect now")
    String effect();

    @Message("Open")
    String open();

    @Message("Records")
    String records();

    @Message("At stake")
    String stake();

    @Message("Oldest")
    String oldest();

    @Message("Backlog")
    String backlog();

    @Message("{count} of them were there on the first day")
    String backlogOf(String count);

    @Message("Nothing is open under this rule among the records you see.")
    String nothingOpen();

    @Message("How soon people hear")
    String howSoon();

    @Message("Told themselves")
    String toldThem();

    @Message("half within {half}, nine in ten within {nine}")
    String within(String half, String nine);

    @Message("({gaps} of 90 days)")
    String of90(String gaps);

    @Message("none of the last 90 days")
    String none90();

    @Message("Told to who leads")
    String toldLeads();

    @Message("Nobody told for a week")
    String waiting();

    @Message("What it would find now")
    String wouldFind();

    @Message("How it is run")
    String howRun();

    @Message("Answers for it")
    String answersFor();

    @Message("Ladder")
    String ladder();

    @Message("Tried in")
    String triedIn();

    @Message("the teams of")
    String teamsOf();

    @Message("all teams")
    String allTeams();

    @Message("nobody is told")
    String nobodyTold();

    @Message("Enforced from")
    String from();

    @Message("First day's gaps")
    String firstDay();

    @Message("counted, nobody is chased for them")
    String ratchet();

    @Message("enforced like any other")
    String enforced();

    @Message("Cannot tell of the past")
    String past();

    @Message("Version")
    String version();

    @Message("Written in")
    String writtenIn();

    @Message("Looks at")
    String looksAt();

    @Message("every {object} record for which")
    String everyWhich(String object);

    @Message("every {object} record")
    String every(String object);

    @Message("Expects")
    String expects();

    @Message("these fields to be filled with something meaningful (placeholders such as “TBD” do not count):")
    String filled();

    @Message("Is broken when")
    String brokenWhen();

    @Message("What was wrong on the first day")
    String firstHead();

    @Message(
            "{gaps} were there on {began}; {done} are gone, {left} are left. Nobody is chased for them; one that comes back counts like any other.")
    String firstText(String gaps, String began, String done, String left);

    @Message("What people say to it")
    String peopleSay();

    @Message("Nobody is asked yet. Name whom to ask in the file:")
    String nobodyAsked();

    @Message("{signed} of {all} have signed this text off.")
    String signedOf(String signed, String all);

    @Message("signed")
    String signed();

    @Message("has not signed")
    String notSigned();

    @Message("no active user of that name")
    String noUser();

    @Message("signing it off")
    String signingOff();

    @Message("on an earlier text")
    String earlier();

    @Message("What do you say to this rule?")
    String yourWord();

    @Message("Comment")
    String comment();

    @Message("Sign it off")
    String signOff();

    @Message("You have signed this text off. A new text asks you again.")
    String youSigned();

    @Message("Signed off. Thank you.")
    String didSign();

    @Message("Your comment is kept. Whoever writes the rule reads it here.")
    String didComment();

    @Message("Approved. People are told from now on, at most once a day each.")
    String didApprove();

    @Message("Noted. The file names no author, so a second admin has to approve too.")
    String didSecond();

    @Message("Held: nobody is told until it is approved")
    String heldHead();

    @Message(
            "It would cause {notices} to {people} at once; up to {allowed} may pass by themselves. Its gaps are counted and shown, and whoever was told before is told on. Held since")
    String heldText(String notices, String people, String allowed);

    @Message("notice")
    String notice();

    @Message("notices")
    String notices();

    @Message("Approved by {who}")
    String approvedBy(String who);

    @Message("Put forward by {who}, who cannot approve it.")
    String putForward(String who);

    @Message("Its file names no author, so two admins have to approve it.")
    String noAuthor();

    @Message("Why it may go out")
    String whyOut();

    @Message("Approve")
    String approve();

    @Message("The newest text cannot run")
    String newestWrong();

    @Message("So the text below stays in force. Mend it, and it is taken in within seconds.")
    String newestWhy();

    @Message("{state} without every sign-off.")
    String unsigned(String state);

    @Message("Not signed by")
    String notSignedBy();

    @Message("{signed} of {all} have signed this text.")
    String signedThis(String signed, String all);

    @Message("Versions")
    String versions();

    @Message("Version {number}, {state},")
    String versionLine(String number, String state);

    @Message("{from} to {until}")
    String span(String from, String until);

    @Message("since {day}")
    String since(String day);

    @Message("Key")
    String key();

    @Message("Before")
    String before();

    @Message("Now")
    String now();

    @Message("none")
    String none();

    @Message("The first version.")
    String first();

    @Message("As written")
    String asWritten();

    @Message("What it would find: {name}")
    String effectTitle(String name);

    @Message("What it would find now")
    String effectHead();

    @Message("If it were live this minute, among the records you see. Nobody was told of anything.")
    String effectWhy();

    @Message("It cannot run")
    String cannotRunNow();

    @Message("It judges moves")
    String moves();

    @Message(
            "A rule about moves says nothing of a record that stands still, so there is nothing to count. Let it run in pilot for a while, and read what it finds there.")
    String movesWhy();

    @Message("in order")
    String inOrder();

    @Message("not spoken of")
    String notSpoken();

    @Message("cannot tell")
    String cannotTell();

    @Message("There are more records than a preview looks at; these numbers are of the first {records}.")
    String partial(String records);

    @Message("Live, it would be held until somebody else approves: {allowed} notices may pass by themselves.")
    String wouldHold(String allowed);

    @Message("{gaps} on records that name nobody.")
    String nobodys(String gaps);

    @Message("Who would be told, most first")
    String wouldTell();

    @Message("Person")
    String person();

    @Message("Led by")
    String ledBy();

    @Message("Gaps")
    String gaps();

    @Message("and {people}")
    String more(String people);

    @Message("more person")
    String morePerson();

    @Message("more people")
    String morePeople();

    @Message("Nothing")
    String nothing();

    @Message("Every record it speaks of is in order.")
    String nothingWhy();

    @Message("Where it cannot tell")
    String blind();

    @Message("the first day")
    String onFirstDay();

    @Message("the first day ({day})")
    String onFirstDate(String day);

    @Message("Another rule is being tried on the records. Try again when that is over, in half a minute.")
    String busy();

    @Message("Your account is not linked to a Salesforce user, so nobody would know who said it.")
    String nobodySaid();
}
