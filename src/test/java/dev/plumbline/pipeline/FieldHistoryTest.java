package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.violations.Move;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules that compare what stage history does not hold. */
class FieldHistoryTest {

    private static final String PROSPECTING = "Prospecting";

    @Test
    void isAskedForOnlyWhereARuleComparesWhatStageHistoryDoesNotHold() {
        Flow stage =
                new Flow(Rules.rule("moved", "Opportunity", "violated: AND(ISCHANGED(StageName), ISBLANK(NextStep))"));
        assertThat(stage.demand.wanted().get(HistoryDemand.STAGES)).contains("Probability", "CreatedById");
        assertThat(stage.demand.wanted()).doesNotContainKey(HistoryDemand.FIELDS);
        Flow step = new Flow(Rules.rule("restepped", "Opportunity", "violated: ISCHANGED(NextStep)"));
        assertThat(step.demand.wanted().get(HistoryDemand.FIELDS)).contains("OldValue", "NewValue");
    }

    @Test
    void readsFieldHistoryForARuleThatComparesWhatStageHistoryDoesNotHold() {
        Flow tracking = new Flow(Rules.rule(
                        "next-step-emptied",
                        "Opportunity",
                        "violated: AND(ISCHANGED(NextStep), ISBLANK(NextStep), ISPICKVAL(StageName, \"Prospecting\"))"))
                .ready();
        assertThat(tracking.demand.wanted()).containsKey(HistoryDemand.FIELDS);
        Past before = new Past(tracking);
        tracking.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", PROSPECTING, "NextStep", "Call");
        Instant born = tracking.clock.instant();
        tracking.clock.forward(Duration.ofMinutes(1));
        tracking.deal("NextStep", "Write");
        before.born(born, PROSPECTING)
                .tracked(born.plusSeconds(20), Flow.BOB, "NextStep", "Call", "")
                .tracked(born.plusSeconds(40), Flow.BOB, "NextStep", "", "Write")
                .arrive();
        assertThat(tracking.open()).singleElement().satisfies(v -> assertThat(v.evidence())
                .containsEntry("PRIORVALUE(NextStep)", "Call")
                .containsEntry("NextStep", "")
                .containsEntry(Move.BY, "Bob Ray"));
    }

    @Test
    void readsTheIdsOfALookupAndNotTheNames() {
        Flow handing = new Flow(Rules.rule(
                        "given-to-bob",
                        "Opportunity",
                        "violated: AND(ISCHANGED(OwnerId), OwnerId = \""
                                + Flow.BOB.value().substring(0, 15) + "\")"))
                .user(3, "Cho Ito", "Asia/Tokyo")
                .ready();
        Past before = new Past(handing);
        handing.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "StageName", PROSPECTING);
        Instant born = handing.clock.instant();
        handing.clock.forward(Duration.ofMinutes(1));
        handing.deal("OwnerId", Flow.id("User", 3).value());
        before.born(born, PROSPECTING)
                .handedOver(born.plusSeconds(20), Flow.ANN, "Ann Lee", Flow.BOB, "Bob Ray")
                .handedOver(born.plusSeconds(40), Flow.BOB, "Bob Ray", Flow.id("User", 3), "Cho Ito")
                .arrive();
        assertThat(handing.open()).singleElement().satisfies(v -> {
            assertThat(v.evidence())
                    .containsEntry("OwnerId", Flow.BOB.value())
                    .containsEntry("PRIORVALUE(OwnerId)", Flow.ANN.value());
            assertThat(v.accountable()).contains(Flow.id("User", 3));
        });
    }
}
