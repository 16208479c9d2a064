package dev.plumbline.fixes;

/**
 * Why what was typed cannot be saved, for words beside the field.
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
        SALESFORCE
    }

    static Trouble of(Kind kind) {
        return new Trouble(kind, "");
    }

    static Trouble of(Kind kind, Object detail) {
        return new Trouble(kind, String.valueOf(detail));
    }
}
