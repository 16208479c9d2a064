package dev.plumbline.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org.Complaint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryOrgTest {

    private final SmallOrg small = new SmallOrg();
    private final MemoryOrg org = small.org;

    private List<Complaint> edit(RecordId id, String... texts) {
        String object = org.store()
                .reading(() ->
                        Objects.requireNonNull(org.store().tableOf(id.value())).name());
        return org.update(SmallOrg.ANN, id, small.fields(object, texts));
    }

    private RecordId create(String object, String... texts) {
        Org.Created created = org.create(SmallOrg.ANN, object, small.fields(object, texts));
        assertThat(created.complaints()).isEmpty();
        return created.id().orElseThrow();
    }

    private List<Complaint> refused(String object, String... texts) {
        Org.Created created = org.create(SmallOrg.ANN, object, small.fields(object, texts));
        assertThat(created.id()).isEmpty();
        return created.complaints();
    }

    @Test
    void stampsWhoChangedWhatInWholeSeconds() {
        small.clock.forward(Duration.ofMillis(1500));
        assertThat(edit(SmallOrg.DEAL, "NextStep", "Call")).isEmpty();
        assertThat(small.value(SmallOrg.DEAL, "LastModifiedById")).isEqualTo(SmallOrg.ANN.value());
        assertThat(small.value(SmallOrg.DEAL, "SystemModstamp")).isEqualTo("2026-03-02T09:00:01Z");
        assertThat(small.value(SmallOrg.DEAL, "CreatedDate")).isEqualTo("2026-02-01T08:00:00Z");
    }

    @Test
    void aNewStageBringsItsProbabilityAndForecast() {
        edit(SmallOrg.DEAL, "StageName", "Negotiation/Review");
        assertThat(small.value(SmallOrg.DEAL, "Probability")).isEqualTo("90");
        assertThat(small.value(SmallOrg.DEAL, "ForecastCategoryName")).isEqualTo("Commit");
        assertThat(small.value(SmallOrg.DEAL, "ForecastCategory")).isEqualTo("Forecast");
        assertThat(small.value(SmallOrg.DEAL, "ExpectedRevenue")).isEqualTo("10800.45");
        assertThat(small.value(SmallOrg.DEAL, "LastStageChangeDate")).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(small.value(SmallOrg.DEAL, "IsClosed")).isEqualTo("false");
    }

    @Test
    void aProbabilityGivenInTheSameSaveWins() {
        edit(SmallOrg.DEAL, "StageName", "Negotiation/Review", "Probability", "55");
        assertThat(small.value(SmallOrg.DEAL, "Probability")).isEqualTo("55");
    }

    @Test
    void closingSetsClosedAndWon() {
        assertThat(edit(SmallOrg.DEAL, "StageName", "Closed Won")).isEmpty();
        assertThat(small.value(SmallOrg.DEAL, "IsWon")).isEqualTo("true");
        assertThat(edit(SmallOrg.DEAL, "StageName", "Closed Lost", "Loss_Reason__c", "Price"))
                .isEmpty();
        assertThat(small.value(SmallOrg.DEAL, "IsClosed")).isEqualTo("true");
        assertThat(small.value(SmallOrg.DEAL, "IsWon")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 1",
        "2026-03-05, 0", // earlier in the month
        "2026-02-01, 0", // an earlier month
        "2027-01-01, 1"
    })
    void countsPushesIntoLaterMonthsOnly(String close, String count) {
        edit(SmallOrg.DEAL, "CloseDate", close);
        assertThat(small.value(SmallOrg.DEAL, "PushCount")).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 2026, 1, 2026 1", "2026-12-01, 2026, 4, 2026 4"})
    void knowsTheFiscalQuarter(String close, String year, String quarter, String fiscal) {
        RecordId id = create("Opportunity", "Name", "F", "StageName", "Prospecting", "CloseDate", close);
        assertThat(small.value(id, "FiscalYear")).isEqualTo(year);
        assertThat(small.value(id, "FiscalQuarter")).isEqualTo(quarter);
        assertThat(small.value(id, "Fiscal")).isEqualTo(fiscal);
    }

    @Test
    void keepsStageHistoryWithWhatWasBefore() {
        edit(SmallOrg.DEAL, "Amount", "500", "CloseDate", "2026-05-01");
        List<RecordId> history = org.children("OpportunityHistory", "OpportunityId", SmallOrg.DEAL);
        assertThat(history).hasSize(1);
        assertThat(small.value(history.get(0), "PrevAmount")).isEqualTo("12000.50");
        assertThat(small.value(history.get(0), "PrevCloseDate")).isEqualTo("2026-03-31");
        assertThat(small.value(history.get(0), "Amount")).isEqualTo("500.00");
        assertThat(small.value(history.get(0), "CreatedById")).isEqualTo(SmallOrg.ANN.value());
        assertThat(small.value(SmallOrg.DEAL, "LastAmountChangedHistoryId"))
                .isEqualTo(history.get(0).value());
        edit(SmallOrg.DEAL, "NextStep", "no history for this");
        assertThat(org.children("OpportunityHistory", "OpportunityId", SmallOrg.DEAL))
                .hasSize(1);
    }

    @Test
    void keepsFieldHistoryWithNamesAndIdsOfOwners() {
        edit(SmallOrg.DEAL, "OwnerId", SmallOrg.BEN.value());
        List<String> rows = org.children("OpportunityFieldHistory", "OpportunityId", SmallOrg.DEAL).stream()
                .map(id -> small.value(id, "Field") + ": " + small.value(id, "OldValue") + " -> "
                        + small.value(id, "NewValue"))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "Owner: Ann Archer -> Ben Baker", "Owner: " + SmallOrg.ANN + " -> " + SmallOrg.BEN);
    }

    @Test
    void aLeadIsUnreadUntilItsOwnerEditsIt() {
        org.update(SmallOrg.ANN, SmallOrg.LEAD, small.fields("Lead", "OwnerId", SmallOrg.BEN.value()));
        assertThat(small.value(SmallOrg.LEAD, "IsUnreadByOwner")).isEqualTo("true");
        assertThat(small.value(SmallOrg.LEAD, "LastTransferDate")).isEqualTo("2026-03-02");
        org.update(SmallOrg.BEN, SmallOrg.LEAD, small.fields("Lead", "Rating", "Hot"));
        assertThat(small.value(SmallOrg.LEAD, "IsUnreadByOwner")).isEqualTo("false");
        RecordId own = create("Lead", "LastName", "Own", "Company", "X", "OwnerId", SmallOrg.ANN.value());
        assertThat(small.value(own, "IsUnreadByOwner")).isEqualTo("false");
        assertThat(small.value(own, "Status")).isEqualTo("Open - Not Contacted");
    }

    @Test
    void closingATaskMovesLastActivityOfAllItsParentsButNotTheirLastModified() {
        edit(SmallOrg.TASK, "Status", "Completed");
        assertThat(small.value(SmallOrg.TASK, "IsClosed")).isEqualTo("true");
        assertThat(small.value(SmallOrg.TASK, "CompletedDateTime")).isEqualTo("2026-03-02T09:00:00Z");
        for (RecordId parent : List.of(SmallOrg.DEAL, SmallOrg.CARA, SmallOrg.ACME)) {
            assertThat(small.value(parent, "LastActivityDate")).isEqualTo("2026-02-27");
            assertThat(small.value(parent, "SystemModstamp")).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(small.value(parent, "LastModifiedDate")).isEqualTo("2026-02-01T08:00:00Z");
        }
        edit(SmallOrg.TASK, "Status", "In Progress");
        assertThat(small.value(SmallOrg.DEAL, "LastActivityDate")).isEmpty();
        assertThat(small.value(SmallOrg.TASK, "CompletedDateTime")).isEmpty();
    }

    @Test
    void anEventCountsAsActivityAndLeavesItsTraceWhenDeleted() {
        RecordId event = create(
                "Event",
                "Subject",
                "Demo",
                "WhatId",
                SmallOrg.DEAL.value(),
                "StartDateTime",
                "2026-03-10T14:00:00Z",
                "DurationInMinutes",
                "30");
        assertThat(small.value(event, "EndDateTime")).isEqualTo("2026-03-10T14:30:00Z");
        assertThat(small.value(SmallOrg.DEAL, "LastActivityDate")).isEqualTo("2026-03-10");
        org.delete(SmallOrg.ANN, event);
        assertThat(small.value(SmallOrg.DEAL, "LastActivityDate")).isEmpty();
    }

    @Test
    void worksOutOpenAndOverdueActivitiesWhenAsked() {
        assertThat(small.value(SmallOrg.DEAL, "HasOpenActivity")).isEqualTo("true");
        assertThat(small.value(SmallOrg.DEAL, "HasOverdueTask")).isEqualTo("true");
        edit(SmallOrg.TASK, "Status", "Completed");
        assertThat(small.value(SmallOrg.DEAL, "HasOpenActivity")).isEqualTo("false");
        assertThat(small.value(SmallOrg.DEAL, "HasOverdueTask")).isEqualTo("false");
    }

    @Test
    void productLinesMakeTheAmount() {
        RecordId line = create(
                "OpportunityLineItem",
                "OpportunityId",
                SmallOrg.DEAL.value(),
                "Quantity",
                "3",
                "UnitPrice",
                "100",
                "Discount",
                "10");
        assertThat(small.value(line, "TotalPrice")).isEqualTo("270.00");
        assertThat(small.value(SmallOrg.DEAL, "Amount")).isEqualTo("270.00");
        edit(SmallOrg.DEAL, "Amount", "9");
        assertThat(small.value(SmallOrg.DEAL, "Amount")).isEqualTo("270.00");
        org.delete(SmallOrg.ANN, line);
        assertThat(small.value(SmallOrg.DEAL, "HasOpportunityLineItem")).isEqualTo("false");
        edit(SmallOrg.DEAL, "Amount", "9");
        assertThat(small.value(SmallOrg.DEAL, "Amount")).isEqualTo("9.00");
    }

    @Test
    void complainsAsSalesforceDoes() {
        assertThat(refused("Opportunity", "Amount", "1")).singleElement().satisfies(c -> {
            assertThat(c.code()).isEqualTo("REQUIRED_FIELD_MISSING");
            assertThat(c.message()).isEqualTo("Required fields are missing: [CloseDate, Name, StageName]");
            assertThat(c.fields()).containsExactly("CloseDate", "Name", "StageName");
        });
        assertThat(codes(edit(SmallOrg.DEAL, "Name", ""))).containsExactly("REQUIRED_FIELD_MISSING");
        assertThat(codes(edit(SmallOrg.DEAL, "StageName", "Nonsense")))
                .containsExactly("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(codes(edit(SmallOrg.DEAL, "Amount", "1e17"))).containsExactly("NUMBER_OUTSIDE_VALID_RANGE");
        assertThat(codes(edit(SmallOrg.DEAL, "AccountId", "0015g0000000999")))
                .containsExactly("INVALID_CROSS_REFERENCE_KEY");
        assertThat(codes(edit(SmallOrg.DEAL, "AccountId", SmallOrg.CARA.value())))
                .containsExactly("MALFORMED_ID");
        assertThat(codes(edit(SmallOrg.DEAL, "AccountId", "zzz"))).containsExactly("MALFORMED_ID");
        assertThat(codes(edit(SmallOrg.DEAL, "IsClosed", "true"))).containsExactly("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(edit(SmallOrg.DEAL, "OwnerId", SmallOrg.GONE.value()))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.code()).isEqualTo("INACTIVE_OWNER_OR_USER");
                    assertThat(c.message()).contains("inactive user").endsWith("as owner of opportunity");
                });
        assertThat(codes(edit(SmallOrg.LATE_DEAL, "StageName", "Closed Won")))
                .containsExactly("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(small.value(SmallOrg.DEAL, "SystemModstamp")).isEqualTo("2026-02-01T08:00:00Z");
        assertThat(codes(refused(
                        "Opportunity",
                        "Name",
                        "x",
                        "StageName",
                        "Prospecting",
                        "CloseDate",
                        "2026-05-01",
                        "NextStep",
                        "x".repeat(256))))
                .containsExactly("STRING_TOO_LONG");
    }

    private static List<String> codes(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::code).toList();
    }

    @Test
    void deletingADealTakesItsChildrenAndUndeletingBringsTheSameOnesBack() {
        RecordId role = create(
                "OpportunityContactRole", "OpportunityId", SmallOrg.DEAL.value(), "ContactId", SmallOrg.CARA.value());
        RecordId before = create("Task", "Subject", "Deleted before", "WhatId", SmallOrg.DEAL.value());
        org.delete(SmallOrg.ANN, before);
        small.clock.forward(Duration.ofMinutes(5));
        assertThat(org.delete(SmallOrg.ANN, SmallOrg.DEAL)).isEmpty();
        assertThat(small.value(role, "IsDeleted")).isEqualTo("true");
        assertThat(small.value(SmallOrg.TASK, "IsDeleted")).isEqualTo("true");
        assertThat(org.all("Opportunity")).doesNotContain(SmallOrg.DEAL);
        assertThat(codes(edit(SmallOrg.DEAL, "NextStep", "x"))).containsExactly("ENTITY_IS_DELETED");
        assertThat(codes(org.undelete(SmallOrg.ANN, SmallOrg.TASK))).containsExactly("UNDELETE_FAILED");
        assertThat(org.undelete(SmallOrg.ANN, SmallOrg.DEAL)).isEmpty();
        assertThat(small.value(SmallOrg.TASK, "IsDeleted")).isEqualTo("false");
        assertThat(small.value(role, "IsDeleted")).isEqualTo("false");
        assertThat(small.value(before, "IsDeleted")).isEqualTo("true");
    }

    @Test
    void theRecycleBinForgetsAfterFifteenDays() {
        org.delete(SmallOrg.ANN, SmallOrg.DEAL);
        small.clock.forward(Duration.ofDays(16));
        edit(SmallOrg.LATE_DEAL, "NextStep", "anything that saves");
        assertThat(org.read(SmallOrg.DEAL)).isEmpty();
        assertThat(codes(org.undelete(SmallOrg.ANN, SmallOrg.DEAL))).containsExactly("INVALID_CROSS_REFERENCE_KEY");
    }

    @Test
    void mergingMovesWhatHungOnTheLoser() {
        assertThat(org.merge(SmallOrg.ANN, SmallOrg.ACME, SmallOrg.GLOBEX)).isEmpty();
        assertThat(small.value(SmallOrg.GLOBEX, "IsDeleted")).isEqualTo("true");
        assertThat(small.value(SmallOrg.GLOBEX, "MasterRecordId")).isEqualTo(SmallOrg.ACME.value());
        assertThat(small.value(SmallOrg.LATE_DEAL, "AccountId")).isEqualTo(SmallOrg.ACME.value());
        assertThat(codes(org.merge(SmallOrg.ANN, SmallOrg.DEAL, SmallOrg.LATE_DEAL)))
                .containsExactly("INVALID_MERGE_RECORD");
    }

    @Test
    void composesNamesOfPeople() {
        assertThat(edit(SmallOrg.CARA, "LastName", "Cole-Kerr")).isEmpty();
        assertThat(small.value(SmallOrg.CARA, "Name")).isEqualTo("Cara Cole-Kerr");
    }

    @Test
    void listsNewestFirst() {
        small.clock.forward(Duration.ofMinutes(1));
        RecordId newer = create(
                "Opportunity",
                "Name",
                "Newer",
                "StageName",
                "Prospecting",
                "CloseDate",
                "2026-09-01",
                "AccountId",
                SmallOrg.ACME.value());
        assertThat(org.children("Opportunity", "AccountId", SmallOrg.ACME))
                .containsExactly(newer, SmallOrg.WON_DEAL, SmallOrg.DEAL);
        assertThat(org.all("Opportunity")).hasSize(4).startsWith(newer);
    }

    @Test
    void refusesSeedsThatItCouldNotKeep() {
        assertThatThrownBy(() -> org.seed("Opportunity", SmallOrg.DEAL, Map.of()))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> org.seed("Nonsense", SmallOrg.DEAL, Map.of())).hasMessageContaining("Nonsense");
        assertThatThrownBy(() -> org.seed("Task", RecordId.of("00T5g0000000042"), Map.of("Nonsense", FieldValue.TRUE)))
                .hasMessageContaining("Task has no field Nonsense");
        assertThatThrownBy(() -> org.seed(
                        "Task", RecordId.of("00T5g0000000042"), Map.of("ActivityDate", FieldValue.of("2026-01-01"))))
                .hasMessageContaining("Task.ActivityDate is a DATE");
    }

    @Test
    void aConvertedLeadStaysAsItIs() {
        small.seed("Lead", RecordId.of("00Q5g0000000077"), "LastName", "Done", "Company", "X", "IsConverted", "true");
        assertThat(codes(edit(RecordId.of("00Q5g0000000077"), "Rating", "Hot")))
                .containsExactly("CANNOT_UPDATE_CONVERTED_LEAD");
    }

    @Test
    void manyHandsAtOnceLoseNothing() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(6);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int hand = 0; hand < 6; hand++) {
            int mine = hand;
            work.add(() -> {
                for (int i = 0; i < 100; i++) {
                    create("Task", "Subject", mine + "/" + i, "WhatId", SmallOrg.DEAL.value());
                    edit(SmallOrg.DEAL, "NextStep", mine + "/" + i);
                    org.children("Task", "WhatId", SmallOrg.DEAL).forEach(org::read);
                }
                return mine;
            });
        }
        for (Future<Integer> done : hands.invokeAll(work)) {
            assertThat(done.get()).isBetween(0, 5);
        }
        hands.shutdown();
        assertThat(org.children("Task", "WhatId", SmallOrg.DEAL)).hasSize(601);
    }
}
