package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompiledBookTest {

    private static final String RULES =
            """
            rollups:
              - {name: Open_Tasks, object: Opportunity, summarize: Task, by: WhatId, type: COUNT, filter: ActivityDate >= TODAY()}
              - {name: Unused, object: Opportunity, summarize: Event, by: WhatId, type: COUNT, filter: IsPrivate}
            rules:
              - name: complete
                title: Deals are complete
                object: Opportunity
                applies: NOT(IsClosed)
                require: [NextStep, Amount, Account.Industry]
                message: "{Name} of {Account.Name}, due {CloseDate}, needs {fields}."
                fix: [NextStep, Amount]
                why: w
                used-by: u
              - {name: moved, object: Opportunity, violated: ISCHANGED(CloseDate), why: w, used-by: u}
              - {name: watched, object: Opportunity, violated: $Rollup.Open_Tasks = 0, why: w, used-by: u, state: pilot}
              - {name: thought, object: Opportunity, violated: ISBLANK(Description), state: draft}
              - {name: divided, object: Opportunity, violated: Amount / (Amount - Amount) > 1, why: w, used-by: u}
              - {name: awake, object: User, violated: NOT(IsActive), why: w, used-by: u}
            """;

    private final CompiledBook book = Books.org(RULES);

    @Test
    void demandsWhatJudgedRulesReadSayAndMendAndNothingElse() {
        assertThat(book.refused()).isEmpty();
        assertThat(book.demand().keySet()).containsExactlyInAnyOrder("Opportunity", "Task", "User");
        assertThat(book.demand().get("Opportunity"))
                .containsExactlyInAnyOrder(
                        "IsClosed",
                        "NextStep",
                        "Amount",
                        "Account.Industry",
                        "Name",
                        "Account.Name",
                        "CloseDate",
                        "OwnerId");
        assertThat(book.demand().get("Task")).containsExactlyInAnyOrder("ActivityDate", "WhatId");
        assertThat(book.demand().get("User")).containsExactlyInAnyOrder("IsActive", "Id");
    }

    @Test
    void laysOutOneRoomForAllJudgedRulesOfAnObject() {
        assertThat(book.layout("Opportunity").paths())
                .contains("NextStep", "Account.Industry", "OwnerId", "$Rollup.Open_Tasks")
                .doesNotContain("Description")
                .doesNotHaveDuplicates();
        assertThat(book.layout("Lead").size()).isZero();
        assertThat(book.objects()).containsExactlyInAnyOrder("Opportunity", "User");
        assertThat(book.rollups()).extracting(Rollup::name).containsExactly("Open_Tasks");
    }

    @Test
    void knowsThatARollupsFilterTurnsWithTime() {
        assertThat(book.readsClock("Opportunity")).isTrue();
        assertThat(book.readsClock("User")).isFalse();
    }

    @Test
    void makesTheUserAnswerForThemselves() {
        assertThat(book.rule(new RuleId("awake")).orElseThrow().accountable()).isEqualTo("Id");
    }

    @Test
    void namesEveryMissingFieldAndSaysItInTheRulesWords() {
        Map<String, FieldValue> deal = deal();
        deal.put("NextStep", FieldValue.of("TBD!"));
        deal.put("Amount", FieldValue.of(BigDecimal.ONE));
        deal.put("Account.Industry", FieldValue.BLANK);

        Verdict.Violated verdict = (Verdict.Violated) verdict("complete", deal);

        assertThat(verdict.missing()).containsExactly("NextStep", "Amount", "Account.Industry");
        assertThat(verdict.message())
                .isEqualTo("Acme renewal of Acme, due 31 Mar 2026, needs Next Step, Amount and Account Industry.");
        assertThat(verdict.evidence())
                .containsEntry("NextStep", "TBD!")
                .containsEntry("Amount", "1")
                .containsEntry("IsClosed", "false")
                .doesNotContainKey("Name");
    }

    @Test
    void isContentWithACompleteRecord() {
        assertThat(verdict("complete", deal())).isInstanceOf(Verdict.Compliant.class);
    }

    @Test
    void doesNotSpeakOfRecordsItDoesNotApplyTo() {
        Map<String, FieldValue> deal = deal();
        deal.put("IsClosed", FieldValue.TRUE);
        deal.put("NextStep", FieldValue.BLANK);

        assertThat(verdict("complete", deal)).isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void cannotTellWhenARequiredFieldIsHiddenAndSaysWhy() {
        Map<String, FieldValue> deal = deal();
        deal.put("NextStep", new FieldValue.Hidden("the integration user may not read NextStep"));

        assertThat(((Verdict.CannotTell) verdict("complete", deal)).because())
                .isEqualTo("NextStep is not visible: the integration user may not read NextStep");
    }

    @Test
    void isViolatedByWhatIsSeenWhateverIsHidden() {
        Map<String, FieldValue> deal = deal();
        deal.put("NextStep", new FieldValue.Hidden("no"));
        deal.put("Amount", FieldValue.BLANK);

        assertThat(((Verdict.Violated) verdict("complete", deal)).missing()).containsExactly("Amount");
    }

    @Test
    void cannotTellWhenItIsHiddenWhetherTheRuleApplies() {
        Map<String, FieldValue> deal = deal();
        deal.put("IsClosed", new FieldValue.Hidden("no"));

        assertThat(verdict("complete", deal)).isInstanceOf(Verdict.CannotTell.class);
    }

    @Test
    void cannotTellWhenTheFormulaFails() {
        assertThat(((Verdict.CannotTell) verdict("divided", deal())).because())
                .startsWith("\"violated\" could not be worked out: ");
    }

    @Test
    void judgesTransitionsOnlyWhenAChangeWasSeen() {
        Subject still = Books.deal(book, deal(), null);
        Subject moved = Books.deal(book, deal(), Map.of("CloseDate", FieldValue.of(LocalDate.of(2026, 2, 28))));
        Subject other = Books.deal(book, deal(), Map.of("Name", FieldValue.of("Old name")));

        assertThat(names(book.judge(still, Books.NOW))).doesNotContain("moved");
        assertThat(find("moved", book.judge(moved, Books.NOW))).isInstanceOf(Verdict.Violated.class);
        assertThat(find("moved", book.judge(other, Books.NOW))).isInstanceOf(Verdict.Compliant.class);
    }

    @Test
    void judgesPilotsButNoDrafts() {
        assertThat(names(book.judge(Books.deal(book, deal(), null), Books.NOW)))
                .contains("watched")
                .doesNotContain("thought");
        assertThat(book.rule(new RuleId("thought"))).isPresent();
    }

    @Test
    void saysNothingOfObjectsThatNoRuleIsOn() {
        Subject lead = new Subject(Books.DEAL, "Lead", new FieldValue[0], null, false);

        assertThat(book.judge(lead, Books.NOW)).isEmpty();
    }

    @Test
    void survivesASubjectThatIsNotLaidOutAsItShould() {
        Subject wrong = new Subject(Books.DEAL, "Opportunity", new FieldValue[0], null, false);

        assertThat(book.judge(wrong, Books.NOW)).isNotEmpty().allMatch(v -> v instanceof Verdict.CannotTell);
    }

    @Test
    void keepsHostileTextPlainAndBounded() {
        Map<String, FieldValue> deal = deal();
        deal.put("NextStep", FieldValue.BLANK);
        deal.put(
                "Name", FieldValue.of("<script>\r\nBcc: all@example.com\u202Egpj.exe {fields} " + "x".repeat(100_000)));

        Verdict.Violated verdict = (Verdict.Violated) verdict("complete", deal);

        assertThat(verdict.message())
                .startsWith("<script> Bcc: all@example.comgpj.exe {fields} xxx")
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\r", "\u202E")
                .endsWith("needs Next Step.");
    }

    @Test
    void boundsEvidence() {
        Map<String, FieldValue> deal = deal();
        deal.put("Account.Industry", FieldValue.BLANK);
        deal.put("NextStep", FieldValue.of("y ".repeat(50_000)));

        assertThat(((Verdict.Violated) verdict("complete", deal)).evidence().get("NextStep"))
                .hasSize(255)
                .endsWith("…");
    }

    private Verdict verdict(String rule, Map<String, FieldValue> deal) {
        return find(rule, book.judge(Books.deal(book, deal, null), Books.NOW));
    }

    private static Verdict find(String rule, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.rule().id().value().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(List<Verdict> verdicts) {
        return verdicts.stream().map(v -> v.rule().id().value()).collect(java.util.stream.Collectors.toSet());
    }

    private static Map<String, FieldValue> deal() {
        return new HashMap<>(Map.of(
                "Name", FieldValue.of("Acme renewal"),
                "Account.Name", FieldValue.of("Acme"),
                "Account.Industry", FieldValue.of("Energy"),
                "IsClosed", FieldValue.FALSE,
                "NextStep", FieldValue.of("Send the quote"),
                "Amount", FieldValue.of(new BigDecimal("12000.50")),
                "CloseDate", FieldValue.of(LocalDate.of(2026, 3, 31)),
                "$Rollup.Open_Tasks", FieldValue.of(BigDecimal.TEN)));
    }
}
