package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is expected of somebody. */
@MessageBundle("expectation")
public interface ExpectationWords {

    @Message("What is expected of you")
    String own();

    @Message("What is expected of {name}")
    String of(String name);

    @Message(
            "The rules that hold for your records, and why. Nothing is held against anybody before they were told and had time to read it.")
    String introOwn();

    @Message(
            "The rules that hold for these records, and why. Nothing is held against anybody before they were told and had time to read it.")
    String intro();

    @Message("Got it. Thank you.")
    String thanks();

    @Message("Got it: {rules}")
    String gotIt(String rules);

    @Message("changed")
    String changed();

    @Message("Used by")
    String usedBy();

    @Message("How it is done well")
    String howDone();

    @Message("counts from {day}")
    String countsFrom(String day);

    @Message("Got it")
    String acknowledged();

    @Message("Told")
    String told();

    @Message("counts from {when}, or from Got it")
    String countsFromOr(String when);

    @Message("counts")
    String counts();

    @Message("Not told yet")
    String notTold();

    @Message("No rules yet")
    String none();

    @Message(
            "No rule is in force that speaks of your records. When one comes, it is told here and by message before it counts.")
    String noneOwn();

    @Message(
            "No rule is in force that speaks of these records. When one comes, it is told here and by message before it counts.")
    String noneWhy();

    @Message("Only {who} can say that {who} has read it.")
    String onlySelf(String who);
}
