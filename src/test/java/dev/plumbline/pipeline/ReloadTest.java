package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.Poller;
import dev.plumbline.ingest.RoundResult;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.rules.RuleId;
import dev.plumbline.salesforce.ApiBudget;
import dev.plumbline.salesforce.SalesforceConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edits of the rule files, while the service runs. */
class ReloadTest {

    private static final RuleId NEXT_STEP = new RuleId("no-next-step");

    private final Flow flow = new Flow(Rules.NEXT_STEP, Rules.PAST).ready();
    private final Rounds rounds = new Rounds(
            flow.org,
            flow.edition,
            new Quiet(),
            flow.sweep,
            new Plenty(),
            TestConfig.of(SalesforceConfig.class, Map.of()),
            flow.jdbi,
            flow.clock);

    private final EditionWatch watch = new EditionWatch(flow.edition, flow.jdbi, flow.clock);

    private void after(Duration time) {
        flow.clock.forward(time);
        watch.look();
        rounds.tick();
    }

    private String why() {
        return flow.edition.current().rule(NEXT_STEP).orElseThrow().why();
    }

    @Test
    void anEditCountsWithinAMinuteWithoutARestart() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "CloseDate", "2026-03-01");
        after(Duration.ofSeconds(1));
        assertThat(flow.open()).hasSize(2);
        flow.edit(Rules.NEXT_STEP.replace("Because plans", "Because new plans"));
        after(Duration.ofSeconds(15));
        assertThat(why()).startsWith("Because new plans");
        assertThat(flow.open()).extracting(v -> v.rule().value()).containsExactly("no-next-step");
        assertThat(flow.count("pipeline_check")).isEqualTo(2);
        after(Duration.ofSeconds(15));
        assertThat(flow.count("pipeline_check")).isEqualTo(2);
    }

    @Test
    void aSlipOfThePenLeavesTheRuleAsItWasAndSaysSo() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value());
        after(Duration.ofSeconds(1));
        flow.edit(
                Rules.NEXT_STEP.replace("NOT(IsClosed)", "NOT(IsClosedd)"),
                Rules.PAST.replace("Because", "Really because"));
        after(Duration.ofSeconds(15));
        assertThat(flow.edition.current().kept()).containsExactly(NEXT_STEP);
        assertThat(flow.edition.current().refused())
                .singleElement()
                .satisfies(r -> assertThat(r.issues().get(0).message()).contains("IsClosedd"));
        flow.put("Opportunity", 2, "Name", "Bee", "OwnerId", Flow.BOB.value());
        assertThat(flow.open()).hasSize(2);
        flow.edit("this is: no: rule file [");
        after(Duration.ofSeconds(15));
        assertThat(flow.edition.current().kept()).hasSize(2);
        assertThat(flow.open()).hasSize(2);
        flow.edit(Rules.PAST);
        after(Duration.ofSeconds(15));
        assertThat(flow.edition.current().kept()).isEmpty();
        assertThat(flow.edition.current().rule(NEXT_STEP)).isEmpty();
        assertThat(flow.open()).isEmpty();
    }

    /** A Salesforce in which nothing happens. */
    private static final class Quiet implements Poller {

        @Override
        public RoundResult round() {
            return new RoundResult(1, 1, List.of(), Optional.empty());
        }

        @Override
        public void refresh(Collection<RecordId> records) {
            // nothing to read
        }
    }

    /** A budget that never ends. */
    private static final class Plenty implements ApiBudget {

        @Override
        public Pace pace(Duration configured, int callsPerRound) {
            return new Pace(configured, "");
        }

        @Override
        public boolean allows(Purpose purpose, int calls) {
            return true;
        }

        @Override
        public Tier tier() {
            return Tier.NORMAL;
        }

        @Override
        public String reason() {
            return "";
        }
    }
}
