package dev.plumbline.digests;

import dev.plumbline.escalation.Answers;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.people.OrgChart;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts answers that are owed into lines. */
record AnswerLines(Violations violations, PlumblinePages pages, int shown) {

    private static final int NAME = 120;
    private static final int TITLE = 160;

    List<DigestLetter.Answer> own(Waiting waiting, OrgChart chart, ReaderFormat format, Instant now) {
        return waiting.own().stream()
                .limit(shown)
                .flatMap(owed -> line(
                        owed,
                        chart,
                        "",
                        owed.answerBy().isBefore(now)
                                ? "your answer was due on " + day(owed.answerBy(), format)
                                : "answer by " + day(owed.answerBy(), format),
                        owed.answerBy().isBefore(now))
                        .stream())
                .toList();
    }

    List<DigestLetter.Answer> overdue(Waiting waiting, OrgChart chart, ReaderFormat format) {
        return waiting.overdue().stream()
                .limit(shown)
                .flatMap(owed -> line(
                        owed,
                        chart,
                        PlainText.line(chart.nameOf(owed.manager()), NAME) + " owes an answer: ",
                        "due since " + day(owed.answerBy(), format),
                        true)
                        .stream())
                .toList();
    }

    String more(List<Answers.Owed> all) {
        return all.size() <= shown ? "" : "and " + (all.size() - shown) + " more";
    }

    private Optional<DigestLetter.Answer> line(
            Answers.Owed owed, OrgChart chart, String before, String until, boolean late) {
        return violations.find(owed.violation(), Scope.EVERYONE).map(violation -> {
            String record = PlainText.line(violation.recordName(), NAME);
            String whose = whose(violation, chart);
            return new DigestLetter.Answer(
                    before + record + whose,
                    before + PlainText.isolated(record) + whose,
                    PlainText.line(violation.ruleTitle(), TITLE),
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

    private static String day(Instant at, ReaderFormat format) {
        return format.weekday(format.day(at)) + ", " + format.date(at);
    }
}
