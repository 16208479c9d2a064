package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    /** Closing on 3 March is in time until that day is over where the owner is. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-04T04:59:59Z, 2026-03-04T05:00:00Z",
        "Asia/Tokyo,       2026-03-03T14:59:59Z, 2026-03-03T15:00:00Z"
    })
    void opensWhenTheOwnersDayTurnsAndNotBefore(String zone, Instant before, Instant midnight) {
        Flow flow = new Flow(Rules.PAST).user(3, "Cho Ito", zone).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.id("User", 3).value(), "CloseDate", "2026-03-03");
        flow.clock.set(before);
        flow.check();
        assertThat(flow.open()).isEmpty();
        flow.clock.set(midnight);
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        flow.check();
        flow.clock.forward(java.time.Duration.ofDays(1));
        flow.check();
        assertThat(flow.open()).singleElement().satisfies(v -> assertThat(flow.story(v))
                .containsExactly("opened"));
        assertThat(flow.count("pipeline_check")).isEqualTo(1);
    }

    @Test
    void judgesByTheCalendarWhatTurnsBecauseATaskIsOverdue() {
        Flow flow = new Flow(Rules.rule("overdue", "Opportunity", "violated: HasOverdueTask")).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.put("Task", 1, "WhatId", Flow.DEAL.value(), "OwnerId", Flow.ANN.value(), "ActivityDate", "2026-03-02");
        assertThat(flow.open()).isEmpty();
        flow.clock.set(Instant.parse("2026-03-03T00:00:00Z"));
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void endsWhatOnlyARetiredRuleComplainsOf() {
        Flow flow = new Flow(Rules.NEXT_STEP, Rules.PAST).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-01");
        flow.rewrite(Rules.PAST, Rules.NEXT_STEP.replace("state: live", "state: retired"));
        flow.check();
        assertThat(flow.open()).extracting(v -> v.rule().value()).containsExactly("close-date-past");
        assertThat(flow.ended()).extracting(Violation::end).containsExactly(Optional.of(EndReason.RULE_CHANGED));
        flow.rewrite(Rules.NEXT_STEP);
        flow.check();
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(v.rule().value()).isEqualTo("no-next-step");
            assertThat(v.generation()).isEqualTo(2);
        });
    }

    @Test
    void keepsWhatARuleFoundThatASlipOfThePenStopped() {
        Flow flow = new Flow(Rules.NEXT_STEP, Rules.PAST).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-01");
        flow.mistype(Rules.PAST, Rules.NEXT_STEP.replace("NOT(IsClosed)", "NOT(IsClosedd)"));
        flow.check();
        assertThat(flow.open())
                .extracting(v -> v.rule().value())
                .containsExactlyInAnyOrder("close-date-past", "no-next-step");
    }

    @Test
    void saysThatTheRuleChangedWhenTheRecordDidNot() {
        Flow flow = new Flow(Rules.NEXT_STEP).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.rewrite(Rules.NEXT_STEP.replace("Because", "Really because"));
        flow.check();
        assertThat(flow.open()).singleElement().satisfies(v -> assertThat(flow.story(v))
                .containsExactly("opened", "changed"));
        flow.rewrite(Rules.NEXT_STEP.replace("NOT(IsClosed)", "IsClosed"));
        flow.check();
        assertThat(flow.open()).isEmpty();
        assertThat(flow.ended()).extracting(Violation::end).containsExactly(Optional.of(EndReason.RULE_CHANGED));
    }

    @Test
    void holdsEverythingAgainstARollUpThatIsCountedOtherwise() {
        Flow flow = new Flow(Rules.ROLLUP, Rules.ROLE).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.put("OpportunityContactRole", 1, "OpportunityId", Flow.DEAL.value(), "Role", "Evaluator");
        assertThat(flow.open()).isEmpty();
        flow.rewrite(Rules.rollup("Contact_Roles", "filter: ISPICKVAL(Role, \"Decision Maker\")"), Rules.ROLE);
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void beginsAgainWhenItWasCutOff() {
        Flow flow = new Flow(Rules.NEXT_STEP);
        List<CrmRecord> deals = new ArrayList<>();
        int many = Enforcer.PAGE + 3;
        for (int n = 1; n <= many; n++) {
            deals.add(flow.set(Flow.id("Opportunity", n), "Opportunity", "Name", "D" + n, "OwnerId", Flow.ANN.value()));
        }
        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE violation ADD CONSTRAINT no CHECK (record_id <> '"
                + Flow.id("Opportunity", many) + "') NOT VALID"));
        assertThatThrownBy(flow::ready).isInstanceOf(RuntimeException.class);
        assertThat(flow.count("violation")).isEqualTo(Enforcer.PAGE);
        assertThat(flow.sweep.everComplete()).isFalse();
        assertThat(flow.count("escalation_start")).isZero();

        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE violation DROP CONSTRAINT no"));
        flow.start();
        flow.check();
        assertThat(flow.sweep.everComplete()).isTrue();
        assertThat(flow.count("violation")).isEqualTo(many);
        assertThat(flow.count("violation_history")).isEqualTo(many);
        assertThat(flow.count("escalation_start")).isEqualTo(1);
        assertThat(new CheckTables(flow.jdbi).latestFinished())
                .hasValueSatisfying(
                        c -> assertThat(c.done()).isEqualTo(c.total()).isEqualTo(many));
        flow.check();
        assertThat(flow.count("pipeline_check")).isEqualTo(2);
        assertThat(new HashSet<>(flow.climbing())).containsExactly(Flow.ANN.value());
    }

    @Test
    void leavesMovesAloneThatItDidNotSee() {
        String skipped = Rules.rule(
                "stage-skipped",
                "Opportunity",
                "violated: AND(ISCHANGED(StageName), STAGE_ORDER(StageName) - STAGE_ORDER(PRIORVALUE(StageName)) > 1)");
        Flow flow = new Flow(skipped);
        flow.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", "Prospecting");
        flow.ready();
        flow.enforcer.accept(new ChangeBatch(
                "Opportunity",
                List.of(flow.set(Flow.DEAL, "Opportunity", "StageName", "Negotiation/Review")),
                List.of(),
                true,
                null));
        flow.rewrite(skipped.replace("Because", "Really because"));
        flow.check();
        assertThat(flow.open()).isEmpty();
        flow.deal("StageName", "Prospecting");
        assertThat(flow.open()).isEmpty();
        flow.deal("StageName", "Negotiation/Review");
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        flow.deal("Amount", "5");
        flow.rewrite(skipped);
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void tellsOfAPilotsFindingsOnceItIsLive() {
        Flow flow = new Flow(Rules.NEXT_STEP.replace("state: live", "state: pilot")).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(true);
        assertThat(flow.climbing()).isEmpty();
        flow.rewrite(Rules.NEXT_STEP);
        flow.check();
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(false);
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    @Test
    void tellsOfAnAnnouncedRuleWhenItsDayHasCome() {
        Flow flow = new Flow(Rules.NEXT_STEP.replace("state: live", "state: live\n    from: 2026-03-04")).ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        flow.clock.set(Instant.parse("2026-03-03T23:59:59Z"));
        flow.check();
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(true);
        flow.clock.set(Instant.parse("2026-03-04T00:00:00Z"));
        flow.check();
        assertThat(flow.open()).extracting(Violation::silent).containsExactly(false);
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    @Test
    void holdsEverythingAgainstTheStagesInTheirNewOrder() {
        Flow flow = new Flow(Rules.rule(
                        "late",
                        "Opportunity",
                        "violated: STAGE_ORDER(StageName) >= STAGE_ORDER(\"Negotiation/Review\")"))
                .ready();
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", "Qualification");
        flow.check();
        assertThat(flow.open()).isEmpty();
        flow.put("OpportunityStage", 2, "SortOrder", "9");
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }
}
