package dev.plumbline.fixes;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why something cannot be saved, or not now, beside the field or about the record. */
@MessageBundle("trouble")
public interface TroubleWords {

    @Message("Something is needed here.")
    String needed();

    @Message("This fills the field and says nothing. {why}")
    String placeholder(String why);

    @Message("This is no number that can be read one way only. Write it like {example}.")
    String number(String example);

    @Message("{#if count == 0}Whole numbers only.{#else}At most {count} decimals.{/if}")
    String decimals(int count);

    @Message("At most {count} digits before the decimals.")
    String digits(String count);

    @Message("This is no date. Write it like {example}.")
    String date(String example);

    @Message("This is no time of day. Write it like {example}.")
    String time(String example);

    @Message("This is not among the choices any more. Choose another.")
    String notOffered();

    @Message("Search, and choose one of what is found.")
    String notChosen();

    @Message("At most {count} characters.")
    String tooLong(String count);

    @Message("It holds a character that no record can keep ({code}). Type it again by hand.")
    String character(String code);

    @Message("The connection broke off and nothing was saved. Save again.")
    String brokeOff();

    @Message("Salesforce no longer accepts the connection that you gave.")
    String connectionEnded();

    @Message("Salesforce did not accept what came back; it may have taken too long.")
    String notAccepted();

    @Message("The org's calls are spent for now; it goes on by itself later.")
    String callsSpent();

    @Message("Salesforce does not answer at the moment.")
    String noAnswer();

    @Message("Salesforce does not allow this to your user: {said}")
    String notAllowed(String said);

    @Message("Salesforce does not take this: {said}")
    String notTaken(String said);
}
