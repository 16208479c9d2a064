package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.notifications.RecordLinks;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts what a leader must answer into words: by person, oldest first, each gap with when the person was told of it themselves. */
@ApplicationScoped
class EscalationWriter {

    private static final int NAME = 120;
    private static final int SENTENCE = 400;
    private static final int GAPS_OF_A_PERSON = 5;

    private final Supplier<RuleBook> rules;
    private final RecordLinks links;
    private final FieldLabels labels;
    private final Repeats repeats;
    private final NotificationsConfig messages;
    private final PlumblinePages pages;
    private final CoachingQuestion question;
    private final int shown;

    @Inject
    EscalationWriter(
            Supplier<RuleBook> rules,
            RecordLinks links,
            FieldLabels labels,
            Repeats repeats,
            NotificationsConfig messages,
            EscalationConfig config) {
        this.rules = rules;
        this.links = links;
        this.labels = labels;
        this.repeats = repeats;
        this.messages = messages;
        this.pages = new PlumblinePages(messages.publicUrl());
        this.question = new CoachingQuestion(rules);
        this.shown = config.recordsShown();
    }

    /**
     * @param open     what is new to the leader; at least one
     * @param told     when whoever answers for each was told themselves
     * @param waiting  answers owed from before
     * @param answerBy until when an answer is owed
     */
    EscalationLetter write(
            Person leader,
            List<Violation> open,
            Map<Long, List<Instant>> told,
            int waiting,
            Instant answerBy,
            OrgChart chart,
            Instant now) {
        ReaderFormat format = ReaderFormat.of(leader, messages.currency());
        EscalationWords say = format.words(EscalationWords.class);
        Map<String, List<Violation>> byPerson = byPerson(open, chart, format);
        Map<RecordId, Map<RuleId, Integer>> times = repeats.of(open.stream()
                .flatMap(violation -> violation.accountable().stream())
                .collect(Collectors.toSet()));
        List<EscalationLetter.OnePerson> people = byPerson.entrySet().stream()
                .limit(shown)
                .map(entry -> person(entry.getKey(), entry.getValue(), told, times, format))
                .toList();
        int beyond = byPerson.size() - people.size();
        String until = format.weekdayAndDate(answerBy);
        return new EscalationLetter(
                subject(byPerson.keySet(), open.size(), format.weekday(format.day(answerBy)), format, say),
                people.get(0).name() + ": " + people.get(0).gaps(),
                format.words(MailWords.class).hello(PlainText.line(leader.name(), NAME)),
                chart.leaderOf(leader.id())
                        .map(above -> say.askOrAbove(until, PlainText.line(above.name(), NAME)))
                        .orElseGet(() -> say.ask(until)),
                people,
                beyond == 0 ? "" : say.more(beyond, format.number(beyond)),
                waiting == 0 ? "" : say.waiting(waiting, format.number(waiting)),
                format.moment(now),
                pages.answers(),
                pages.settings(leader.id()));
    }

    private static Map<String, List<Violation>> byPerson(List<Violation> open, OrgChart chart, ReaderFormat format) {
        Map<String, List<Violation>> byPerson = new LinkedHashMap<>();
        open.stream()
                .sorted(Comparator.comparing(Violation::openedAt).thenComparing(Violation::id))
                .forEach(violation -> byPerson.computeIfAbsent(
                                violation
                                        .accountable()
                                        .map(id -> chart.nameOf(id, format.tongue()))
                                        .orElseGet(format.words(EscalationWords.class)::nobody),
                                name -> new ArrayList<>())
                        .add(violation));
        return byPerson;
    }

    private static String subject(Set<String> people, int gaps, String day, ReaderFormat format, EscalationWords say) {
        String shown = format.number(gaps);
        return people.size() == 1
                ? say.needOf(PlainText.line(people.iterator().next(), NAME), gaps, shown, day)
                : say.need(gaps, shown, day);
    }

    private EscalationLetter.OnePerson person(
            String name,
            List<Violation> gaps,
            Map<Long, List<Instant>> told,
            Map<RecordId, Map<RuleId, Integer>> times,
            ReaderFormat format) {
        String shownName = PlainText.line(name, NAME);
        TalkWords talk = format.words(TalkWords.class);
        Optional<RecordId> who = gaps.get(0).accountable();
        Optional<Repeats.Prompt> again =
                who.map(times::get).flatMap(counts -> Repeats.prompt(counts, rules.get(), talk::backInAnswer));
        int beyond = gaps.size() - GAPS_OF_A_PERSON;
        return new EscalationLetter.OnePerson(
                shownName,
                PlainText.isolated(shownName),
                sum(gaps, format),
                gaps.stream()
                        .limit(GAPS_OF_A_PERSON)
                        .map(gap -> gap(gap, told.getOrDefault(gap.id(), List.of()), format))
                        .toList(),
                beyond <= 0 ? "" : format.words(CountWords.class).moreGaps(beyond, format.number(beyond)),
                again.map(Repeats.Prompt::sentence).orElse(""),
                again.flatMap(Repeats.Prompt::lesson).orElse(""),
                question.of(gaps, format.tongue()),
                who.map(pages::work).orElse(pages.answers()));
    }

    private static String sum(List<Violation> gaps, ReaderFormat format) {
        Map<RecordId, BigDecimal> amounts = new LinkedHashMap<>();
        gaps.forEach(gap -> amounts.merge(gap.record(), gap.amount().orElse(BigDecimal.ZERO), BigDecimal::max));
        BigDecimal all = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        CountWords say = format.words(CountWords.class);
        String sum = say.gapsOnRecords(
                gaps.size(), format.number(gaps.size()), amounts.size(), format.number(amounts.size()));
        return all.signum() > 0 ? sum + ", " + say.atStake(format.money(all)) : sum;
    }

    private EscalationLetter.Gap gap(Violation violation, List<Instant> told, ReaderFormat format) {
        String record = GapWords.record(violation, NAME);
        String message = GapWords.message(violation, SENTENCE, format.tongue());
        CountWords count = format.words(CountWords.class);
        String days = told.stream()
                .map(format::date)
                .distinct()
                .limit(4)
                .reduce(count::both)
                .orElse("");
        return new EscalationLetter.Gap(
                record,
                PlainText.isolated(record),
                links.of(violation.record()),
                GapWords.facts(violation, format),
                message,
                PlainText.isolated(message),
                GapWords.missing(violation, labels, GAPS_OF_A_PERSON * 2, NAME),
                format.words(EscalationWords.class).told(format.date(violation.openedAt()), days),
                pages.violation(violation.id()));
    }
}
