package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Short words that mark a gap. */
@MessageBundle("tag")
public interface TagWords {

    @Message("never tolerated")
    String never();

    @Message("advice")
    String advice();

    @Message("required")
    String required();

    @Message("closed: {how}")
    String closed(String how);

    @Message("fixed")
    String fixed();

    @Message("waived")
    String waivedEnd();

    @Message("rule changed")
    String ruleChanged();

    @Message("record gone")
    String recordGone();

    @Message("accepted")
    String acceptedEnd();

    @Message("open")
    String open();

    @Message("snoozed")
    String snoozed();

    @Message("disputed")
    String disputed();

    @Message("waived")
    String waived();

    @Message("came back")
    String cameBack();

    @Message("came back {times} times")
    String cameBackTimes(int times);

    @Message("This gap was closed before and came back")
    String cameBackWhy();

    @Message("backlog")
    String backlog();

    @Message("It was there when the rule began; nobody is chased for it")
    String backlogWhy();

    @Message("pilot")
    String pilot();

    @Message("The rule is being tried out; nobody is told")
    String pilotWhy();
}
