package dev.plumbline.ingest;

import static dev.plumbline.ingest.IngestFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FirstLoadTest {

    private static final Instant OLD = T0.minus(Duration.ofDays(40));

    private final IngestFixture at = new IngestFixture().want("Opportunity", "Name", "Amount");

    @Test
    void loadsManyRecordsOfOneMomentInFewCalls() {
        for (int i = 0; i < 25_000; i++) {
            at.org.put("Opportunity", i, OLD, "Name", "Deal " + i);
        }
        RoundResult result = at.round();
        assertThat(result.complete()).isTrue();
        assertThat(at.kept("Opportunity")).hasSize(25_000);
        assertThat(result.calls()).isLessThanOrEqualTo(20);
        assertThat(at.batches).allSatisfy(b -> assertThat(b.upserts()).hasSizeLessThanOrEqualTo(2000));
        assertThat(at.cursor("Opportunity").loaded()).isTrue();
    }

    @Test
    void goesOnBehindAnyPageWhereItWasInterrupted() {
        at.org.pageSize = 100;
        int pages = 12;
        for (int i = 0; i < pages * 100; i++) {
            at.org.put("Opportunity", i, OLD.plusSeconds(i / 250), "Name", "Deal " + i);
        }
        for (int broken = 1; broken < pages; broken++) {
            var fresh = new IngestFixture().want("Opportunity", "Name");
            fresh.org.tables.putAll(at.org.tables);
            fresh.org.pageSize = 100;
            int stop = broken;
            int[] more = {0};
            fresh.org.before = call -> {
                if (call.startsWith("queryMore") && ++more[0] == stop) {
                    throw new SalesforceException.Transient("SERVER_UNAVAILABLE", "the org is away", null);
                }
            };
            RoundResult first = fresh.round();
            assertThat(first.of("Opportunity").orElseThrow().failure()).contains("the org is away");
            assertThat(first.of("Opportunity").orElseThrow().loading()).isTrue();
            assertThat(fresh.kept("Opportunity")).hasSize(broken * 100);
            fresh.org.calls.clear();
            fresh.poller = fresh.poller();
            assertThat(fresh.nextRound().complete()).isTrue();
            assertThat(fresh.kept("Opportunity")).hasSize(pages * 100);
            assertThat(fresh.org.calls.getOrDefault("query", 0) + fresh.org.calls.getOrDefault("queryMore", 0))
                    .isEqualTo(pages - broken);
        }
    }

    @Test
    void goesOnAtOnceWhenTheQueryWasForgotten() {
        at.org.pageSize = 10;
        for (int i = 0; i < 50; i++) {
            at.org.put("Opportunity", i, OLD, "Name", "Deal " + i);
        }
        int[] more = {0};
        at.org.before = call -> {
            if (call.startsWith("queryMore") && ++more[0] == 3) {
                throw FakeOrg.refused("INVALID_QUERY_LOCATOR");
            }
        };
        assertThat(at.round().complete()).isTrue();
        assertThat(at.kept("Opportunity")).hasSize(50);
    }

    @Test
    void neverPassesAPageThatCouldNotBeKept() {
        at.org.pageSize = 10;
        for (int i = 0; i < 50; i++) {
            at.org.put("Opportunity", i, OLD.plusSeconds(i), "Name", "Deal " + i);
        }
        at.inTransaction = b -> {
            if (at.kept("Opportunity").size() == 20) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThat(at.round().of("Opportunity").orElseThrow().failure()).contains("disk full");
        assertThat(at.cursor("Opportunity").loadFrom()).isEqualTo(OLD.plusSeconds(19));
        at.inTransaction = b -> {};
        assertThat(at.nextRound().complete()).isTrue();
        assertThat(at.kept("Opportunity")).hasSize(50);
    }

    @Test
    void isNotLedAstrayByARecordThatWasChangedBeforeItsPageWasRead() {
        at.org.pageSize = 10;
        for (int i = 0; i < 40; i++) {
            at.org.put("Opportunity", i, OLD.plusSeconds(i), "Name", "Deal " + i);
        }
        at.org.afterQueryFound = () -> at.org.put("Opportunity", 9, T0, "Name", "Changed while loading");
        int[] more = {0};
        at.org.before = call -> {
            if (call.startsWith("queryMore") && ++more[0] == 1) {
                throw new SalesforceException.Transient("SERVER_UNAVAILABLE", "the org is away", null);
            }
        };
        at.round();
        assertThat(at.cursor("Opportunity").loadFrom()).isEqualTo(OLD.plusSeconds(8));
        at.nextRound();
        assertThat(at.kept("Opportunity")).hasSize(40);
        assertThat(at.text("Opportunity", 9, "Name")).isEqualTo("Changed while loading");
    }

    @Test
    void marksEverythingAsLoadingUntilTheChangesSinceTheStartAreThere() {
        at.org.put("Opportunity", 1, OLD, "Name", "Old");
        at.org.put("Opportunity", 2, T0.minusSeconds(60), "Name", "New");
        at.round();
        assertThat(at.kept("Opportunity")).hasSize(2);
        assertThat(at.batches).allMatch(ChangeBatch::loading);
        assertThat(at.batches.get(at.batches.size() - 1).next()).matches(next -> next != null && next.loaded());
    }

    @Test
    void readsSmallTablesWithoutATraceOfChangesWhole() {
        at.wanted.clear();
        at.want("OpportunityStage", "ApiName", "SortOrder");
        at.org.put("OpportunityStage", 1, OLD, "ApiName", "Prospecting", "SortOrder", "1");
        at.org.put("OpportunityStage", 2, OLD, "ApiName", "Closed Won", "SortOrder", "2");
        at.round();
        assertThat(at.kept("OpportunityStage")).hasSize(2);
        at.org.rec("OpportunityStage", 1).fields.put("SortOrder", "7");
        at.org.rec("OpportunityStage", 2).purged = true;
        for (int i = 0; i < 4; i++) {
            assertThat(at.nextRound().of("OpportunityStage")).isEmpty();
        }
        at.nextRound();
        assertThat(at.text("OpportunityStage", 1, "SortOrder")).isEqualTo("7");
        assertThat(at.kept("OpportunityStage")).hasSize(1);
        assertThat(at.org.calls).doesNotContainKeys("getUpdated", "getDeleted");
    }

    @Test
    void readsHistoryThatIsOnlyAppendedByItsCreation() {
        at.wanted.clear();
        at.want("OpportunityFieldHistory", "Field", "OpportunityId");
        at.org.put("OpportunityFieldHistory", 1, OLD, "Field", "StageName", "CreatedDate", OLD.toString());
        at.round();
        at.clock.forward(Duration.ofMinutes(30));
        at.org.put(
                "OpportunityFieldHistory",
                2,
                at.org.now(),
                "Field",
                "Amount",
                "CreatedDate",
                at.org.now().toString());
        at.org.calls.clear();
        at.nextRound();
        assertThat(at.kept("OpportunityFieldHistory")).hasSize(2);
        assertThat(at.org.calls).isEqualTo(java.util.Map.of("serverTime", 1, "query", 1));
    }
}
