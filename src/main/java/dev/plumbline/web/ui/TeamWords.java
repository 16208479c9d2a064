package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** A leader's own people, and the next digest. */
@MessageBundle("team")
public interface TeamWords {

    @Message("Team")
    String title();

    @Message("Who needs you")
    String heading();

    @Message("Waits for your answer")
    String first();

    @Message("Nothing waits for your answer.")
    String nothing();

    @Message("People with gaps")
    String people();

    @Message("People with gaps, those who wait for you first")
    String caption();

    @Message("Gaps")
    String gaps();

    @Message("Oldest")
    String oldest();

    @Message("At stake")
    String stake();

    @Message("How old")
    String age();

    @Message("Eight weeks")
    String trend();

    @Message("Talk")
    String talk();

    @Message("waits for you")
    String waits();

    @Message("wait for you")
    String waitPlural();

    @Message("{week} this week, {month} this month, {older} older")
    String ageText(String week, String month, String older);

    @Message("from {first} to {last} gaps in eight weeks")
    String trendText(String first, String last);

    @Message("Agenda")
    String agenda();

    @Message("for {name}")
    String agendaFor(String name);

    @Message("more person with gaps")
    String more();

    @Message("more people with gaps")
    String mores();

    @Message("See everybody")
    String allPeople();

    @Message("other person has no gap")
    String without();

    @Message("other people have no gap")
    String withouts();

    @Message("Nobody in your team has a gap")
    String allGood();

    @Message("Every record your people answer for meets the rules in force. The next digest says so too.")
    String allGoodWhy();

    @Message("You lead nobody")
    String nobody();

    @Message("This page is about those who report to you in Salesforce. What you may see of others is under People.")
    String nobodyWhy();

    @Message("Next digest")
    String digest();

    @Message("As it would read if it left now. What changes until then changes it too.")
    String digestWhy();

    @Message("The next one is due on {when}.")
    String digestNext(String when);

    @Message("Digests are switched off here; an admin can switch them on.")
    String digestOff();

    @Message("Nothing has changed since the last one: as things stand, none would be sent.")
    String digestNoNews();

    @Message("How and when messages reach you")
    String digestSettings();

    @Message("Subject")
    String digestSubject();

    @Message("Your people, as of now. Each of them sees the same about themselves.")
    String subtitle();
}
