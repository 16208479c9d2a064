package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Both sides of adoption, for those who lead. */
@MessageBundle("overview")
public interface OverviewWords {

    @Message("Overview")
    String title();

    @Message("Is the data alive, and who keeps it so?")
    String heading();

    @Message("Of the people below you. They see the same about themselves.")
    String subtitle();

    @Message("open")
    String open();

    @Message("raised to leaders")
    String raised();

    @Message("unanswered")
    String unanswered();

    @Message("overdue")
    String overdue();

    @Message("What is tolerated")
    String tolerated();

    @Message(
            "Of {open} open gaps, {raised} were raised to somebody who leads; {unanswered} of those have no answer, {overdue} for longer than there was time.")
    String toleratedWhy(String open, String raised, String unanswered, String overdue);

    @Message("Entered")
    String entered();

    @Message("Gaps that opened and closed, week by week.")
    String enteredWhy();

    @Message("Used")
    String used();

    @Message("Leaders who looked, followed a link or decided, of {leaders}, week by week.")
    String usedWhy(String leaders);

    @Message("Known since {day}; what was before is not known and left out.")
    String usedSince(String day);

    @Message("No use has been noted yet. It begins with the first page that a leader opens.")
    String usedNever();

    @Message("Week of")
    String week();

    @Message("Opened")
    String opened();

    @Message("Closed")
    String closed();

    @Message("Open")
    String openEnd();

    @Message("Leaders")
    String leadersUsed();

    @Message("Pages looked at")
    String looks();

    @Message("Decisions")
    String decisions();

    @Message("not known")
    String unknown();

    @Message("Rules by teams")
    String heat();

    @Message("Open gaps. The darker, the more.")
    String heatWhy();

    @Message("How old what is open is")
    String ageing();

    @Message("Age")
    String age();

    @Message("Gaps")
    String gaps();

    @Message("up to 7 days")
    String age1();

    @Message("8 to 30 days")
    String age2();

    @Message("31 to 90 days")
    String age3();

    @Message("older")
    String age4();

    @Message("Names below you")
    String names();

    @Message("Everybody with gaps")
    String allNames();

    @Message("Those who lead, last four weeks")
    String leaders();

    @Message("Days on which they looked, followed a link or decided. No time of day is kept.")
    String leadersWhy();

    @Message("Name")
    String name();

    @Message("Days")
    String days();

    @Message("Owes")
    String owed();

    @Message("Since")
    String oldest();

    @Message("nothing")
    String none();

    @Message("more leader")
    String more();

    @Message("more leaders")
    String mores();

    @Message("Deadlines")
    String campaigns();

    @Message("{name}, until {day}")
    String until(String name, String day);

    @Message("Needed to meet it")
    String needed();

    @Message("No deadline runs. Set one under Campaigns: whose people, which rules, until when.")
    String campaignsNone();

    @Message("{now} open, {first} on the first day shown")
    String campaignOpen(String now, String first);

    @Message("met")
    String met();

    @Message("will be met")
    String yes();

    @Message("at risk")
    String atRisk();

    @Message("will not be met")
    String no();

    @Message("missed")
    String missed();

    @Message("too early to tell")
    String tooEarly();

    @Message("No gaps")
    String nothing();

    @Message("Every record below you meets the rules in force.")
    String nothingWhy();

    @Message("Overdue")
    String overdueHead();
}
