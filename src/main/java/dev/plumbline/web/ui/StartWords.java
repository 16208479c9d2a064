package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What was found, where it is most, and whether it can be believed. */
@MessageBundle("start")
public interface StartWords {

    @Message("Overview")
    String title();

    @Message("What needs attention")
    String everybody();

    @Message("Your team's gaps")
    String yourTeam();

    @Message("Your gaps")
    String yours();

    @Message("Data as of")
    String asOf();

    @Message("State of the service")
    String state();

    @Message("rule cannot run and judges nothing.")
    String cannotRun();

    @Message("rules cannot run and judge nothing.")
    String cannotRuns();

    @Message("See where and how to mend")
    String mend();

    @Message("No records are yours to see")
    String noneYours();

    @Message("Your role reads rules and the state of the service, not people's records.")
    String byRole();

    @Message(
            "This account is not linked to a Salesforce user. Until then you can read the rules. An admin can set this:")
    String notLinked();

    @Message("Read the rules")
    String readRules();

    @Message("Nothing has been read yet")
    String nothingRead();

    @Message(
            "As soon as Salesforce answers, every record is judged and this page fills up. What stands in the way is said above.")
    String nothingReadWhy();

    @Message("No gaps")
    String noGaps();

    @Message("Every record you can see meets all {rules} in force. Nothing to do here. Curious what is expected?")
    String noGapsWhy(String rules);

    @Message("By rule")
    String byRule();

    @Message("By team")
    String byTeam();

    @Message("By person")
    String byPerson();

    @Message("All {people} and queues with gaps")
    String allOfThem(String people);

    @Message("Open gaps, day by day")
    String overTime();

    @Message("Open")
    String open();

    @Message("Opened")
    String opened();

    @Message("Closed")
    String closed();

    @Message("Open gaps at the end of each day")
    String endOfDay();

    @Message("The line starts tomorrow: there is one day of history so far.")
    String oneDay();

    @Message("Nobody has a gap.")
    String nobodyHas();

    @Message("Nobody here has a gap.")
    String nobodyHere();

    @Message("{name}: {gaps}; show the team")
    String team(String name, String gaps);

    @Message("The page of {name}")
    String ownPage(String name);

    @Message("Loading the team…")
    String loading();

    @Message("The first check is running")
    String firstCheck();

    @Message(
            "Plumbline is reading Salesforce and judging every record for the first time. This page is complete when it is through; what you see until then is not everything yet.")
    String firstCheckWhy();

    @Message("Look again")
    String lookAgain();
}
