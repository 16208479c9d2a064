package dev.plumbline.ingest;

import static dev.plumbline.ingest.IngestFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant OLD = T0.minus(Duration.ofDays(40));

    private final IngestFixture at = new IngestFixture().want("Opportunity", "Name", "OwnerId");

    private IngestFixture loaded(int records) {
        for (int i = 0; i < records; i++) {
            at.org.put("Opportunity", i, OLD.plusSeconds(i), "Name", "Deal " + i);
        }
        assertThat(at.round().complete()).isTrue();
        return at;
    }

    @Test
    void missesNoRecordThatIsCommittedLate() {
        loaded(1);
        var random = new Random(7);
        Set<RecordId> byStamp = new HashSet<>();
        Instant highest = at.org.now();
        for (int minute = 0, n = 1; minute < 60; minute++) {
            at.clock.forward(Duration.ofMinutes(1));
            at.org.openTransactions.clear();
            for (int i = 0; i < 9 && n <= 500; i++, n++) {
                FakeOrg.Rec rec = at.org.put("Opportunity", n, at.org.now().minusSeconds(random.nextInt(50)));
                rec.visibleFrom = rec.stamp.plusSeconds(1 + random.nextInt(480));
            }
            at.org.all("Opportunity").values().stream()
                    .filter(r -> r.visibleFrom.isAfter(at.clock.instant()))
                    .forEach(r -> at.org.openTransactions.add(r.stamp.minusSeconds(1)));
            at.round();
            Instant seen = highest;
            for (FakeOrg.Rec rec : at.org.all("Opportunity").values()) {
                if (!rec.visibleFrom.isAfter(at.clock.instant()) && rec.stamp.isAfter(highest)) {
                    byStamp.add(rec.id);
                    seen = rec.stamp.isAfter(seen) ? rec.stamp : seen;
                }
            }
            highest = seen;
        }
        at.clock.forward(Duration.ofMinutes(10));
        at.org.openTransactions.clear();
        at.round();
        assertThat(at.kept("Opportunity").keySet())
                .isEqualTo(at.org.all("Opportunity").keySet());
        assertThat(byStamp.size())
                .as("a poller that remembers the highest stamp would have missed some")
                .isLessThan(at.kept("Opportunity").size() - 1);
    }

    @Test
    void costsTwoCallsAnObjectWhenNothingHappens() {
        at.want("User", "Name").want("Account", "Name");
        loaded(3);
        for (int i = 0; i < 10; i++) {
            at.org.calls.clear();
            RoundResult result = at.nextRound();
            assertThat(result.complete()).isTrue();
            assertThat(result.calls())
                    .isLessThanOrEqualTo(1 + 2 * result.objects().size());
        }
        assertThat(at.nextRound().steadyCalls()).isEqualTo(6);
    }

    @Test
    void bringsChangesDeletionsAndUndeletes() {
        loaded(4);
        at.clock.forward(Duration.ofMinutes(5));
        at.org.put(
                "Opportunity", 1, at.org.now(), "OwnerId", FakeOrg.id("User", 2).value());
        at.org.delete("Opportunity", 2);
        at.org.delete("Opportunity", 3);
        at.org.undelete("Opportunity", 3);
        at.nextRound();
        assertThat(at.text("Opportunity", 1, "OwnerId"))
                .isEqualTo(FakeOrg.id("User", 2).value());
        assertThat(at.has("Opportunity", 2)).isFalse();
        assertThat(at.has("Opportunity", 3)).isTrue();
        assertThat(at.deletions).extracting(d -> d.id()).containsExactly(FakeOrg.id("Opportunity", 2));
        at.clock.forward(Duration.ofMinutes(5));
        at.org.undelete("Opportunity", 2);
        at.nextRound();
        assertThat(at.has("Opportunity", 2)).isTrue();
    }

    @Test
    void saysIntoWhatARecordWasMerged() {
        at.want("Account", "Name");
        at.org.put("Account", 1, OLD, "Name", "Winner");
        at.org.put("Account", 2, OLD, "Name", "Loser");
        loaded(0);
        at.clock.forward(Duration.ofMinutes(5));
        at.org.delete("Account", 2);
        at.org.rec("Account", 2).master = FakeOrg.id("Account", 1);
        at.nextRound();
        assertThat(at.deletions).singleElement().satisfies(d -> {
            assertThat(d.mergedInto()).isEqualTo(Optional.of(FakeOrg.id("Account", 1)));
            assertThat(d.because()).isEqualTo("merged into " + FakeOrg.id("Account", 1));
        });
    }

    @Test
    void neverAdvancesTheCursorBeyondWhatIsKept() {
        loaded(10);
        Cursor before = at.cursor("Opportunity");
        at.clock.forward(Duration.ofMinutes(5));
        at.org.put("Opportunity", 4, at.org.now(), "Name", "Changed");
        at.inTransaction = b -> {
            throw new IllegalStateException("disk full");
        };
        assertThat(at.nextRound().of("Opportunity").orElseThrow().failure()).contains("disk full");
        assertThat(at.cursor("Opportunity")).isEqualTo(before);
        at.inTransaction = b -> {};
        at.nextRound();
        assertThat(at.text("Opportunity", 4, "Name")).isEqualTo("Changed");
    }

    @Test
    void handsOverManyChangesInBoundedBatches() {
        loaded(5000);
        at.clock.forward(Duration.ofMinutes(5));
        for (int i = 0; i < 5000; i++) {
            at.org.put("Opportunity", i, at.org.now(), "Name", "Changed " + i);
        }
        at.batches.clear();
        at.nextRound();
        assertThat(at.batches).hasSize(3).allSatisfy(b -> assertThat(b.upserts())
                .hasSizeLessThanOrEqualTo(2000));
        assertThat(at.batches).filteredOn(b -> b.next() != null).containsExactly(at.batches.get(2));
    }

    @Test
    void halvesAWindowWithTooManyChanges() {
        loaded(1000);
        at.org.idLimit = 300;
        for (int i = 0; i < 1000; i++) {
            at.org.put("Opportunity", i, T0.plus(Duration.ofMinutes(i)), "Name", "Changed " + i);
        }
        at.clock.forward(Duration.ofMinutes(1100));
        assertThat(at.round().complete()).isTrue();
        assertThat(at.kept("Opportunity").values())
                .allMatch(r -> r.field("Name").asText().startsWith("Changed"));
        assertThat(at.cursor("Opportunity").loaded()).isTrue();
        assertThat(at.org.calls.get("getUpdated")).isBetween(4, 20);
    }

    @Test
    void readsEverythingAnewAfterAGapLongerThanSalesforcesMemory() {
        loaded(30);
        at.clock.forward(Duration.ofDays(10));
        at.org.delete("Opportunity", 3);
        at.org.put("Opportunity", 5, at.org.now(), "Name", "Changed in the gap");
        at.clock.forward(Duration.ofDays(35));
        at.org.rec("Opportunity", 3).purged = true;
        assertThat(at.round().complete()).isTrue();
        assertThat(at.text("Opportunity", 5, "Name")).isEqualTo("Changed in the gap");
        assertThat(at.has("Opportunity", 3)).isFalse();
        assertThat(at.kept("Opportunity")).hasSize(29);
        assertThat(at.batches)
                .filteredOn(b -> !b.deletions().isEmpty())
                .isNotEmpty()
                .noneMatch(ChangeBatch::loading);
    }

    @Test
    void comparesIdsWhenDeletionsAreNoLongerRemembered() {
        loaded(30);
        at.clock.forward(Duration.ofDays(1));
        at.org.delete("Opportunity", 3);
        at.clock.forward(Duration.ofDays(19));
        at.round();
        assertThat(at.has("Opportunity", 3)).isFalse();
        at.clock.forward(Duration.ofMinutes(10));
        at.org.delete("Opportunity", 4);
        at.org.rec("Opportunity", 4).logged = false;
        at.org.earliestDeletion = at.clock.instant();
        at.clock.forward(Duration.ofMinutes(10));
        at.round();
        assertThat(at.has("Opportunity", 4)).isFalse();
    }

    @Test
    void findsRecordsThatVanishedWithoutATraceWithinADay() {
        loaded(1000);
        for (int i = 0; i < 300; i++) {
            FakeOrg.Rec rec = at.org.rec("Opportunity", i * 3);
            if (i % 2 == 0) {
                rec.purged = true;
            } else {
                rec.shared = false;
            }
        }
        at.clock.forward(Duration.ofHours(24));
        at.round();
        assertThat(at.kept("Opportunity")).hasSize(700);
        assertThat(at.deletions).hasSize(300).allMatch(d -> d.because().contains("no longer visible"));
    }

    @Test
    void restartsWhenSalesforceRefusesTheDates() {
        loaded(5);
        at.clock.forward(Duration.ofDays(2));
        at.org.put("Opportunity", 1, at.org.now().minusSeconds(90_000), "Name", "Changed");
        at.org.rec("Opportunity", 2).purged = true;
        at.org.before = call -> {
            if (call.startsWith("getUpdated")) {
                throw FakeOrg.refused("INVALID_REPLICATION_DATE");
            }
        };
        at.round();
        assertThat(at.cursor("Opportunity").loaded()).isFalse();
        at.org.before = call -> {};
        at.nextRound();
        assertThat(at.cursor("Opportunity").loaded()).isTrue();
        assertThat(at.text("Opportunity", 1, "Name")).isEqualTo("Changed");
        assertThat(at.has("Opportunity", 2)).isFalse();
    }

    @Test
    void readsFieldsAgainThatChangeWithoutATrace() {
        at.wanted.clear();
        at.want("User", "Name", "LastLoginDate");
        at.org.put("User", 1, OLD, "Name", "Ann", "LastLoginDate", OLD.toString());
        at.round();
        at.org.rec("User", 1).fields.put("LastLoginDate", T0.toString());
        at.clock.forward(Duration.ofHours(7));
        for (int i = 0; i < 5; i++) {
            at.nextRound();
        }
        assertThat(at.text("User", 1, "LastLoginDate")).isEqualTo(T0.toString());
        assertThat(at.batches.get(at.batches.size() - 1).loading()).isFalse();
    }

    @Test
    void refreshesGivenRecordsAtOnce() {
        loaded(4);
        at.org.put("Opportunity", 1, at.org.now(), "Name", "Fixed");
        at.org.delete("Opportunity", 2);
        at.org.rec("Opportunity", 3).shared = false;
        Cursor before = at.cursor("Opportunity");
        at.poller.refresh(List.of(
                FakeOrg.id("Opportunity", 1),
                FakeOrg.id("Opportunity", 2),
                FakeOrg.id("Opportunity", 3),
                FakeOrg.id("Lead", 1)));
        assertThat(at.text("Opportunity", 1, "Name")).isEqualTo("Fixed");
        assertThat(at.deletions)
                .extracting(d -> d.because())
                .containsExactlyInAnyOrder("deleted", "no longer visible to the integration user");
        assertThat(at.cursor("Opportunity")).isEqualTo(before);
    }
}
