package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.notifications.RecordLinks;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
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

/** Puts what is open for one rep into words: by record, most valuable first, each gap with its why. */
@ApplicationScoped
class NudgeWriter {

    private static final int NAME = 120;
    private static final int SENTENCE = 400;
    private static final int GAPS_OF_A_RECORD = 5;

    private final Supplier<RuleBook> rules;
    private final RecordLinks links;
    private final FieldLabels labels;
    private final ManagerLooks looks;
    private final NotificationsConfig messages;
    private final PlumblinePages pages;
    private final int shown;

    @Inject
    NudgeWriter(
            Supplier<RuleBook> rules,
            RecordLinks links,
            FieldLabels labels,
            ManagerLooks looks,
            NotificationsConfig messages,
            EscalationConfig config) {
        this.rules = rules;
        this.links = links;
        this.labels = labels;
        this.looks = looks;
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
        List<NudgeLetter.OneRecord> records = byRecord.entrySet().stream()
                .filter(entry -> rechecked.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(MOST_VALUABLE_FIRST)
                .limit(shown)
                .map(gaps -> record(gaps, format, now))
                .toList();
        int beyond = byRecord.size() - records.size();
        Optional<Look> look = look(rep, chart, format, now);
        String count = Nouns.count(open);
        String needs = count.startsWith("1 ") && !count.contains(" and ") ? " needs attention" : " need attention";
        return new NudgeLetter(
                count + needs + look.map(Look::before).orElse(""),
                records.get(0).name() + ": " + records.get(0).gaps().get(0).message(),
                "Hello " + PlainText.line(rep.name(), NAME),
                look.map(Look::sentence).orElse(""),
                chart.leaderOf(rep.id())
                        .map(leader -> PlainText.line(leader.name(), NAME))
                        .orElse("an administrator"),
                records,
                beyond == 0 ? "" : "and " + Nouns.many(beyond, "more record"),
                format.moment(now),
                pages.work(rep.id()),
                pages.settings(rep.id()));
    }

    private NudgeLetter.OneRecord record(List<Violation> gaps, ReaderFormat format, Instant now) {
        Violation first = gaps.get(0);
        String name =
                PlainText.line(first.recordName().isBlank() ? first.record().value() : first.recordName(), NAME);
        String facts = Nouns.one(first.object())
                + first.amount().map(amount -> " · " + format.money(amount)).orElse("");
        int beyond = Math.max(0, gaps.size() - GAPS_OF_A_RECORD);
        return new NudgeLetter.OneRecord(
                name,
                PlainText.isolated(name),
                facts,
                links.of(first.record()),
                gaps.stream()
                        .limit(GAPS_OF_A_RECORD)
                        .map(gap -> gap(gap, format, now))
                        .toList(),
                beyond == 0 ? "" : "and " + Nouns.many(beyond, "more gap"));
    }

    private NudgeLetter.Gap gap(Violation violation, ReaderFormat format, Instant now) {
        String message =
                PlainText.line(violation.message().isBlank() ? violation.ruleTitle() : violation.message(), SENTENCE);
        String missing = String.join(
                ", ",
                violation.missing().stream()
                        .limit(GAPS_OF_A_RECORD * 2L)
                        .map(field -> PlainText.line(labels.of(violation.object(), field), NAME))
                        .toList());
        String why = rules.get().rule(violation.rule()).map(Rule::why).orElse("");
        return new NudgeLetter.Gap(
                message,
                PlainText.isolated(message),
                missing,
                format.date(violation.openedAt()) + ", " + format.ago(violation.openedAt(), now),
                PlainText.line(why, SENTENCE),
                pages.violation(violation.id()));
    }

    private Optional<Look> look(Person rep, OrgChart chart, ReaderFormat format, Instant now) {
        return chart.leaderOf(rep.id())
                .flatMap(leader -> looks.next(leader, now).map(at -> {
                    LocalDate day = format.day(at);
                    String when = format.weekday(day) + ", " + format.date(day);
                    return new Look(
                            " before " + (format.day(now).plusDays(7).isAfter(day) ? "" : "next ")
                                    + format.weekday(day),
                            PlainText.line(leader.name(), NAME) + " sees what is still open on " + when + ".");
                }));
    }

    /** When somebody else looks, as the subject and the text say it. */
    private record Look(String before, String sentence) {}

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
