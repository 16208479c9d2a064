package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Move;
import dev.plumbline.violations.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoriesTest {

    private static final String PROSPECTING = "Prospecting";
    private static final String QUALIFICATION = "Qualification";
    private static final String NEGOTIATION = "Negotiation/Review";

    private static final String SKIPPED = Rules.rule(
            "stage-skipped",
            "Opportunity",
            "applies: AND(NOT(ISNEW()), ISCHANGED(StageName))",
            "violated: STAGE_ORDER(StageName) - STAGE_ORDER(PRIORVALUE(StageName)) > 1",
            "message: \"{Name} moved to {StageName} in one step.\"");

    private final Flow flow = new Flow(SKIPPED).ready();
    private final Past past = new Past(flow);

    private Instant stage(String stage) {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", stage);
        return flow.clock.instant();
    }

    private List<String> texts(Violation violation) {
        return flow.violations.history(violation.id()).stream()
                .map(HistoryEntry::text)
                .toList();
    }

    @Test
    void saysNothingTwiceWhenTheHistoryTellsOfAChangeThatWasSeen() {
        past.born(stage(PROSPECTING), PROSPECTING).moved(stage(NEGOTIATION), Flow.BOB, NEGOTIATION);
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        past.arrive().arrive();
        assertThat(flow.count("violation")).isEqualTo(1);
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(flow.story(v)).containsExactly("opened");
            assertThat(v.evidence())
                    .containsEntry("StageName", NEGOTIATION)
                    .containsEntry("PRIORVALUE(StageName)", PROSPECTING)
                    .containsEntry(Move.BY, "Bob Ray");
        });
    }

    @Test
    void opensWhatHappenedBetweenTwoPolls() {
        Instant born = stage(PROSPECTING);
        flow.clock.forward(Duration.ofMinutes(1));
        stage(QUALIFICATION);
        assertThat(flow.open()).isEmpty();
        past.born(born, PROSPECTING)
                .moved(born.plusSeconds(20), Flow.BOB, NEGOTIATION)
                .moved(born.plusSeconds(40), Flow.ANN, QUALIFICATION)
                .arrive();
        assertThat(flow.open()).singleElement().satisfies(v -> {
            assertThat(v.message()).isEqualTo("Acme moved to Negotiation/Review in one step.");
            assertThat(v.accountable()).contains(Flow.ANN);
            assertThat(v.evidence())
                    .containsEntry("StageName", NEGOTIATION)
                    .containsEntry("PRIORVALUE(StageName)", PROSPECTING)
                    .containsEntry(Move.AT, born.plusSeconds(20).toString())
                    .containsEntry(Move.BY, "Bob Ray");
        });
        assertThat(flow.climbing()).containsExactly(Flow.ANN.value());
    }

    /** A draft as it is shipped; here it is in force. */
    @Test
    void judgesByTheShippedRule() throws IOException {
        String file = Files.readString(Path.of("config", "rules", "stage-skipped.yaml"));
        String rule = file.substring(file.indexOf("  - name:"), file.indexOf("tests:"))
                .replace("state: consult", "state: live");
        Flow shipped = new Flow(rule).stage("Proposal/Price Quote", 7).ready();
        Past before = new Past(shipped);
        shipped.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", QUALIFICATION);
        Instant born = shipped.clock.instant();
        shipped.clock.forward(Duration.ofMinutes(1));
        shipped.deal("StageName", NEGOTIATION);
        before.born(born, QUALIFICATION)
                .moved(born.plusSeconds(20), Flow.BOB, "Proposal/Price Quote")
                .moved(born.plusSeconds(40), Flow.BOB, NEGOTIATION)
                .arrive();
        assertThat(shipped.open()).singleElement().satisfies(v -> assertThat(v.evidence())
                .containsEntry("StageName", "Proposal/Price Quote")
                .containsEntry("PRIORVALUE(StageName)", QUALIFICATION)
                .containsEntry("IsClosed", "false"));
    }

    @Test
    void remembersThatALaterMoveWasMadeWhileTheFirstIsOpen() {
        String pushed = Rules.rule("pushed", "Opportunity", "violated: CloseDate > PRIORVALUE(CloseDate)");
        Flow pushing = new Flow(pushed).ready();
        pushing.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-31");
        pushing.deal("CloseDate", "2026-04-30");
        pushing.deal("CloseDate", "2026-05-31");
        pushing.deal("CloseDate", "2026-04-30");
        assertThat(pushing.open()).singleElement().satisfies(v -> {
            assertThat(pushing.story(v)).containsExactly("opened", "changed");
            assertThat(v.evidence()).containsEntry("CloseDate", "2026-05-31");
        });
        pushing.deal("CloseDate", "2026-03-31");
        assertThat(pushing.open()).isEmpty();
    }

    @Test
    void waitsForTheRestOfAMomentsRows() {
        Instant born = stage(PROSPECTING);
        flow.clock.forward(Duration.ofMinutes(1));
        stage(NEGOTIATION);
        flow.deal("StageName", PROSPECTING);
        flow.deal("StageName", NEGOTIATION);
        assertThat(flow.ended()).hasSize(1);
        past.born(born, PROSPECTING)
                .moved(born.plusSeconds(30), Flow.BOB, NEGOTIATION)
                .arriveInPart();
        assertThat(flow.count("pipeline_history_due")).isEqualTo(1);
        past.arrive();
        assertThat(flow.count("pipeline_history_due")).isZero();
        assertThat(flow.count("violation")).isEqualTo(2);
    }

    @Test
    void endsWhatIsUndoneAndCountsARelapse() {
        past.born(stage(PROSPECTING), PROSPECTING);
        past.moved(stage(NEGOTIATION), Flow.BOB, NEGOTIATION).arrive();
        flow.deal("Amount", "500");
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        past.moved(stage(PROSPECTING), Flow.BOB, PROSPECTING);
        assertThat(flow.open()).isEmpty();
        assertThat(flow.ended()).singleElement().satisfies(v -> {
            assertThat(v.end()).contains(EndReason.FIXED);
            assertThat(texts(v)).last().isEqualTo("The move was undone.");
        });
        past.arrive();
        assertThat(flow.open()).isEmpty();
        past.moved(stage(NEGOTIATION), Flow.BOB, NEGOTIATION).arrive();
        assertThat(flow.open()).extracting(Violation::generation).containsExactly(2);
        assertThat(flow.count("violation")).isEqualTo(2);
    }

    @Test
    void leavesOpenWhatIsOnlyPartlyTakenBack() {
        stage(PROSPECTING);
        stage(NEGOTIATION);
        stage(QUALIFICATION);
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void endsWhatOnlyTheHistorySawUndone() {
        Instant born = stage(PROSPECTING);
        Instant moved = stage(NEGOTIATION);
        flow.clock.forward(Duration.ofMinutes(1));
        stage(QUALIFICATION);
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        past.born(born, PROSPECTING)
                .moved(moved, Flow.BOB, NEGOTIATION)
                .moved(moved.plusSeconds(20), Flow.BOB, PROSPECTING)
                .moved(moved.plusSeconds(40), Flow.BOB, QUALIFICATION)
                .arrive();
        assertThat(flow.open()).isEmpty();
        assertThat(flow.count("violation")).isEqualTo(1);
        assertThat(flow.ended()).extracting(Violation::end).containsExactly(Optional.of(EndReason.FIXED));
    }

    @Test
    void seesThatAMoveWasUndoneAndMadeAgainBetweenTwoPolls() {
        Instant born = stage(PROSPECTING);
        Instant moved = stage(NEGOTIATION);
        flow.clock.forward(Duration.ofMinutes(1));
        flow.deal("Amount", "5");
        past.born(born, PROSPECTING)
                .moved(moved, Flow.BOB, NEGOTIATION)
                .moved(moved.plusSeconds(20), Flow.BOB, PROSPECTING)
                .moved(moved.plusSeconds(40), Flow.BOB, NEGOTIATION)
                .arrive();
        assertThat(flow.ended()).hasSize(1);
        assertThat(flow.open()).extracting(Violation::generation).containsExactly(2);
    }

    @Test
    void endsWhatIsFoundUndoneByASweep() {
        stage(PROSPECTING);
        stage(NEGOTIATION);
        flow.clock.forward(Duration.ofSeconds(1));
        flow.enforcer.accept(new ChangeBatch(
                "Opportunity",
                List.of(flow.set(Flow.DEAL, "Opportunity", "StageName", PROSPECTING)),
                List.of(),
                true,
                null));
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        flow.rewrite(SKIPPED.replace("Because", "Really because"));
        flow.check();
        assertThat(flow.ended()).extracting(Violation::end).containsExactly(Optional.of(EndReason.FIXED));
    }

    @Test
    void takesAChangeBackThatTheHistoryShowsToBeInnocentSteps() {
        Instant born = stage(PROSPECTING);
        flow.clock.forward(Duration.ofMinutes(1));
        Instant seen = stage(NEGOTIATION);
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        past.born(born, PROSPECTING)
                .moved(born.plusSeconds(20), Flow.BOB, QUALIFICATION)
                .moved(seen, Flow.BOB, NEGOTIATION)
                .arrive();
        assertThat(flow.open()).isEmpty();
        assertThat(flow.ended()).singleElement().satisfies(v -> assertThat(texts(v))
                .last()
                .isEqualTo("The history shows that the move was made in steps that the rule allows."));
    }

    @Test
    void judgesTheLastNinetyDaysOnARulesFirstDay() {
        Flow first = new Flow(SKIPPED.replace("backlog: enforce", "backlog: ratchet"));
        Past before = new Past(first);
        Instant now = first.clock.instant();
        first.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", QUALIFICATION);
        before.born(now.minus(Duration.ofDays(200)), PROSPECTING)
                .moved(now.minus(Duration.ofDays(100)), Flow.BOB, NEGOTIATION)
                .moved(now.minus(Duration.ofDays(80)), Flow.BOB, PROSPECTING)
                .moved(now.minus(Duration.ofDays(70)), Flow.BOB, NEGOTIATION)
                .moved(now.minus(Duration.ofDays(60)), Flow.BOB, PROSPECTING)
                .moved(now.minus(Duration.ofDays(50)), Flow.BOB, NEGOTIATION)
                .moved(now.minus(Duration.ofDays(40)), Flow.ANN, QUALIFICATION);
        first.ready();
        assertThat(first.open()).singleElement().satisfies(v -> {
            assertThat(v.backlog()).isTrue();
            assertThat(v.generation()).isEqualTo(1);
            assertThat(v.evidence())
                    .containsEntry(Move.AT, now.minus(Duration.ofDays(50)).toString());
        });
        first.start();
        first.check();
        first.rewrite(SKIPPED.replace("Because", "Really because"));
        first.check();
        assertThat(first.count("violation")).isEqualTo(1);
    }

    @Test
    void judgesWhatWasLoadedWithoutBeingJudged() {
        past.born(stage(PROSPECTING), PROSPECTING).arrive();
        flow.check();
        Instant moved = flow.clock.instant().plusSeconds(60);
        past.moved(moved, Flow.BOB, NEGOTIATION).moved(moved.plusSeconds(60), Flow.BOB, QUALIFICATION);
        flow.clock.forward(Duration.ofMinutes(5));
        stage(QUALIFICATION);
        flow.load(HistoryDemand.STAGES);
        flow.enforcer.accept(
                new ChangeBatch("Opportunity", List.of(), List.of(), false, flow.cursor("Opportunity", 60)));
        assertThat(flow.open()).isEmpty();
        flow.check();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void cannotTellWhereTheHistoryDoesNotHoldAFieldThatTheAnswerDependsOn() {
        Flow blind = new Flow(SKIPPED.replace("violated: STAGE", "violated: ISBLANK(NextStep) && STAGE"));
        Past before = new Past(blind);
        Instant now = blind.clock.instant();
        blind.set(Flow.DEAL, "Opportunity", "Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", QUALIFICATION);
        before.born(now.minus(Duration.ofDays(20)), PROSPECTING)
                .moved(now.minus(Duration.ofDays(10)), Flow.BOB, NEGOTIATION)
                .moved(now.minus(Duration.ofDays(5)), Flow.BOB, QUALIFICATION);
        blind.ready();
        assertThat(blind.open()).isEmpty();
        assertThat(blind.edition.blindToPast(new RuleId("stage-skipped"))).hasValueSatisfying(why -> assertThat(why)
                .contains("what NextStep was on 2026-02-20 is not in the history"));
    }

    @Test
    void goesOnWatchingChangesWhereTheHistoryIsHidden() {
        Flow hidden = new Flow(SKIPPED);
        hidden.org.hidden.add("OpportunityHistory.OpportunityId");
        hidden.start();
        hidden.ready();
        assertThat(hidden.edition.blindToPast(new RuleId("stage-skipped")))
                .hasValueSatisfying(why -> assertThat(why).contains("OpportunityHistory.OpportunityId"));
        hidden.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", PROSPECTING);
        hidden.deal("StageName", NEGOTIATION);
        assertThat(hidden.broken()).containsExactly(Flow.DEAL);
        hidden.deal("StageName", PROSPECTING);
        assertThat(hidden.open()).isEmpty();
    }

    @Test
    void judgesNothingTwiceAfterARestart() {
        Instant born = stage(PROSPECTING);
        flow.clock.forward(Duration.ofMinutes(1));
        stage(QUALIFICATION);
        past.born(born, PROSPECTING)
                .moved(born.plusSeconds(20), Flow.BOB, NEGOTIATION)
                .moved(born.plusSeconds(40), Flow.ANN, QUALIFICATION)
                .arrive();
        flow.jdbi.useHandle(h -> h.execute("DELETE FROM pipeline_history_rule"));
        flow.start();
        flow.check();
        past.arrive();
        assertThat(flow.count("violation")).isEqualTo(1);
        stage(PROSPECTING);
        assertThat(flow.open()).isEmpty();
        flow.jdbi.useHandle(h -> h.execute("DELETE FROM pipeline_history_rule"));
        flow.start();
        flow.check();
        assertThat(flow.open()).isEmpty();
        assertThat(flow.count("violation")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"violation", "violation_move", "violation_history", "ladder_climb"})
    void keepsRowsAndVerdictsTogetherOrNotAtAll(String broken) {
        Instant born = stage(PROSPECTING);
        flow.clock.forward(Duration.ofMinutes(1));
        stage(QUALIFICATION);
        past.born(born, PROSPECTING)
                .moved(born.plusSeconds(20), Flow.BOB, NEGOTIATION)
                .moved(born.plusSeconds(40), Flow.ANN, QUALIFICATION);
        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE " + broken + " ADD CONSTRAINT no CHECK (false) NOT VALID"));
        assertThatThrownBy(past::arrive).isInstanceOf(RuntimeException.class);
        assertThat(flow.count("mirror_record WHERE object = 'OpportunityHistory'"))
                .isZero();
        assertThat(flow.count("violation")).isZero();
        flow.jdbi.useHandle(h -> h.execute("ALTER TABLE " + broken + " DROP CONSTRAINT no"));
        past.arrive();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
        assertThat(flow.count("ladder_climb")).isEqualTo(1);
    }
}
