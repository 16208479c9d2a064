package dev.plumbline.lifecycle;

import dev.plumbline.notifications.PlainText;
import dev.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A rule as a message teaches it: every text one clean line, empty where there is nothing to say.
 *
 * @param note   in short what is particular about it, for instance that it changed
 * @param from   from when it counts, in words
 * @param follow what happens if it is not kept
 * @param lesson where to learn it, and {@code howDone} what a link to there is called
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
        String howDone,
        String url) {

    private static final int SENTENCE = 400;

    static Lesson of(Rule rule, String url, LessonWords say) {
        return of(rule, url, "", "", say);
    }

    static Lesson of(Rule rule, String url, String note, String from, LessonWords say) {
        String title = PlainText.line(rule.title(), 200);
        String follow =
                switch (rule.severity()) {
                    case ADVICE -> say.advice();
                    case REQUIRED -> say.required();
                    case NEVER_TOLERATED -> say.never();
                };
        return new Lesson(
                title,
                PlainText.isolated(title),
                note,
                said(rule.why(), say::why),
                said(rule.usedBy(), say::usedBy),
                from,
                follow,
                rule.lesson() == null ? "" : rule.lesson(),
                say.howDone(),
                url);
    }

    private static String said(String text, UnaryOperator<String> sentence) {
        String line = PlainText.line(text, SENTENCE);
        return line.isEmpty() ? "" : sentence.apply(line);
    }

    /** For a card. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!note.isEmpty()) {
            lines.add(note);
        }
        if (!why.isEmpty()) {
            lines.add(why);
        }
        if (!from.isEmpty()) {
            lines.add(from);
        }
        lines.add(follow);
        return lines;
    }
}
