package dev.plumbline.practice.soql;

/** A query that cannot be answered, in Salesforce's code and words. */
public final class SoqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int row;
    private final int column;

    /** @param at characters before the fault, -1 when it has no place */
    SoqlException(String code, String message, String query, int at) {
        super(message);
        this.code = code;
        int upTo = Math.max(0, Math.min(at, query.length()));
        String before = query.substring(0, upTo);
        this.row = at < 0 ? -1 : 1 + (int) before.chars().filter(c -> c == '\n').count();
        this.column = at < 0 ? -1 : upTo - before.lastIndexOf('\n');
    }

    /** A fault with a look at its place, as Salesforce shows it for everything but grammar. */
    static SoqlException pointing(String code, String message, String query, int at) {
        SoqlException place = new SoqlException(code, message, query, at);
        int from = Math.max(0, at - 40);
        String shown = query.substring(from, Math.min(query.length(), at + 40)).replace('\n', ' ');
        String text = "\n" + shown + "\n" + " ".repeat(Math.max(0, at - from)) + "^\nERROR at Row:" + place.row
                + ":Column:" + place.column + "\n" + message;
        return new SoqlException(code, text, query, at);
    }

    /** Salesforce's code, such as {@code MALFORMED_QUERY}. */
    public String code() {
        return code;
    }

    /** From 1; -1 when the fault has no place. */
    public int row() {
        return row;
    }

    /** From 1; -1 when the fault has no place. */
    public int column() {
        return column;
    }
}
