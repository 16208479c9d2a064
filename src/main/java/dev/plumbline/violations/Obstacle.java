package dev.plumbline.violations;

import java.util.Locale;

/**
 * Something that stands in the way of mending a record, as an installation lists it.
 *
 * @param key  made from the words; what forms and the API send
 * @param text as people read it
 */
public record Obstacle(String key, String text) {

    static final int LONGEST = 120;

    static Obstacle of(String text) {
        String words = text.strip();
        String key = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (key.isEmpty() || words.length() > LONGEST) {
            throw new IllegalStateException("plumbline.ways-out.obstacles: expected reasons of 1 to " + LONGEST
                    + " characters with a letter in each, found \"" + words + "\"");
        }
        return new Obstacle(key, words);
    }

    /** Says nothing by itself, so that a text must. */
    public boolean needsText() {
        return key.equals("other");
    }
}
