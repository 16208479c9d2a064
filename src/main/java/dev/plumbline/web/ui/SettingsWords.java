package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How somebody is reached, when they are away, and who types for them. */
@MessageBundle("settings")
public interface SettingsWords {

    @Message("Settings of {name}")
    String titleOf(String name);

    @Message("Your settings")
    String yours();

    @Message("Settings")
    String crumb();

    @Message("Times are in this zone, as Salesforce has it:")
    String times();

    @Message("You, whoever leads you and admins can change what is here; every change is kept with who made it.")
    String whoOwn();

    @Message("{name}, whoever leads them and admins can change what is here; every change is kept with who made it.")
    String who(String name);

    @Message("Nothing was changed.")
    String unchanged();

    @Message("No clock runs until then.")
    String noClock();

    @Message("Messages")
    String messages();

    @Message("As quiet as you like, but never silent: nobody is held to what they were not told.")
    String messagesWhy();

    @Message("First by")
    String firstBy();

    @Message("There is no other way to reach people here yet.")
    String onlyWay();

    @Message("Slack joins when it is configured.")
    String slackJoins();

    @Message("If that fails, the next one is used.")
    String ifFails();

    @Message("Also as a Task on the list in Salesforce; it closes by itself when the gap is fixed")
    String asTask();

    @Message("Everything in one message a day, instead of up to three")
    String oneADay();

    @Message("Quiet from")
    String quietFrom();

    @Message("until")
    String quietUntil();

    @Message("Digest of own gaps")
    String digest();

    @Message("every week")
    String week();

    @Message("every 2 weeks")
    String weeks2();

    @Message("every 4 weeks")
    String weeks4();

    @Message("Save")
    String takeOver();

    @Message("Leave")
    String leave();

    @Message("No message comes on leave and no clock runs. Why somebody is away is not asked and not kept.")
    String leaveWhy();

    @Message("Remove")
    String takeOut();

    @Message("the leave of {when}")
    String leaveOf(String when);

    @Message("No leave is entered. Enter it below before it begins, then nothing waits for an answer meanwhile.")
    String noLeave();

    @Message("First day")
    String firstDay();

    @Message("from, for a part of it")
    String fromPart();

    @Message("Last day")
    String lastDay();

    @Message("until, for a part of it")
    String untilPart();

    @Message("Enter leave")
    String enterLeave();

    @Message("Delegate")
    String delegate();

    @Message(
            "A delegate sees the open gaps of {name} and may act on them in that time. Who answers for them stays the same, and every act is kept under the name of who did it.")
    String delegateWhy(String name);

    @Message("End")
    String end();

    @Message("Nobody types for {name}. Name an assistant or a stand-in below.")
    String noDelegate(String name);

    @Message("Username in Salesforce")
    String username();

    @Message("Last day, or open")
    String lastDayOpen();

    @Message("Name delegate")
    String nameDelegate();

    @Message("Taken over. It holds from the next message on.")
    String didMessages();

    @Message("Leave taken in. No message comes and no clock runs in that time.")
    String didLeave();

    @Message("That leave was taken out. Clocks run then again.")
    String didLeaveRemoved();

    @Message("Named. In that time they see the open gaps and may act; who answers for them does not change.")
    String didDelegate();

    @Message("Ended. They see nothing of it any more, from now on.")
    String didDelegateRemoved();

    @Message("E-mail")
    String email();

    @Message("{from} to {until}")
    String span(String from, String until);

    @Message("entered by {who}, {day}")
    String enteredBy(String who, String day);

    @Message("{name}, {from} to {until}")
    String delegateSpan(String name, String from, String until);

    @Message("{name}, from {from} on")
    String delegateFrom(String name, String from);

    @Message("{text} (not active any more, so nobody types)")
    String delegateGone(String text);

    @Message("Leave is also read from a calendar, last {ago}.")
    String feedRead(String ago);

    @Message("A calendar is set up for leave, but it could not be read yet.")
    String feedNot();

    @Message("Quiet hours are times of day, such as 19:00 and 07:00.")
    String quietTimes();
}
