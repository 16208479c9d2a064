package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Who is told when, and a try on one person. */
@MessageBundle("ladder")
public interface LadderWords {

    @Message("Ladders")
    String title();

    @Message("Ladders: who is told, and when")
    String heading();

    @Message("Rules")
    String rules();

    @Message(
            "Ladders are written in files, under review; an edit holds within a minute, for what is open too. Nobody who leads hears of a gap before the person themself was handed a notice and the wait is over since.")
    String where();

    @Message("If a gap opened now")
    String ifNow();

    @Message("Whose")
    String whose();

    @Message("name or username")
    String hint();

    @Message("Ladder")
    String ladder();

    @Message("Severity")
    String severity();

    @Message("Show who would be told")
    String show();

    @Message(
            "There is no active person “{name}” among those you see, or several have that name. Enter the Salesforce username.")
    String unknown(String name);

    @Message("answers")
    String answers();

    @Message(
            "Reckoned with calendars, leave and the way up as they are now, if nothing is mended, snoozed or disputed.")
    String reckoned();

    @Message("Nobody would be told: this ladder leaves out rules of that severity.")
    String nobody();

    @Message("Tells")
    String tells();

    @Message("Required")
    String required();

    @Message("Never tolerated")
    String never();

    @Message("Advice")
    String advice();

    @Message("Whoever leads has {time} to answer; what stays out becomes a gap of their own.")
    String rises(String time);

    @Message("On ladder")
    String risesOn();

    @Message("at once")
    String atOnce();

    @Message("never")
    String notAtAll();

    @Message("{#if days == 1}1 business day{#else}{days} business days{/if}")
    String days(int days);

    @Message("{#if hours == 1}1 business hour{#else}{hours} business hours{/if}")
    String hours(long hours);

    @Message("Nobody would be told: nobody is “{told}” for {who}.")
    String nobodyIs(String told, String who);
}
