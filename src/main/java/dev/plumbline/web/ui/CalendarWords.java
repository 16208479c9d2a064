package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Who works when. */
@MessageBundle("calendar")
public interface CalendarWords {

    @Message("Calendars")
    String title();

    @Message("Who works when")
    String heading();

    @Message(
            "Calendars are written in files, under review; an edit holds within a minute. Deadlines count working time of whoever is told.")
    String where();

    @Message("To mend")
    String wrong();

    @Message("Every file, and what the org has of its own, is understood.")
    String allWell();

    @Message("Leave that could not be read")
    String feeds();

    @Message("Calendars in use")
    String used();

    @Message("Calendar")
    String name();

    @Message("People")
    String people();

    @Message("Time zones")
    String zones();

    @Message("One person's next two weeks")
    String twoWeeks();

    @Message("Username in Salesforce")
    String whose();

    @Message("Show")
    String show();

    @Message("There is no person “{name}”. Enter the Salesforce username.")
    String unknown(String name);

    @Message("{name} works next on {when}.")
    String next(String name, String when);

    @Message("works")
    String works();

    @Message("free")
    String off();

    @Message("No people are known yet; Salesforce has not been read.")
    String noPeople();
}
