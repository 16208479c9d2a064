package dev.plumbline.digests;

import dev.plumbline.escalation.Answers;
import dev.plumbline.escalation.GapWords;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.people.OrgChart;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts answers that are owed into lines. */
record AnswerLines(Violations violations, PlumblinePages pages, int shown) {

    private static final int NAME = 120;
    private static final int TITLE = 160;

    List<DigestLetter.Answer> own(Waiting waiting, OrgChart chart, ReaderFormat format, Instant now) {
        DigestWords say = format.words(DigestWords.class);
        return waiting.own().stream()
                .limit(shown)
                .flatMap(owed -> {
                    boolean late = owed.answerBy().isBefore(now);
                    String day = format.weekdayAndDate(owed.answerBy());
                    String until = late ? say.wasDue(day) : say.answerBy(day);
                    return line(owed, chart, UnaryOperator.identity(), until, late, format.tongue()).stream();
                })
                .toList();
    }

    List<DigestLetter.Answer> overdue(Waiting waiting, OrgChart chart, ReaderFormat format) {
        DigestWords say = format.words(DigestWords.class);
        return waiting.overdue().stream()
                .limit(shown)
                .flatMap(owed -> {
                    String name = PlainText.line(chart.nameOf(owed.manager(), format.tongue()), NAME);
                    String until = say.dueSince(format.weekdayAndDate(owed.answerBy()));
                    return line(owed, chart, about -> say.owes(name, about), until, true, format.tongue()).stream();
                })
                .toList();
    }

    String more(List<Answers.Owed> all, ReaderFormat format) {
        return all.size() <= shown ? "" : format.words(DigestWords.class).more(format.number(all.size() - shown));
    }

    private Optional<DigestLetter.Answer> line(
            Answers.Owed owed,
            OrgChart chart,
            UnaryOperator<String> sentence,
            String until,
            boolean late,
            Tongue tongue) {
        return violations.find(owed.violation(), Scope.EVERYONE).map(violation -> {
            String record = PlainText.line(violation.recordName(), NAME);
            String whose = whose(violation, chart);
            return new DigestLetter.Answer(
                    sentence.apply(record + whose),
                    sentence.apply(PlainText.isolated(record) + whose),
                    GapWords.title(violation, TITLE, tongue),
                    until,
                    late,
                    pages.violation(violation.id()));
        });
    }

    private static String whose(Violation violation, OrgChart chart) {
        return violation
                .accountable()
                .map(who -> " (" + PlainText.line(chart.nameOf(who), NAME) + ")")
                .orElse("");
    }
}
