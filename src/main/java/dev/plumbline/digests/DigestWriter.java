package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.CoachingQuestion;
import dev.plumbline.escalation.CountWords;
import dev.plumbline.escalation.Repeats;
import dev.plumbline.escalation.TalkWords;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the state of a team into words: names, oldest first, what is at stake, what changed. */
@ApplicationScoped
class DigestWriter {

    private static final int NAME = 120;
    private static final int MOST_THANKED = 20;

    private final CoachingQuestion question;
    private final DataAsOf asOf;
    private final NotificationsConfig messages;
    private final PlumblinePages pages;
    private final int shown;
    private final AnswerLines answers;
    private final Repeats repeats;
    private final Supplier<RuleBook> rules;

    @Inject
    DigestWriter(
            Supplier<RuleBook> rules,
            DataAsOf asOf,
            Violations violations,
            Repeats repeats,
            NotificationsConfig messages,
            DigestConfig config) {
        this.repeats = repeats;
        this.rules = rules;
        this.question = new CoachingQuestion(rules);
        this.asOf = asOf;
        this.messages = messages;
        this.pages = new PlumblinePages(messages.publicUrl());
        this.shown = config.peopleShown();
        this.answers = new AnswerLines(violations, pages, config.answersShown());
    }

    DigestLetter write(
            Person manager, TeamState state, Waiting waiting, OrgChart chart, Optional<Instant> last, Instant now) {
        ReaderFormat format = ReaderFormat.of(manager, messages.currency());
        Map<RecordId, Map<RuleId, Integer>> times = repeats.of(state.byPerson().keySet());
        DigestWords say = format.words(DigestWords.class);
        Draft draft = new Draft(manager, state, chart, format, say, last, times, now);
        List<Violation> below = new ArrayList<>();
        state.byPerson().values().forEach(below::addAll);
        state.nobodys().values().forEach(below::addAll);
        List<Map.Entry<RecordId, List<Violation>>> people = state.byPerson().entrySet().stream()
                .sorted(Comparator.comparing(entry -> Tally.of(entry.getValue()).since()))
                .toList();
        List<DigestLetter.Row> rows = people.stream()
                .limit(shown)
                .map(entry -> person(entry.getKey(), entry.getValue(), draft))
                .toList();
        int waits = waiting.own().size();
        String owed = waits == 0 ? "" : say.waits(waits, format.number(waits));
        return new DigestLetter(
                owed.isEmpty() ? subject(below, draft) : owed + " " + subject(below, draft),
                format.words(MailWords.class).hello(PlainText.line(manager.name(), NAME)),
                below.isEmpty() ? say.nothing() : say.open(below.size(), format.number(below.size())),
                below.isEmpty() ? "" : summary(Tally.of(below), draft),
                changes(draft),
                rows,
                morePeople(people, draft),
                thanks(state, draft),
                state.nobodys().entrySet().stream()
                        .limit(shown)
                        .map(entry -> row(entry.getKey(), "", entry.getValue(), "", "", draft))
                        .toList(),
                state.own().isEmpty() ? "" : say.own(Tally.of(state.own()).words(format)),
                answers.own(waiting, chart, format, now),
                answers.more(waiting.own(), format),
                answers.overdue(waiting, chart, format),
                answers.more(waiting.overdue(), format),
                format.moment(asOf.moment().orElse(now)),
                pages.team(manager.id()),
                pages.settings(manager.id()));
    }

    private static String subject(List<Violation> below, Draft draft) {
        ReaderFormat format = draft.format();
        DigestWords say = draft.say();
        String fresh = format.number(draft.state().fresh().size());
        String fixed = fixed(draft);
        if (below.isEmpty()) {
            return draft.last()
                    .map(at -> say.subjectNothingNow(fresh, fixed, format.date(at)))
                    .orElseGet(say::subjectNothing);
        }
        if (draft.last().isPresent()) {
            String since = format.date(draft.last().get());
            return say.subject(below.size(), format.number(below.size()), fresh, fixed, since);
        }
        Tally team = Tally.of(below);
        int days = format.daysSince(team.since(), draft.now());
        return say.subjectFirst(team.words(format), days, format.number(days));
    }

    private static String summary(Tally team, Draft draft) {
        ReaderFormat format = draft.format();
        int days = format.daysSince(team.since(), draft.now());
        String records = format.number(team.records());
        String since = format.date(team.since());
        return team.amount().signum() > 0
                ? draft.say()
                        .summaryAtStake(
                                team.records(), records, format.money(team.amount()), since, days, format.number(days))
                : draft.say().summary(team.records(), records, since, days, format.number(days));
    }

    private static String changes(Draft draft) {
        ReaderFormat format = draft.format();
        return draft.last()
                .map(at -> draft.say()
                        .changes(
                                format.weekdayAndDate(at),
                                format.number(draft.state().fresh().size()),
                                fixed(draft)))
                .orElseGet(draft.say()::first);
    }

    private static String fixed(Draft draft) {
        return draft.format()
                .number(draft.state().fixed().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Who has nothing open any more and mended something: they have no line of their own above. */
    private static String thanks(TeamState state, Draft draft) {
        return state.fixed().entrySet().stream()
                .filter(entry -> !state.byPerson().containsKey(entry.getKey()))
                .filter(entry -> !entry.getKey().equals(draft.manager().id()))
                .map(entry -> draft.say()
                        .allFixed(
                                PlainText.line(
                                        draft.chart()
                                                .nameOf(
                                                        entry.getKey(),
                                                        draft.format().tongue()),
                                        NAME),
                                draft.format().number(entry.getValue())))
                .sorted()
                .limit(MOST_THANKED)
                .collect(Collectors.joining("; "));
    }

    private String morePeople(List<Map.Entry<RecordId, List<Violation>>> people, Draft draft) {
        if (people.size() <= shown) {
            return "";
        }
        int more = people.size() - shown;
        int gaps = people.stream()
                .skip(shown)
                .mapToInt(entry -> entry.getValue().size())
                .sum();
        ReaderFormat format = draft.format();
        return draft.say().morePeople(more, format.number(more), gaps, format.number(gaps));
    }

    private DigestLetter.Row person(RecordId who, List<Violation> gaps, Draft draft) {
        String team = draft.chart()
                .leaderOf(who)
                .filter(leader -> !leader.id().equals(draft.manager().id()))
                .map(leader -> draft.say().team(PlainText.line(leader.name(), NAME)))
                .orElse("");
        return row(
                draft.chart().nameOf(who, draft.format().tongue()),
                team,
                gaps,
                draft.last().isEmpty() ? "" : change(who, gaps, draft),
                (again(who, draft) + " " + question.of(gaps, draft.format().tongue())).strip(),
                draft);
    }

    private String again(RecordId who, Draft draft) {
        return Repeats.prompt(
                        draft.times().getOrDefault(who, Map.of()),
                        rules.get(),
                        draft.format().words(TalkWords.class)::backOnPage)
                .map(Repeats.Prompt::sentence)
                .orElse("");
    }

    private static String change(RecordId who, List<Violation> gaps, Draft draft) {
        TeamState state = draft.state();
        long fresh =
                gaps.stream().filter(gap -> state.fresh().contains(gap.id())).count();
        long fixed = state.fixed().getOrDefault(who, 0L);
        ReaderFormat format = draft.format();
        if (fresh > 0 && fixed > 0) {
            return draft.say().freshAndFixed(format.number(fresh), format.number(fixed));
        }
        return fresh > 0
                ? draft.say().fresh(format.number(fresh))
                : fixed > 0 ? draft.say().fixed(format.number(fixed)) : "";
    }

    private DigestLetter.Row row(
            String name, String team, List<Violation> gaps, String change, String question, Draft draft) {
        ReaderFormat format = draft.format();
        Tally tally = Tally.of(gaps);
        String shownName = PlainText.line(name, NAME);
        String record = PlainText.line(tally.oldest().recordName(), NAME);
        int days = format.daysSince(tally.since(), draft.now());
        String age = format.number(days);
        return new DigestLetter.Row(
                shownName,
                PlainText.isolated(shownName),
                team,
                tally.words(format),
                tally.amount().signum() > 0 ? format.words(CountWords.class).atStake(format.money(tally.amount())) : "",
                draft.say().oldest(record, days, age),
                draft.say().oldest(PlainText.isolated(record), days, age),
                pages.violation(tally.oldest().id()),
                change,
                question);
    }

    /** Everything that the lines of one digest are made from. */
    private record Draft(
            Person manager,
            TeamState state,
            OrgChart chart,
            ReaderFormat format,
            DigestWords say,
            Optional<Instant> last,
            Map<RecordId, Map<RuleId, Integer>> times,
            Instant now) {}
}
