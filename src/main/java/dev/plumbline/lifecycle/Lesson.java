package dev.plumbline.lifecycle;

import dev.plumbline.notifications.PlainText;
import dev.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as a message teaches it: every text one clean line, empty where there is nothing to say.
 *
 * @param note   in short what is particular about it, for instance that it changed
 * @param from   from when it counts, in words
 * @param follow what happens if it is not kept
 * @param url    its page
 */
record Lesson(
        String title,
        String plainTitle,
        String note,
        String why,
        String usedBy,
        String from,
        String follow,
        String lesson,
        String url) {

    private static final int SENTENCE = 400;

    static Lesson of(Rule rule, String url, String note) {
        return of(rule, url, note, "");
    }

    static Lesson of(Rule rule, String url, String note, String from) {
        String title = PlainText.line(rule.title(), 200);
        String follow =
                switch (rule.severity()) {
                    case ADVICE -> "It is advice: you see it in your messages, and nobody is blamed.";
                    case REQUIRED ->
                        "If a record does not meet it, you are told first; your manager hears of it later if it stays.";
                    case NEVER_TOLERATED ->
                        "It is never tolerated: you are told first, and your manager soon after if it stays.";
                };
        return new Lesson(
                title,
                PlainText.isolated(title),
                note,
                PlainText.line(rule.why(), SENTENCE),
                PlainText.line(rule.usedBy(), SENTENCE),
                from,
                follow,
                rule.lesson() == null ? "" : rule.lesson(),
                url);
    }

    /** For a card. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!note.isEmpty()) {
            lines.add(note);
        }
        if (!why.isEmpty()) {
            lines.add("Why: " + why);
        }
        if (!from.isEmpty()) {
            lines.add(from);
        }
        lines.add(follow);
        return lines;
    }
}
