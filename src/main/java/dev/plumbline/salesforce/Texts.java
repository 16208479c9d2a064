package dev.plumbline.salesforce;

import org.jspecify.annotations.Nullable;

/** Makes words of the other side fit for our messages: no control characters, not long. */
final class Texts {

    private static final int LONGEST = 300;

    private Texts() {}

    static String shown(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String clean = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
