package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The list of gaps, one gap, and what can be done about it. */
@MessageBundle("gap")
public interface GapWords {

    @Message("Gaps")
    String title();

    @Message("Filter")
    String filter();

    @Message("Filter")
    String filterDo();

    @Message("Rule")
    String rule();

    @Message("All rules")
    String allRules();

    @Message("Person")
    String person();

    @Message("Everybody")
    String everybody();

    @Message("State")
    String state();

    @Message("Not closed")
    String notClosed();

    @Message("Filters that are on")
    String filtersOn();

    @Message("take this filter off")
    String takeOff();

    @Message("Gaps, oldest first")
    String oldestFirst();

    @Message("Who answers for it")
    String who();

    @Message("That was the last one")
    String thatWasAll();

    @Message("The gaps that followed have been closed in the meantime.")
    String thatWasAllWhy();

    @Message("Back to the first")
    String backToFirst();

    @Message("No gap fits these filters")
    String noneFits();

    @Message("They may have been closed, or belong to somebody whose records you do not see.")
    String noneFitsWhy();

    @Message("Show all open gaps")
    String showOpen();

    @Message("No gaps")
    String none();

    @Message("Every record you can see meets the rules in force.")
    String noneWhy();

    @Message("Read what is expected")
    String readExpected();

    @Message("Show more")
    String more();

    @Message("Rule: {what}")
    String chipRule(String what);

    @Message("Person: {what}")
    String chipPerson(String what);

    @Message("State: {what}")
    String chipState(String what);

    @Message("nobody")
    String nobody();

    @Message("What it was about")
    String whatItWas();

    @Message("What to fix")
    String whatToFix();

    @Message("Open in Salesforce")
    String openThere();

    @Message("Check again now")
    String checkNow();

    @Message("Change it in Salesforce and this gap closes by itself within minutes. In a hurry? Check again now.")
    String closesItself();

    @Message("Why it matters")
    String why();

    @Message("Used by")
    String usedBy();

    @Message("How it is done well")
    String howDone();

    @Message("The rule as it is judged")
    String asJudged();

    @Message("Version")
    String version();

    @Message("the rule has been changed since, and this record is judged again soon; it is now")
    String ruleMoved();

    @Message("The rule {rule} is no longer in force. This page keeps what was found under it.")
    String ruleGone(String rule);

    @Message("What happened")
    String happened();

    @Message("Nothing has been noted yet.")
    String happenedNone();

    @Message("Every step with its facts, in the audit log")
    String inAudit();

    @Message("Facts")
    String facts();

    @Message("Who")
    String whoHead();

    @Message("Answers for it")
    String answersFor();

    @Message("nobody is named in the record")
    String nobodyNamed();

    @Message("Led by")
    String ledBy();

    @Message("When")
    String when();

    @Message("Open since")
    String openSince();

    @Message("Closed")
    String closed();

    @Message("Last seen")
    String lastSeen();

    @Message("Came back")
    String cameBack();

    @Message("this is time {times}")
    String thisTime(String times);

    @Message("The record")
    String record();

    @Message("As of")
    String asOf();

    @Message("empty")
    String empty();

    @Message("says nothing")
    String saysNothing();

    @Message("Id")
    String id();

    @Message("A waiver until {until} was asked for by {who}: “{why}” It waits for somebody above.")
    String askedBy(String until, String who, String why);

    @Message("Who is told, and when")
    String told();

    @Message("The clock stands still:")
    String halted();

    @Message("{who} is told next, on {when}, unless it is fixed before.")
    String tellsNext(String who, String when);

    @Message("Nobody else will be told.")
    String tellsNobody();

    @Message("{who} was told on {when}")
    String wasTold(String who, String when);

    @Message("If you cannot fix it now")
    String ways();

    @Message("Snooze it: {times}")
    String snoozeLeft(String times);

    @Message("Snooze it: not any more")
    String snoozeNot();

    @Message("time left")
    String left();

    @Message("times left")
    String lefts();

    @Message(
            "This gap was snoozed as often as it can be. If the rule is wrong here, dispute it; if it cannot be mended for long, ask for a waiver.")
    String snoozeSpent();

    @Message("What is in the way?")
    String inTheWay();

    @Message("Working days (at most {most})")
    String workingDays(String most);

    @Message("In your words")
    String inYourWords();

    @Message("Snooze")
    String snooze();

    @Message("Reasons are counted, so that what stands in the way can be moved:")
    String counted();

    @Message("obstacle register")
    String register();

    @Message("This rule is wrong here")
    String wrongHere();

    @Message("What is wrong about it?")
    String whatWrong();

    @Message("Dispute")
    String dispute();

    @Message("The clock stops at once, and nobody else is told until whoever owns the rules has answered.")
    String disputeWhy();

    @Message("Ask for a waiver")
    String askWaiver();

    @Message("Why can this record not meet the rule?")
    String whyNot();

    @Message("Last day")
    String lastDay();

    @Message("Ask")
    String ask();

    @Message("Somebody above decides; until then the clock runs.")
    String askWhy();

    @Message("Explain it")
    String explain();

    @Message("What was behind the move?")
    String behind();

    @Message("Send to my manager")
    String send();

    @Message("Your answer is owed")
    String owed();

    @Message("Your answer")
    String yours();

    @Message("End the waiver now")
    String endNow();

    @Message("Why?")
    String whyAsk();

    @Message("End it")
    String endIt();

    @Message("{reason}, “{text}”")
    String reasonSaying(String reason, String text);

    @Message("Snoozed until {until} by {who}: {why}")
    String saidSnoozed(String until, String who, String why);

    @Message("Disputed by {who} since {since}: “{text}” An answer is owed by {by}; nobody else is told before.")
    String saidDisputed(String who, String since, String text, String by);

    @Message("Waived until {until} by {who} for {whom}: “{why}” The record is still checked, and would fail.")
    String saidWaived(String until, String who, String whom, String why);

    @Message("The dispute was upheld by {who}: “{text}”")
    String upheld(String who, String text);

    @Message("The dispute was rejected by {who}: “{text}”")
    String rejected(String who, String text);

    @Message("The dispute was overtaken: “{text}” {who}")
    String overtaken(String who, String text);

    @Message("opened")
    String opened();

    @Message("changed")
    String changed();

    @Message("ended")
    String ended();

    @Message("told")
    String wasToldWord();

    @Message("cannot tell")
    String cannotTell();

    @Message("snoozed")
    String snoozed();

    @Message("disputed")
    String disputed();

    @Message("waived")
    String waived();

    @Message("No gaps of yours")
    String noneYours();

    @Message(
            "Admins see counts of everybody, by rule and team; whose gaps they are is open to them and to whoever leads them.")
    String countsOnly();

    @Message("This link to further gaps is damaged.")
    String damagedLink();

    @Message("The address names a person by something that is not a Salesforce id.")
    String noSuchPerson();

    @Message("There is no such state of a gap. Choose one from the filter.")
    String noSuchState();

    @Message("woken")
    String awake();

    @Message("explained")
    String explained();

    @Message("talked over")
    String coached();

    @Message("agreed")
    String agreed();

    @Message("waiver asked")
    String waiverAsked();

    @Message("waiver declined")
    String waiverDeclined();

    @Message("waiver ended")
    String waiverEnded();

    @Message("waiver renewed")
    String waiverRenewed();

    @Message("dispute upheld")
    String disputeUpheld();

    @Message("dispute rejected")
    String disputeRejected();
}
