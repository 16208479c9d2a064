package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What we rely on, and what to do about it. */
@MessageBundle("connection")
public interface ConnectionWords {

    @Message("Connection")
    String title();

    @Message("Everything we rely on is alive")
    String well();

    @Message("Something needs a look")
    String look();

    @Message("What")
    String part();

    @Message("How it fares")
    String state();

    @Message("What to do")
    String todo();

    @Message("nothing")
    String nothing();

    @Message("well")
    String ok();

    @Message("needs a look")
    String warn();

    @Message("does not work")
    String bad();

    @Message("Salesforce")
    String salesforce();

    @Message("Connected.")
    String connected();

    @Message("Nothing is lost. Read the reason; most ease by themselves within the hour.")
    String salesforceSlow();

    @Message(
            "Nothing is lost, and we keep trying. Check the address, the secret and the integration user in Salesforce.")
    String salesforceLost();

    @Message("Data")
    String data();

    @Message("Nothing has been read yet.")
    String nothingRead();

    @Message("Wait for the first answer of Salesforce; the line above says what is in its way.")
    String nothingReadDo();

    @Message("{objects} read more than a quarter of an hour ago.")
    String late(String objects);

    @Message("Pages say as of when. If Salesforce is connected, look into the log for these objects.")
    String lateDo();

    @Message("{objects} still loading.")
    String loading(String objects);

    @Message("Wait; it takes about a minute for a hundred thousand records.")
    String loadingDo();

    @Message("All objects are up to date.")
    String fresh();

    @Message("What we may read")
    String sight();

    @Message("We see every field that a rule reads.")
    String allSeen();

    @Message("{objects} with fields that a rule reads and we do not see: these rules say “cannot tell” there.")
    String hidden(String objects);

    @Message("Grant the integration user read on the objects and fields marked below.")
    String hiddenDo();

    @Message("Rules")
    String rules();

    @Message("All rules run.")
    String rulesRun();

    @Message("{rules} cannot run.")
    String rulesRefused(String rules);

    @Message("See where and how to mend.")
    String rulesDo();

    @Message("Messages")
    String mail();

    @Message("{messages} waiting for their moment.")
    String waiting(String messages);

    @Message("Paused. {waiting}")
    String paused(String waiting);

    @Message("Let them leave again when it is time.")
    String pausedDo();

    @Message("{messages} that did not arrive.")
    String stuck(String messages);

    @Message("Look at each: mend the address, then try again.")
    String stuckDo();

    @Message("The oldest has been due for {age}.")
    String lateMail(String age);

    @Message("Check the mail server and its settings (quarkus.mailer).")
    String lateMailDo();

    @Message("Slack")
    String slack();

    @Message("Slack takes our messages.")
    String slackWorks();

    @Message("Not set up; people are reached by e-mail.")
    String slackOff();

    @Message("If you want it: set plumbline.slack.token.")
    String slackOffDo();

    @Message("Give the app the permission that is named; until then the rest works.")
    String slackLimitedDo();

    @Message("Set a new token. Until then people are reached by e-mail.")
    String slackRefusedDo();

    @Message("Calendars")
    String calendars();

    @Message("All calendars and leave feeds are read.")
    String calendarsRead();

    @Message("{findings} in calendars or leave feeds.")
    String calendarsWrong(String findings);

    @Message("Read them, each with its place.")
    String calendarsDo();

    @Message("Hierarchy")
    String hierarchy();

    @Message("Everybody has somebody who leads them, or is at the top.")
    String hierarchyWhole();

    @Message("{findings} in who leads whom.")
    String hierarchyWrong(String findings);

    @Message("Mend them in Salesforce; until then the fallback answers.")
    String hierarchyDo();

    @Message("finding")
    String finding();

    @Message("findings")
    String findings();

    @Message("message")
    String mailOne();

    @Message("messages")
    String mailMany();

    @Message("object")
    String object();

    @Message("objects")
    String objects();

    @Message("API calls today")
    String budget();

    @Message("{used} of {limit} by the whole org ({percent} %)")
    String budgetText(String used, String limit, String percent);

    @Message("not known yet")
    String budgetUnknown();

    @Message("Org")
    String org();

    @Message("Change events are not used: polling alone is complete, and they would only make it faster.")
    String events();

    @Message("What we keep, and how old it is")
    String kept();

    @Message("Object")
    String objectHead();

    @Message("Records")
    String records();

    @Message("As of")
    String asOf();

    @Message("never yet")
    String never();

    @Message("loading")
    String isLoading();

    @Message("late")
    String isLate();

    @Message("Fields that rules read. What the integration user may not see is never taken for empty.")
    String sightWhy();

    @Message("Fields we read")
    String seen();

    @Message("Fields we do not see")
    String unseen();

    @Message("object cannot be read")
    String whole();
}
