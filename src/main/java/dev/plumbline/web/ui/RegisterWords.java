package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Disputes, exceptions and obstacles. */
@MessageBundle("register")
public interface RegisterWords {

    @Message("Registers")
    String registers();

    @Message("Disputes")
    String disputes();

    @Message("Exceptions")
    String exceptions();

    @Message("Obstacles")
    String obstacles();

    @Message("dispute waits for an answer")
    String disputeWaits();

    @Message("disputes wait for an answer")
    String disputesWait();

    @Message("“This rule is wrong here.” As long as a dispute is open, nobody else is told of the gap.")
    String disputesWhy();

    @Message("answer is overdue.")
    String overdueOne();

    @Message("answers are overdue.")
    String overdueMany();

    @Message("Rules under review")
    String reviews();

    @Message("has been silent since {when}:")
    String silent(String when);

    @Message("What it finds is counted; nobody is told.")
    String silentWhy();

    @Message("The review is over")
    String reviewOver();

    @Message("What came of it")
    String reviewCame();

    @Message("Let it speak again")
    String speakAgain();

    @Message("An answer is owed by {when}.")
    String owed(String when);

    @Message("Asked")
    String asked();

    @Message("This one is yours, so somebody else answers it.")
    String yours();

    @Message("Answer")
    String answer();

    @Message("Answer")
    String answerHead();

    @Message("The rule is right here; the clock goes on")
    String right();

    @Message("The rule is wrong here; close the gap")
    String wrong();

    @Message("Why")
    String why();

    @Message("No dispute is open")
    String noneOpen();

    @Message("Whoever thinks that a rule is wrong about a record says so on the page of its gap.")
    String noneOpenWhy();

    @Message("By rule, in {days} days")
    String byRule(String days);

    @Message("Answered disputes by rule")
    String byRuleCaption();

    @Message("Answered")
    String answeredHead();

    @Message("Upheld")
    String upheld();

    @Message("Share")
    String share();

    @Message("Above {percent} %, with {least} upheld or more, a rule falls back to review.")
    String fallsBack(String percent, String least);

    @Message("Answered disputes, latest first")
    String answeredCaption();

    @Message("Dispute")
    String dispute();

    @Message("When")
    String when();

    @Message("upheld")
    String wasUpheld();

    @Message("rejected")
    String wasRejected();

    @Message("overtaken")
    String wasOvertaken();

    @Message("waiver holds")
    String waiverHolds();

    @Message("waivers hold")
    String waiversHold();

    @Message(
            "Records that need not meet a rule for a time, approved by somebody else than who benefits. They are checked all the same: {fail} of {all} would fail now.")
    String waiversWhy(String fail, String all);

    @Message("Waivers that hold, newest first")
    String holdCaption();

    @Message("Rule and reason")
    String ruleReason();

    @Message("Reason")
    String reason();

    @Message("For")
    String forWhom();

    @Message("Approved by")
    String approvedBy();

    @Message("Until")
    String until();

    @Message("until {day}")
    String untilDay(String day);

    @Message("would fail")
    String wouldFailTag();

    @Message("in order now")
    String inOrder();

    @Message("renewed")
    String renewed();

    @Message("For whom")
    String byPerson();

    @Message("Waivers by person")
    String byPersonCaption();

    @Message("Waivers")
    String waivers();

    @Message("Would fail")
    String wouldFail();

    @Message("On which level")
    String byLevel();

    @Message("Waivers by level")
    String byLevelCaption();

    @Message("Level")
    String level();

    @Message("People")
    String people();

    @Message("No exceptions")
    String noExceptions();

    @Message("Every record you can see is held to every rule. A waiver is asked for on the page of a gap.")
    String noExceptionsWhy();

    @Message("Asked for, declined or over")
    String over();

    @Message("Other waivers, newest first")
    String overCaption();

    @Message("State")
    String state();

    @Message("asked")
    String stAsked();

    @Message("declined")
    String stDeclined();

    @Message("ended")
    String stEnded();

    @Message("granted")
    String stGranted();

    @Message("What stands in the way")
    String inTheWay();

    @Message(
            "The reasons that people gave for snoozing gaps in the last {days} days, beside what they did: tasks and events completed in the last {activity} days. Neither proves the other wrong; read both before anything is bought or anybody is blamed.")
    String obstaclesWhy(String days, String activity);

    @Message("Activity cannot be told:")
    String blind();

    @Message("{times}, by {people}")
    String byHow(String times, String people);

    @Message("team of")
    String teamOf();

    @Message("Reasons by person, most first")
    String reasonsCaption();

    @Message("Times")
    String times();

    @Message("Activities")
    String activities();

    @Message("cannot tell")
    String cannotTell();

    @Message("Nothing was said to be in the way")
    String nothingSaid();

    @Message("Whoever snoozes a gap gives a reason, and it is counted here.")
    String nothingSaidWhy();

    @Message("Choose whether the rule is wrong here or right. Nothing was changed.")
    String chooseAnswer();

    @Message("{upheld} of {answered} answered disputes were upheld in {days} days.")
    String reviewWhy(String upheld, String answered, String days);

    @Message("People who lead nobody")
    String levelNone();

    @Message("Managers of people")
    String levelOne();

    @Message("Managers of managers")
    String levelTwo();

    @Message("Leaders {levels} levels up")
    String levelMore(int levels);

    @Message("nobody")
    String nobody();
}
