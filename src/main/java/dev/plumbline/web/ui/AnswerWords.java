package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What waits for an answer, and the form to give it. */
@MessageBundle("answer")
public interface AnswerWords {

    @Message("Answers")
    String title();

    @Message("gap waits for your answer")
    String gapWaits();

    @Message("gaps wait for your answer")
    String gapsWait();

    @Message("open since")
    String openSince();

    @Message("Your answer is owed by {when}; unanswered, it rises.")
    String owedBy(String when);

    @Message("Asked for a waiver until {until}: “{reason}”")
    String askedWaiver(String until, String reason);

    @Message("Snoozed {times}.")
    String snoozed(String times);

    @Message("Answer here")
    String here();

    @Message("More wait behind these; answer some and they come up.")
    String beyond();

    @Message("Nothing waits for you")
    String nothing();

    @Message(
            "When a gap below you has stayed open for as long as its ladder allows, or somebody asks for a waiver, it stands here until you have answered.")
    String nothingWhy();

    @Message("See all open gaps")
    String allOpen();

    @Message("What came of it")
    String whatCame();

    @Message("We talked about it")
    String coached();

    @Message("We agreed on what happens next")
    String agreed();

    @Message("I accept the explanation; close it")
    String accepted();

    @Message("I renew the waiver")
    String renew();

    @Message("I grant a waiver")
    String grant();

    @Message("No waiver")
    String decline();

    @Message("What was said, and why")
    String why();

    @Message("Last day, for a waiver")
    String lastDay();

    @Message("Answer")
    String send();

    @Message("Give the record to")
    String handTo();

    @Message("Choose somebody")
    String handChoose();

    @Message("It is saved in Salesforce in your name. Whoever has it then is told instead; the clock starts anew.")
    String handWhy();

    @Message("Hand over")
    String handDo();

    @Message("Connect to Salesforce to do it here.")
    String handConnect();

    @Message("Choose somebody of your people who is active. Nothing was changed.")
    String handNobody();

    @Message("Only somebody above whoever has the record gives it to somebody else. Nothing was changed.")
    String handNotYours();

    @Message("Handed over to {who}.")
    String handedTo(String who);

    @Message("Give the record to somebody else in Salesforce")
    String handOver();

    @Message("Whoever owns it then is told instead; the clock starts anew.")
    String handOverWhy();
}
