package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.OneClickLinks;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.notifications.RecordLinks;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts what is open for one rep into words: by record, most valuable first, each gap with its why. */
@ApplicationScoped
class NudgeWriter {

    private static final int NAME = 120;
    private static final int SENTENCE = 400;
    private static final int GAPS_OF_A_RECORD = 5;

    private final Supplier<RuleBook> rules;
    private final RecordLinks links;
    private final FieldLabels labels;
    private final Foresight foresight;
    private final Repeats repeats;
    private final OneClickLinks oneClick;
    private final NotificationsConfig messages;
    private final PlumblinePages pages;
    private final int shown;

    @Inject
    NudgeWriter(
            Supplier<RuleBook> rules,
            RecordLinks links,
            FieldLabels labels,
            Foresight foresight,
            Repeats repeats,
            OneClickLinks oneClick,
            NotificationsConfig messages,
            EscalationConfig config) {
        this.rules = rules;
        this.links = links;
        this.labels = labels;
        this.foresight = foresight;
        this.repeats = repeats;
        this.oneClick = oneClick;
        this.messages = messages;
        this.pages = new PlumblinePages(messages.publicUrl());
        this.shown = config.recordsShown();
    }

    /** @param rechecked only these may be spoken of in detail: the others were not read just now */
    NudgeLetter write(Person rep, List<Violation> open, Set<RecordId> rechecked, OrgChart chart, Instant now) {
        ReaderFormat format = ReaderFormat.of(rep, messages.currency());
        Map<RecordId, List<Violation>> byRecord = new LinkedHashMap<>();
        for (Violation violation : open) {
            byRecord.computeIfAbsent(violation.record(), id -> new ArrayList<>())
                    .add(violation);
        }
        Map<Long, Next.Due> leaders =
                foresight.leaders(open.stream().map(Violation::id).toList(), now);
        Optional<Next.Due> first = leaders.values().stream().min(Comparator.comparing(Next.Due::at));
        Map<RuleId, Integer> times = repeats.of(Set.of(rep.id())).getOrDefault(rep.id(), Map.of());
        NudgeWords say = format.words(NudgeWords.class);
        Draft draft = new Draft(rep, chart, format, say, leaders, times, first, now);
        List<NudgeLetter.OneRecord> records = byRecord.entrySet().stream()
                .filter(entry -> rechecked.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(MOST_VALUABLE_FIRST)
                .limit(shown)
                .map(gaps -> record(gaps, draft))
                .toList();
        int beyond = byRecord.size() - records.size();
        return new NudgeLetter(
                subject(Nouns.count(open, format), first, draft),
                records.get(0).name() + ": " + records.get(0).gaps().get(0).message(),
                format.words(MailWords.class).hello(PlainText.line(rep.name(), NAME)),
                first.map(step -> say.hearsOfTheRest(who(step), step.telling().size() == 1, day(step, draft)))
                        .orElse(""),
                chart.leaderOf(rep.id())
                        .map(leader -> PlainText.line(leader.name(), NAME))
                        .orElse(say.admin()),
                records,
                beyond == 0 ? "" : format.words(CountWords.class).moreRecords(beyond, format.number(beyond)),
                format.moment(now),
                pages.work(),
                pages.settings(rep.id()));
    }

    private static String subject(Nouns.Counted what, Optional<Next.Due> first, Draft draft) {
        if (first.isEmpty()) {
            return draft.say().attention(what.words(), what.one());
        }
        ReaderFormat format = draft.format();
        LocalDate day = format.day(first.get().at());
        boolean thisWeek = format.day(draft.now()).plusDays(7).isAfter(day);
        return thisWeek
                ? draft.say().attentionBefore(what.words(), what.one(), format.weekday(day))
                : draft.say().attentionBeforeNext(what.words(), what.one(), format.weekday(day));
    }

    private static String hears(Next.Due step, Draft draft) {
        return draft.say().hears(who(step), step.telling().size() == 1, day(step, draft));
    }

    private static String who(Next.Due step) {
        return step.telling().stream()
                .limit(3)
                .map(one -> PlainText.line(one.person().name(), NAME))
                .collect(Collectors.joining(", "));
    }

    private static String day(Next.Due step, Draft draft) {
        return draft.format().weekdayAndDate(step.at().isBefore(draft.now()) ? draft.now() : step.at());
    }

    private NudgeLetter.OneRecord record(List<Violation> gaps, Draft draft) {
        Violation first = gaps.get(0);
        String name = GapWords.record(first, NAME);
        String facts = GapWords.facts(first, draft.format()) + whose(first, draft);
        int beyond = Math.max(0, gaps.size() - GAPS_OF_A_RECORD);
        return new NudgeLetter.OneRecord(
                name,
                PlainText.isolated(name),
                facts,
                links.of(first.record()),
                pages.fix(first.record()),
                gaps.stream()
                        .limit(GAPS_OF_A_RECORD)
                        .map(gap -> gap(gap, draft, gap.id() == first.id()))
                        .toList(),
                beyond == 0
                        ? ""
                        : draft.format()
                                .words(CountWords.class)
                                .moreGaps(beyond, draft.format().number(beyond)));
    }

    /** Whose it is when it is not the reader's own: a queue's, of somebody who left, or of whom they type for. */
    private static String whose(Violation violation, Draft draft) {
        Optional<RecordId> id = violation.accountable();
        if (id.equals(Optional.of(draft.rep().id()))) {
            return "";
        }
        if (id.isEmpty()) {
            return " · " + draft.say().noOwner();
        }
        String name =
                PlainText.line(draft.chart().nameOf(id.get(), draft.format().tongue()), NAME);
        if (draft.chart().queue(id.get()).isPresent()) {
            return " · " + draft.say().inQueue(name);
        }
        return " · "
                + (draft.chart().person(id.get()).filter(Person::active).isPresent()
                        ? draft.say().forWhom(name)
                        : draft.say().ofWhoLeft(name));
    }

    /** @param linked whether it has links of its own, which one gap of each record has: every one of them is a secret to be kept */
    private NudgeLetter.Gap gap(Violation violation, Draft draft, boolean linked) {
        String message = GapWords.message(violation, SENTENCE, draft.format().tongue());
        Optional<Rule> rule = rules.get().rule(violation.rule());
        // The nudge that is being written is one time more.
        boolean again = draft.times().getOrDefault(violation.rule(), 0) + 1 >= Repeats.LESSON;
        return new NudgeLetter.Gap(
                violation.id(),
                message,
                PlainText.isolated(message),
                GapWords.missing(violation, labels, GAPS_OF_A_RECORD * 2, NAME),
                since(violation, draft),
                PlainText.line(rule.map(Rule::why).orElse(""), SENTENCE),
                Optional.ofNullable(draft.leaders().get(violation.id()))
                        .map(step -> hears(step, draft))
                        .filter(text ->
                                !draft.first().map(step -> hears(step, draft)).equals(Optional.of(text)))
                        .orElse(""),
                again
                        ? rule.flatMap(known -> Optional.ofNullable(known.lesson()))
                                .orElse("")
                        : "",
                linked ? act("snooze", violation, draft) : "",
                linked ? act("dispute", violation, draft) : "",
                pages.violation(violation.id()));
    }

    private static String since(Violation violation, Draft draft) {
        ReaderFormat format = draft.format();
        int days = format.daysSince(violation.openedAt(), draft.now());
        return draft.say().since(format.date(violation.openedAt()), days, format.number(days));
    }

    private String act(String purpose, Violation violation, Draft draft) {
        return oneClick.link(
                        purpose,
                        violation.id(),
                        violation.generation(),
                        draft.rep().id())
                .toString();
    }

    /**
     * Everything that the lines of one nudge are made from.
     *
     * @param first who hears of any of it first, and when: said once, above
     */
    private record Draft(
            Person rep,
            OrgChart chart,
            ReaderFormat format,
            NudgeWords say,
            Map<Long, Next.Due> leaders,
            Map<RuleId, Integer> times,
            Optional<Next.Due> first,
            Instant now) {}

    private static final Comparator<List<Violation>> MOST_VALUABLE_FIRST = Comparator.comparing(
                    (List<Violation> gaps) -> gaps.stream()
                            .map(Violation::severity)
                            .max(Comparator.naturalOrder())
                            .orElseThrow())
            .reversed()
            .thenComparing(
                    gaps -> gaps.stream()
                            .flatMap(gap -> gap.amount().stream())
                            .max(Comparator.naturalOrder())
                            .orElse(BigDecimal.ZERO),
                    Comparator.reverseOrder())
            .thenComparing(gaps -> gaps.stream()
                    .map(Violation::openedAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
}
