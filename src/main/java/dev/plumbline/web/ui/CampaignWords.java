package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Dates that leaders set, and how they are met. */
@MessageBundle("campaign")
public interface CampaignWords {

    @Message("Campaigns")
    String title();

    @Message("campaign")
    String one();

    @Message("campaigns")
    String many();

    @Message(
            "A date by which gaps are closed, set by whoever leads the people concerned. You see the part of it that is about people you may see.")
    String intro();

    @Message("Campaigns, earliest deadline first")
    String caption();

    @Message("Campaign")
    String campaign();

    @Message("Team")
    String team();

    @Message("Deadline")
    String deadline();

    @Message("Open")
    String open();

    @Message("Will we meet it?")
    String meet();

    @Message("set by {who}")
    String setBy(String who);

    @Message("ended")
    String ended();

    @Message("ended {day}")
    String endedOn(String day);

    @Message("No campaigns")
    String none();

    @Message("Set a date below: whose people, which rules, by when.")
    String noneSet();

    @Message("Nobody has set a date for gaps of yours. When somebody who leads you does, it is here.")
    String noneYours();

    @Message("Set a date")
    String set();

    @Message("Set the date")
    String setIt();

    @Message("Name")
    String name();

    @Message("Clean pipeline before the board meeting")
    String nameHint();

    @Message("Whose people")
    String whose();

    @Message("By")
    String by();

    @Message("Why")
    String why();

    @Message("Rules (none chosen means all)")
    String rules();

    @Message("gap open")
    String gapOpen();

    @Message("gaps open")
    String gapsOpen();

    @Message("deadline")
    String deadlineLow();

    @Message("The people below {who}")
    String below(String who);

    @Message("rules")
    String rulesAre();

    @Message("all rules")
    String allRules();

    @Message("Set by {who}")
    String setByWhen(String who);

    @Message("You see the part of it that is about people you may see.")
    String part();

    @Message("How it goes")
    String goes();

    @Message("Who has open gaps")
    String who();

    @Message("People, most open gaps first")
    String whoCaption();

    @Message("Led by")
    String ledBy();

    @Message("Oldest")
    String oldest();

    @Message("Nobody has open gaps. It is done.")
    String done();

    @Message("End the campaign")
    String end();

    @Message("Done.")
    String projDone();

    @Message("Too early to tell when it will be done: {days} so far, and it takes 3.")
    String projEarly(String days);

    @Message("At the pace of the last four weeks done on {day}, between {from} and {until} (four times in five).")
    String projFinish(String day, String from, String until);

    @Message("soon")
    String soon();

    @Message("not in sight")
    String outOfSight();

    @Message("At the pace of the last four weeks its end is not in sight.")
    String projNever();

    @Message("day")
    String dayOne();

    @Message("days")
    String dayMany();

    @Message("Day by day")
    String dayByDay();

    @Message("From {first} to {last} open between {day} and today; the highest point is {most}")
    String burnText(String first, String last, String day, String most);

    @Message("today: {count}")
    String today(String count);

    @Message("met")
    String met();

    @Message("yes")
    String yes();

    @Message("at risk")
    String atRisk();

    @Message("no")
    String no();

    @Message("missed")
    String missed();

    @Message("too early to tell")
    String tooEarly();

    @Message("Choose whose people it is about.")
    String noScope();

    @Message("Only {who}, who set it, or an admin ends a campaign.")
    String notYours(String who);

    @Message("The deadline is no date. Write year-month-day, for instance 2026-12-01.")
    String noDate();
}
