package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Ledgers;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationFilter;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.violations.ViolationState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real ledger. 23 November 2026 is a Monday; a leader's answer is due two working days after the escalation. */
class AnswerWatchTest {

    private static final RecordId ACME = RecordId.of("006000000000001");

    private final NudgeStory story = new NudgeStory(Map.of(), List.of(), (jdbi, memory) -> Ledgers.in(jdbi));
    private final ViolationLedger ledger = ViolationLedger.on(story.clock);
    private final Person ceo = story.people.add(11, "Kim Boss", "Europe/London", Optional.empty());
    private final Person lee = story.people.add(10, "Lee Park", "Europe/London", Optional.of(11));
    private final Person dana = story.people.add(9, "Dana Smith", "Europe/London", Optional.of(10));
    private final Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(9));
    private final StoredAnswers answers = new StoredAnswers(story.jdbi, story.clock, story.people, story.violations);
    private final AnswerWatch watch =
            new AnswerWatch(story.jdbi, story.clock, story.people, story.violations, ledger, story.escalations());

    @BeforeEach
    void danaIsToldOnMonday() {
        story.rules.with("next-step", "Deals have a next step", "Monday's review needs it", "Monday review");
        story.checked();
        judge(true);
        story.at("2026-11-23T09:00:00Z").tells(ann);
        story.at("2026-11-25T09:00:00Z").tells(ann);
        story.at("2026-11-30T09:00:00Z").tells(dana);
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void whatWasRaisedIsToleratedUntilSomebodyAnswers() {
        Raised raised = new StoredRaised(story.jdbi, story.clock);
        Scope team = Scope.of(Set.of(ann.id()));
        assertThat(raised.of(team)).satisfies(now -> assertThat(List.of(now.raised(), now.unanswered(), now.overdue()))
                .containsExactly(1L, 1L, 0L));
        story.clock.set(Instant.parse("2026-12-03T09:00:00Z"));
        assertThat(raised.of(team).leaders())
                .containsExactly(new Raised.Leader(dana.id(), 1, 1, Instant.parse("2026-12-02T09:00:00Z")));
        assertThat(raised.of(Scope.of(Set.of(ceo.id())))).isEqualTo(Raised.Tolerated.NONE);
        answer(dana, Answers.Decision.COACHED);
        assertThat(raised.of(Scope.EVERYONE))
                .satisfies(now -> assertThat(List.of(now.raised(), now.unanswered(), now.overdue()))
                        .containsExactly(1L, 0L, 0L));
    }

    @Test
    void owesAnAnswerUntilItIsGiven() {
        List<Answers.Owed> owed = answers.owedBy(dana.id());
        assertThat(owed).hasSize(1);
        assertThat(owed.get(0).answerBy()).hasToString("2026-12-02T09:00:00Z");
        assertThat(answer(ceo, Answers.Decision.COACHED)).isFalse();
        assertThat(answer(dana, Answers.Decision.COACHED)).isTrue();
        assertThat(answer(dana, Answers.Decision.COACHED)).isFalse();
        assertThat(answers.owedBy(dana.id())).isEmpty();
        assertThat(answers.of(owed.get(0).violation())
                        .get(0)
                        .given()
                        .orElseThrow()
                        .text())
                .isEqualTo("We talked");
        assertThat(decidedAboutAnnSince("2026-11-30T00:00:00Z")).isEqualTo(1);
        assertThat(decidedAboutAnnSince("2026-12-01T00:00:00Z")).isZero();
        story.at("2026-12-04T09:00:00Z");
        assertThat(watch.sweep()).isZero();
    }

    @Test
    void tellsALeaderWhoReadsGermanInGermanWhatTheyOwe() {
        story.people.add(9, "Dana Smith", "Europe/London", Optional.of(10), Locale.GERMANY);
        story.at("2026-12-02T09:01:00Z");
        watch.sweep();
        story.at("2026-12-03T09:00:00Z").tells(dana);
        assertThat(story.mails.get(0).message().subject()).startsWith("1 Lücke braucht vor Freitag");
        assertThat(story.mails.get(0).message().text())
                .contains("* Dana Smith (Sie · 120.000 €)\n  1 Eskalation wartet auf Ihre Antwort.\n")
                .doesNotContain("escalation");
    }

    @Test
    void makesAnAnswerThatStaysOutAViolationOfTheLeaderWhichRises() {
        story.at("2026-12-02T08:59:00Z");
        assertThat(watch.sweep()).isZero();
        story.at("2026-12-02T09:01:00Z");
        assertThat(watch.sweep()).isEqualTo(1);
        assertThat(watch.sweep()).isEqualTo(1);
        Violation owed = open(UnansweredRule.ID).get(0);
        assertThat(owed.accountable()).contains(dana.id());
        assertThat(owed.message()).isEqualTo("1 escalation waits for your answer.");
        assertThat(owed.amount().orElseThrow()).isEqualByComparingTo("120000");
        story.at("2026-12-03T09:00:00Z").tells(dana);
        assertThat(story.mails.get(0).message().text()).contains("1 escalation waits for your answer.");
        // Told on Thursday at nine: a working day later Lee hears, two more and so does Kim.
        story.at("2026-12-04T08:00:00Z").tick();
        story.at("2026-12-04T09:00:00Z").tells(lee);
        assertThat(story.mails.get(0).message().text()).contains("* Dana Smith: 1 gap", "1 escalation waits");
        story.at("2026-12-07T09:00:00Z").tells(lee);
        assertThat(story.mails.get(0).message().text()).contains("* Ann Lee: 1 gap");
        story.at("2026-12-08T09:00:00Z").tells(ceo);
    }

    @Test
    void endsTheLeadersViolationWithTheAnswer() {
        story.at("2026-12-02T09:01:00Z");
        watch.sweep();
        answer(dana, Answers.Decision.AGREED);
        watch.sweep();
        assertThat(open(UnansweredRule.ID)).isEmpty();
        assertThat(story.violations
                        .list(
                                ViolationFilter.OPEN.ofRule(UnansweredRule.ID).in(ViolationState.ENDED),
                                Scope.EVERYONE,
                                Optional.empty(),
                                10)
                        .get(0)
                        .end())
                .contains(EndReason.FIXED);
        story.at("2026-12-03T09:00:00Z").tellsNobody();
    }

    @Test
    void needsNoAnswerForWhatWasMendedMeanwhile() {
        judge(false);
        long id = story.violations
                .list(ViolationFilter.OPEN.in(ViolationState.ENDED), Scope.EVERYONE, Optional.empty(), 10)
                .get(0)
                .id();
        assertThat(answers.owedBy(dana.id())).isEmpty();
        assertThat(answers.of(id).get(0).given().orElseThrow().decision()).isEqualTo(Answers.Decision.OVERTAKEN);
        assertThat(decidedAboutAnnSince("2026-11-23T00:00:00Z")).isZero();
        story.at("2026-12-02T09:01:00Z");
        assertThat(watch.sweep()).isZero();
    }

    private int decidedAboutAnnSince(String since) {
        return answers.decidedAbout(ann.id(), Instant.parse(since));
    }

    private boolean answer(Person who, Answers.Decision decision) {
        long id = open(new RuleId("next-step")).get(0).id();
        return story.jdbi.inTransaction(handle -> answers.answer(handle, id, who.id(), decision, "We talked"));
    }

    private List<Violation> open(RuleId rule) {
        return story.violations.list(ViolationFilter.OPEN.ofRule(rule), Scope.EVERYONE, Optional.empty(), 10);
    }

    private void judge(boolean broken) {
        Rule rule = story.rules.rule(new RuleId("next-step")).orElseThrow();
        Verdict verdict = broken
                ? new Verdict.Violated(rule, ACME, List.of("NextStep"), "Acme needs a next step", Map.of())
                : new Verdict.Compliant(rule, ACME);
        Finding finding = new Finding(
                verdict,
                "Opportunity",
                "Acme",
                Optional.of(ann.id()),
                Optional.of(BigDecimal.valueOf(120_000)),
                story.clock.instant(),
                false,
                false);
        story.jdbi.useTransaction(handle -> story.escalations().on(handle, ledger.record(handle, List.of(finding))));
    }
}
