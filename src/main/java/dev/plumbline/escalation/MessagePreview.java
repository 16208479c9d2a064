package dev.plumbline.escalation;

import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageTemplate;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.RecordLinks;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages as they would read if something that a rule finds were open: written by those who write the real ones, sent to nobody. */
@ApplicationScoped
public class MessagePreview {

    private final Directory directory;
    private final RecordLinks links;
    private final FieldLabels labels;
    private final Foresight foresight;
    private final Repeats repeats;
    private final NotificationsConfig messages;
    private final EscalationConfig config;
    private final WorkClocks clocks;
    private final Ladders ladders;
    private final Clock clock;
    private final MessageTemplate nudge = new MessageTemplate(NudgeComposer.class, "nudge", NudgeWords.class);
    private final MessageTemplate escalation =
            new MessageTemplate(EscalationComposer.class, "escalation", EscalationWords.class);

    @Inject
    MessagePreview(
            Directory directory,
            RecordLinks links,
            FieldLabels labels,
            Foresight foresight,
            Repeats repeats,
            NotificationsConfig messages,
            EscalationConfig config,
            WorkClocks clocks,
            Ladders ladders,
            Clock clock) {
        this.directory = directory;
        this.links = links;
        this.labels = labels;
        this.foresight = foresight;
        this.repeats = repeats;
        this.messages = messages;
        this.config = config;
        this.clocks = clocks;
        this.ladders = ladders;
        this.clock = clock;
    }

    /** @param message of which the text form reads well by itself */
    public record Sample(Person to, Message message) {}

    /** What whoever answers for the record would read; empty where that is no active person. */
    public Optional<Sample> nudge(RuleBook rules, Finding finding) {
        OrgChart chart = directory.chart();
        Instant now = clock.instant();
        return person(finding, chart).map(rep -> {
            NudgeWriter writer = new NudgeWriter(
                    () -> rules, links, labels, foresight, repeats, MessagePreview::noLink, messages, config);
            Violation gap = gap(finding, now);
            NudgeLetter letter = writer.write(rep, List.of(gap), Set.of(gap.record()), chart, now);
            return new Sample(rep, nudge.render(letter.subject(), letter, rep.tongue()));
        });
    }

    /** What their leader would read once it comes to that; empty where nobody leads them. */
    public Optional<Sample> escalation(RuleBook rules, Finding finding) {
        OrgChart chart = directory.chart();
        Instant now = clock.instant();
        return person(finding, chart).flatMap(rep -> chart.leaderOf(rep.id())).map(leader -> {
            EscalationWriter writer = new EscalationWriter(() -> rules, links, labels, repeats, messages, config);
            Violation gap = gap(finding, now);
            Ladder ladder = ladders.current().ladder(finding.verdict().rule().ladder());
            Instant answerBy =
                    clocks.present(leader).plus(clocks.present(leader).nextWorking(now), ladder.answer());
            EscalationLetter letter =
                    writer.write(leader, List.of(gap), Map.of(gap.id(), List.of(now)), 0, answerBy, chart, now);
            return new Sample(leader, escalation.render(letter.subject(), letter, leader.tongue()));
        });
    }

    private static Optional<Person> person(Finding finding, OrgChart chart) {
        return finding.accountable().flatMap(chart::person).filter(Person::active);
    }

    /** A link would be a secret that is good for something. */
    private static URI noLink(String purpose, long violation, int generation, dev.plumbline.crm.RecordId person) {
        return URI.create("https://example.invalid/" + purpose);
    }

    private static Violation gap(Finding finding, Instant now) {
        Verdict.Violated verdict = (Verdict.Violated) finding.verdict();
        Rule rule = verdict.rule();
        return new Violation(
                0,
                rule.id(),
                rule.version(),
                rule.title(),
                rule.severity(),
                verdict.record(),
                finding.object(),
                finding.recordName(),
                finding.accountable(),
                verdict.missing(),
                verdict.message(),
                verdict.evidence(),
                finding.amount(),
                ViolationState.OPEN,
                Optional.empty(),
                now,
                Optional.empty(),
                now,
                finding.asOf(),
                1,
                false,
                false);
    }
}
