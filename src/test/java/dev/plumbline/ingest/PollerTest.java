package dev.plumbline.ingest;

import static dev.plumbline.ingest.IngestFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollerTest {

    private static final Instant OLD = T0.minus(Duration.ofDays(40));

    private final IngestFixture at =
            new IngestFixture().want("Opportunity", "Name", "NextStep").want("Account", "Name");

    @BeforeEach
    void fill() {
        at.org.put("Opportunity", 1, OLD, "Name", "Deal", "NextStep", "Call");
        at.org.put("Account", 1, OLD, "Name", "Acme");
    }

    @Test
    void knowsAHiddenFieldAsUnreadableAndReadsAllAnewWhenItAppears() {
        at.org.hiddenFields.add("Opportunity.NextStep");
        at.round();
        assertThat(at.descriptions)
                .filteredOn(d -> d.object().equals("Opportunity"))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.asked()).containsExactly("Name");
                    assertThat(d.unreadable()).containsExactly("NextStep");
                });
        at.org.hiddenFields.clear();
        at.org.forgetDescribe("Opportunity");
        at.nextRound();
        assertThat(at.descriptions.get(at.descriptions.size() - 1).unreadable()).isEmpty();
        assertThat(at.text("Opportunity", 1, "NextStep")).isEqualTo("Call");
    }

    @Test
    void losesAFieldWithoutLosingTheRest() {
        at.round();
        at.org.hiddenFields.add("Opportunity.NextStep");
        at.clock.forward(Duration.ofHours(25));
        at.org.put("Opportunity", 1, at.org.now(), "Name", "Renamed");
        at.org.before = call -> {
            if (call.equals("retrieve Opportunity") && at.org.forgotten == 0) {
                throw FakeOrg.refused("INVALID_FIELD");
            }
        };
        assertThat(at.round().of("Opportunity").orElseThrow().failure()).contains("INVALID_FIELD: refused");
        assertThat(at.nextRound().complete()).isTrue();
        assertThat(at.text("Opportunity", 1, "Name")).isEqualTo("Renamed");
        assertThat(at.cursor("Opportunity").fields()).isEqualTo("Name:TEXT");
        assertThat(at.cursor("Opportunity").loaded()).isTrue();
        at.org.hiddenFields.clear();
        at.org.forgetDescribe("Opportunity");
        at.nextRound();
        assertThat(at.text("Opportunity", 1, "NextStep")).isEqualTo("Call");
    }

    @Test
    void loadsAgainWhenMoreFieldsAreWanted() {
        at.round();
        at.want("Opportunity", "Name", "NextStep", "Amount");
        at.org.rec("Opportunity", 1).fields.put("Amount", "500");
        RoundResult result = at.nextRound();
        assertThat(result.complete()).isTrue();
        assertThat(at.text("Opportunity", 1, "Amount")).isEqualTo("500");
        assertThat(at.cursor("Opportunity").fields()).isEqualTo("Amount:CURRENCY,Name:TEXT,NextStep:TEXT");
    }

    @Test
    void saysThatAnObjectIsHiddenAndReadsItWhenItAppears() {
        at.org.hiddenObjects.add("Opportunity");
        RoundResult result = at.round();
        assertThat(result.of("Opportunity").orElseThrow().failure())
                .contains("the org has no object Opportunity, or hides it from the integration user");
        assertThat(result.of("Account").orElseThrow().failure()).isEmpty();
        at.org.hiddenObjects.clear();
        at.nextRound();
        assertThat(at.has("Opportunity", 1)).isTrue();
        at.org.hiddenObjects.add("Opportunity");
        at.nextRound();
        assertThat(at.cursor("Opportunity").loaded()).isFalse();
        assertThat(at.descriptions.get(at.descriptions.size() - 1))
                .isEqualTo(new Description("Opportunity", Optional.empty(), Set.of(), Set.of("Name", "NextStep")));
        at.org.hiddenObjects.clear();
        at.nextRound();
        assertThat(at.cursor("Opportunity").loaded()).isTrue();
    }

    @Test
    void letsOneObjectFailWithoutStoppingTheOthers() {
        at.org.before = call -> {
            if (call.equals("query Account")) {
                throw new SalesforceException.Transient("QUERY_TIMEOUT", "the query took too long", null);
            }
        };
        RoundResult result = at.round();
        assertThat(result.of("Account").orElseThrow().failure()).contains("the query took too long");
        assertThat(result.of("Opportunity").orElseThrow().failure()).isEmpty();
        assertThat(result.complete()).isFalse();
        assertThat(at.has("Opportunity", 1)).isTrue();
    }

    @Test
    void stopsTheRoundWhereEveryObjectWouldFail() {
        at.org.before = call -> {
            if (call.equals("query Account")) {
                throw new SalesforceException.Session("INVALID_SESSION_ID", "signed out; connect again", null);
            }
        };
        RoundResult result = at.round();
        assertThat(result.stopped()).contains("signed out; connect again");
        assertThat(result.of("Opportunity")).isEmpty();
    }

    @Test
    void letsOnlyOneProcessPoll() {
        RoundResult[] inner = new RoundResult[1];
        var other = at.poller();
        at.inTransaction = b -> inner[0] = other.round();
        at.round();
        assertThat(inner[0].stopped()).contains("another process polls this org");
        at.inTransaction = b -> {};
        assertThat(other.round().complete()).isTrue();
    }

    @Test
    void takesOverFromAProcessThatDied() {
        at.jdbi.useHandle(h ->
                h.execute("INSERT INTO ingest_lease VALUES ('poll', 'dead', clock_timestamp() + interval '1 minute')"));
        assertThat(at.round().stopped()).contains("another process polls this org");
        at.jdbi.useHandle(h -> h.execute("UPDATE ingest_lease SET until = clock_timestamp() - interval '1 second'"));
        assertThat(at.round().complete()).isTrue();
    }
}
