package dev.plumbline.fixes;

import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.util.function.UnaryOperator;

/**
 * Why something cannot be saved, or not now, for words beside the field or about the record.
 *
 * @param detail an example of what would do, a number, or somebody else's words; empty where the kind says it all
 */
public record Trouble(Kind kind, String detail) {

    public enum Kind {
        /** The rule, or Salesforce, needs something here. */
        NEEDED,
        /** It fills the field and says nothing; the detail is why the rule asks. */
        PLACEHOLDER,
        /** The detail is an example. */
        NOT_A_NUMBER,
        /** The detail is how many decimals there may be. */
        DECIMALS,
        /** The detail is how many digits there may be before the point. */
        DIGITS,
        /** The detail is an example. */
        NOT_A_DATE,
        NOT_A_MOMENT,
        NOT_A_TIME,
        /** It is not, or no longer, among the choices. */
        NOT_OFFERED,
        /** Nothing that was found was chosen. */
        NOT_CHOSEN,
        /** The detail is how many characters there may be. */
        TOO_LONG,
        /** It holds a character that no record can keep; the detail is its number. */
        CHARACTER,
        /** Salesforce refuses it; the detail is its words. */
        SALESFORCE,
        /** No answer came, and it was not saved. */
        BROKE_OFF,
        /** The person has to connect again. */
        CONNECTION_ENDED,
        /** Connecting took too long, or was tampered with. */
        NOT_ACCEPTED,
        CALLS_SPENT,
        NO_ANSWER,
        /** The person's user may not; the detail is what Salesforce says. */
        NOT_ALLOWED,
        /** Nobody may; the detail is what Salesforce says. */
        NOT_TAKEN
    }

    /** @param shown makes what somebody else wrote fit to be shown */
    public String said(TroubleWords words, UnaryOperator<String> shown) {
        return switch (kind) {
            case NEEDED -> words.needed();
            case PLACEHOLDER -> words.placeholder(detail);
            case NOT_A_NUMBER -> words.number(detail);
            case DECIMALS -> words.decimals(Integer.parseInt(detail));
            case DIGITS -> words.digits(detail);
            case NOT_A_DATE, NOT_A_MOMENT -> words.date(detail);
            case NOT_A_TIME -> words.time(detail);
            case NOT_OFFERED -> words.notOffered();
            case NOT_CHOSEN -> words.notChosen();
            case TOO_LONG -> words.tooLong(detail);
            case CHARACTER -> words.character(detail);
            case SALESFORCE -> shown.apply(detail);
            case BROKE_OFF -> words.brokeOff();
            case CONNECTION_ENDED -> words.connectionEnded();
            case NOT_ACCEPTED -> words.notAccepted();
            case CALLS_SPENT -> words.callsSpent();
            case NO_ANSWER -> words.noAnswer();
            case NOT_ALLOWED -> words.notAllowed(shown.apply(detail));
            case NOT_TAKEN -> words.notTaken(shown.apply(detail));
        };
    }

    /** For machines. */
    public String english() {
        return said(Phrasebook.of(TroubleWords.class, Tongue.ENGLISH), UnaryOperator.identity());
    }

    static Trouble of(Kind kind) {
        return new Trouble(kind, "");
    }

    static Trouble of(Kind kind, Object detail) {
        return new Trouble(kind, String.valueOf(detail));
    }
}
