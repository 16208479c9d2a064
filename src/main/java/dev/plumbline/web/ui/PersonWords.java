package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** One person, as everybody sees them who may. */
@MessageBundle("person")
public interface PersonWords {

    @Message("People with gaps")
    String title();

    @Message("People")
    String people();

    @Message("Those whose records you see, most gaps first. Each of them sees the same page about themselves.")
    String who();

    @Message("led by {name}")
    String ledBy(String name);

    @Message("led by nobody")
    String ledByNobody();

    @Message("Messages, leave and delegate")
    String settings();

    @Message("You act for")
    String actsFor();

    @Message("What you do is kept under your name; they still answer for it.")
    String actsForWhy();

    @Message(
            "This is what others see about you: {name} and those above read exactly this page. Nobody beside you does.")
    String own(String name);

    @Message("This is what others see about you: admins read exactly this page. Nobody beside you does.")
    String ownAdmins();

    @Message("What was sent to you is yours alone:")
    String letters();

    @Message("your messages")
    String lettersLink();

    @Message("{name} can read this page too, exactly as you see it.")
    String symmetry(String name);

    @Message("What is expected of you")
    String expectedOfYou();

    @Message("What is expected of {name}")
    String expectedOf(String name);

    @Message("Agenda for a talk")
    String agenda();

    @Message("Open gaps, oldest first")
    String oldestFirst();

    @Message("No gaps")
    String noGaps();

    @Message("All your records meet the rules. Nothing to do.")
    String allMeetOwn();

    @Message("All records {name} answers for meet the rules.")
    String allMeet(String name);

    @Message("Team")
    String team();
}
