package dev.plumbline.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a page that is read in German still says in English, beside what is somebody's own words. */
public final class English {

    /** Words that no English sentence does without, and that no German one has. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}./_-])(the|and|with|of|is|are|not|nobody|somebody|for|by|this|that|it|to|who|when|there|has|have|were|from|your|you|can|cannot|or|be)(?![\\p{L}\\p{N}/_-])");

    /** Somebody's own words, names of things in files, and what is never read out. */
    private static final Pattern OTHERS =
            Pattern.compile("(?s)<(bdi|code|pre|textarea|option|script|style|title)\\b[^>]*>.*?</\\1>");

    private static final Pattern READ_OUT =
            Pattern.compile("\\s(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*)\"");

    private English() {}

    public static Set<String> in(String html) {
        Set<String> found = new TreeSet<>();
        Matcher readOut = READ_OUT.matcher(html);
        while (readOut.find()) {
            // What a label is about stands behind its colon.
            collect(readOut.group(1).replaceFirst(": .*", ""), found);
        }
        for (String piece : OTHERS.matcher(html).replaceAll("…").split("<[^>]*>")) {
            collect(piece, found);
        }
        return found;
    }

    private static void collect(String text, Set<String> found) {
        String plain = text.strip().replaceAll("\\s+", " ");
        if (ENGLISH.matcher(plain.replaceAll("\u2068[^\u2069]*\u2069", "…")).find()) {
            found.add(plain);
        }
    }
}
