package dev.plumbline.web.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that stand beside numbers on many pages. */
@MessageBundle("unit")
public interface UnitWords {

    @Message("gap")
    String gap();

    @Message("gaps")
    String gaps();

    @Message("record")
    String record();

    @Message("records")
    String records();

    @Message("person")
    String person();

    @Message("people")
    String people();

    @Message("time")
    String time();

    @Message("times")
    String times();

    @Message("rule")
    String rule();

    @Message("rules")
    String rules();

    @Message("amount at stake")
    String atStake();

    @Message("{amount} at stake")
    String stake(String amount);

    @Message("oldest")
    String oldest();

    @Message("oldest {age}")
    String oldestAge(String age);

    @Message("no gaps")
    String noGaps();

    @Message("none")
    String none();

    @Message("overdue")
    String overdue();

    @Message("Day")
    String day();

    @Message("Amount")
    String amount();

    @Message("Since")
    String since();

    @Message("Gap")
    String gapHead();

    @Message("Record")
    String recordHead();

    @Message("Person")
    String personHead();

    @Message("Rule")
    String rulesHead();

    @Message("Show the numbers")
    String showNumbers();

    @Message("Print")
    String print();

    @Message("Show all")
    String showAll();

    @Message("(opens in a new tab)")
    String newTab();

    @Message("no longer active")
    String gone();

    @Message("queue")
    String queue();
}
