package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.CoachingQuestion;
import dev.plumbline.escalation.Repeats;
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
import java.util.stream.Stream;

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
        Draft draft = new Draft(manager, state, chart, format, last, times, now);
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
        return new DigestLetter(
                owed(waiting) + subject(below, state, last, format, now),
                "Hello " + PlainText.line(manager.name(), NAME),
                below.isEmpty()
                        ? "Nothing is open in your team"
                        : Tally.many(below.size(), "open gap") + " in your team",
                below.isEmpty() ? "" : summary(Tally.of(below), format, now),
                changes(state, last, format),
                rows,
                morePeople(people),
                thanks(state, draft),
                state.nobodys().entrySet().stream()
                        .limit(shown)
                        .map(entry -> row(entry.getKey(), "", entry.getValue(), "", "", draft))
                        .toList(),
                state.own().isEmpty()
                        ? ""
                        : "Your own: " + Tally.of(state.own()).words() + ".",
                answers.own(waiting, chart, format, now),
                answers.more(waiting.own()),
                answers.overdue(waiting, chart, format),
                answers.more(waiting.overdue()),
                format.moment(asOf.moment().orElse(now)),
                pages.team(manager.id()),
                pages.settings(manager.id()));
    }

    private static String owed(Waiting waiting) {
        int owed = waiting.own().size();
        return owed == 0 ? "" : Tally.many(owed, "gap") + (owed == 1 ? " waits" : " wait") + " for your answer. ";
    }

    private static String subject(
            List<Violation> below, TeamState state, Optional<Instant> last, ReaderFormat format, Instant now) {
        String changed = last.map(
                        at -> ", " + state.fresh().size() + " new, " + fixed(state) + " fixed since " + format.date(at))
                .orElse("");
        if (below.isEmpty()) {
            return "Your team: nothing open" + changed;
        }
        if (last.isPresent()) {
            return "Your team: " + Tally.many(below.size(), "gap") + changed;
        }
        Tally team = Tally.of(below);
        return "Your team: " + team.words() + ", oldest " + Tally.many(format.daysSince(team.since(), now), "day");
    }

    private static String summary(Tally team, ReaderFormat format, Instant now) {
        return "On " + Tally.many(team.records(), "record")
                + (team.amount().signum() > 0 ? ", " + format.money(team.amount()) + " at stake" : "")
                + ", the oldest since " + format.date(team.since()) + " (" + format.ago(team.since(), now) + ").";
    }

    private static String changes(TeamState state, Optional<Instant> last, ReaderFormat format) {
        return last.map(at -> "Since " + format.weekday(format.day(at)) + ", " + format.date(at) + ": "
                        + state.fresh().size() + " new, " + fixed(state) + " fixed.")
                .orElse("This is the first digest; the next one says what changed since.");
    }

    private static long fixed(TeamState state) {
        return state.fixed().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Who has nothing open any more and mended something: they have no line of their own above. */
    private static String thanks(TeamState state, Draft draft) {
        return state.fixed().entrySet().stream()
                .filter(entry -> !state.byPerson().containsKey(entry.getKey()))
                .filter(entry -> !entry.getKey().equals(draft.manager().id()))
                .map(entry -> PlainText.line(draft.chart().nameOf(entry.getKey()), NAME) + ": " + entry.getValue()
                        + " fixed, nothing open")
                .sorted()
                .limit(MOST_THANKED)
                .collect(Collectors.joining("; "));
    }

    private String morePeople(List<Map.Entry<RecordId, List<Violation>>> people) {
        if (people.size() <= shown) {
            return "";
        }
        long gaps = people.stream()
                .skip(shown)
                .mapToLong(entry -> entry.getValue().size())
                .sum();
        return "and " + Tally.many(people.size() - shown, "more person").replace("persons", "people") + " with "
                + Tally.many(gaps, "gap");
    }

    private DigestLetter.Row person(RecordId who, List<Violation> gaps, Draft draft) {
        String team = draft.chart()
                .leaderOf(who)
                .filter(leader -> !leader.id().equals(draft.manager().id()))
                .map(leader -> "in the team of " + PlainText.line(leader.name(), NAME))
                .orElse("");
        return row(
                draft.chart().nameOf(who),
                team,
                gaps,
                draft.last().isEmpty() ? "" : change(who, gaps, draft.state()),
                (again(who, draft) + " " + question.of(gaps)).strip(),
                draft);
    }

    private String again(RecordId who, Draft draft) {
        return Repeats.prompt(
                        draft.times().getOrDefault(who, Map.of()),
                        rules.get(),
                        "note on the gap's page what came of it")
                .map(Repeats.Prompt::sentence)
                .orElse("");
    }

    private static String change(RecordId who, List<Violation> gaps, TeamState state) {
        long fresh =
                gaps.stream().filter(gap -> state.fresh().contains(gap.id())).count();
        long fixed = state.fixed().getOrDefault(who, 0L);
        return Stream.of(fresh == 0 ? "" : fresh + " new", fixed == 0 ? "" : fixed + " fixed")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private DigestLetter.Row row(
            String name, String team, List<Violation> gaps, String change, String question, Draft draft) {
        ReaderFormat format = draft.format();
        Tally tally = Tally.of(gaps);
        String shownName = PlainText.line(name, NAME);
        String record = PlainText.line(tally.oldest().recordName(), NAME);
        String age = Tally.many(Math.max(0, format.daysSince(tally.since(), draft.now())), "day");
        return new DigestLetter.Row(
                shownName,
                PlainText.isolated(shownName),
                team,
                tally.words(),
                tally.amount().signum() > 0 ? format.money(tally.amount()) + " at stake" : "",
                "Oldest: " + record + ", " + age,
                "Oldest: " + PlainText.isolated(record) + ", " + age,
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
            Optional<Instant> last,
            Map<RecordId, Map<RuleId, Integer>> times,
            Instant now) {}
}
