package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.Poller;
import dev.plumbline.ingest.RoundResult;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.salesforce.ApiBudget;
import dev.plumbline.salesforce.SalesforceConfig;
import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RereadTest {

    private final Flow flow = new Flow(Rules.NEXT_STEP, Rules.PAST).ready();
    private final Asked asked = new Asked();
    private final Rounds rounds = new Rounds(
            flow.org,
            flow.edition,
            asked,
            flow.sweep,
            new Plenty(),
            TestConfig.of(SalesforceConfig.class, Map.of()),
            flow.jdbi,
            flow.clock);
    private final Reread reread = new Reread(rounds, asked, flow.edition, flow.jdbi, flow.mirror, flow.enforcer);

    @Test
    void refusesWhileTheAddressLeadsToAnotherOrg() {
        rounds.tick();
        assertThat(reread.recheck(List.of(Flow.DEAL))).isTrue();
        flow.org.organizationId = "00D000000000002AAA";
        flow.clock.forward(Duration.ofMinutes(2));
        rounds.tick();
        assertThat(rounds.wrongOrg()).contains("00D000000000001AAA", "00D000000000002AAA");
        assertThat(reread.recheck(List.of(Flow.DEAL))).isFalse();
        assertThat(asked.rounds).isEqualTo(1);
        assertThat(asked.refreshed).containsExactly(Flow.DEAL);
        flow.org.organizationId = "00D000000000001AAA";
        flow.clock.forward(Duration.ofMinutes(2));
        rounds.tick();
        assertThat(rounds.wrongOrg()).isEmpty();
        assertThat(reread.recheck(List.of(Flow.DEAL))).isTrue();
    }

    @Test
    void judgesWhatOnlyTimeHasChanged() {
        flow.deal("Name", "Acme", "OwnerId", Flow.ANN.value(), "NextStep", "Call", "CloseDate", "2026-03-02");
        flow.clock.set(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(flow.open()).isEmpty();
        assertThat(reread.recheck(List.of(Flow.DEAL))).isTrue();
        assertThat(flow.broken()).containsExactly(Flow.DEAL);
    }

    @Test
    void saysThatNothingCouldBeReadWhenSalesforceDoesNotAnswer() {
        asked.refusal = Optional.of(new SalesforceException.Permission("API_DISABLED_FOR_ORG", "no API", null));
        assertThat(reread.recheck(List.of(Flow.DEAL))).isFalse();
        assertThat(reread.recheck(List.of())).isTrue();
    }

    /** Counts what is asked. */
    private static final class Asked implements Poller {

        int rounds;
        final List<RecordId> refreshed = new ArrayList<>();
        Optional<SalesforceException> refusal = Optional.empty();

        @Override
        public RoundResult round() {
            rounds++;
            return new RoundResult(1, 1, List.of(), Optional.empty());
        }

        @Override
        public void refresh(Collection<RecordId> ids) {
            refusal.ifPresent(e -> {
                throw e;
            });
            refreshed.addAll(ids);
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
