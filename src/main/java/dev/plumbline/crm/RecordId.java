package dev.plumbline.crm;

/**
 * The identity of one record, in Salesforce's 18-character, case-insensitive form.
 *
 * <p>The last three characters encode the case of the first fifteen, so that ids survive tools that ignore case.
 */
public record RecordId(String value) implements Comparable<RecordId> {

    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /** @throws IllegalArgumentException when the text is not an id of 15 or 18 letters and digits */
    public static RecordId of(String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException("expected a Salesforce id of 15 or 18 letters and digits, found \""
                    + text.substring(0, Math.min(text.length(), 40)) + "\"");
        }
        return new RecordId(text.length() == 18 ? text : text + suffix(text));
    }

    /** Whether the text has the form of an id, without asking whether such a record exists. */
    public static boolean isId(String text) {
        if (text.length() != 15 && text.length() != 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }

    public RecordId {
        if (value.length() != 18) {
            throw new IllegalArgumentException(
                    "a record id has 18 characters, found \"" + value + "\"; use RecordId.of");
        }
    }

    /** The three characters that tell the object, for instance {@code 006} for Opportunity, {@code 00G} for a queue. */
    public String keyPrefix() {
        return value.substring(0, 3);
    }

    /** Whether it is a person's, as opposed to a queue's or a record's: ids of User begin with 005 in every org. */
    public boolean isUser() {
        return keyPrefix().equals("005");
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String suffix(String id15) {
        StringBuilder suffix = new StringBuilder(3);
        for (int block = 0; block < 3; block++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id15.charAt(block * 5 + i);
                if (c >= 'A' && c <= 'Z') {
                    bits |= 1 << i;
                }
            }
            suffix.append(SUFFIX.charAt(bits));
        }
        return suffix.toString();
    }
}
