package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.SettableClock;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.SalesforceClient.Change;
import dev.plumbline.salesforce.TestSalesforce.Config;
import dev.plumbline.salesforce.TestSalesforce.Rig;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartnerOrgTest {

    private static final String DEAL = "006000000000001AAA";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private FakeOrg fake;
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOrg();
        rig = new Rig(Config.of(fake.url()), clock);
        fake.usually(
                "describeSObjects",
                Soap.described(
                        "Opportunity",
                        "Id:id",
                        "Name:string:120",
                        "Amount:currency",
                        "CloseDate:date",
                        "NextStep:string:255",
                        "SystemModstamp:datetime",
                        "OwnerId:reference:18:User|Group:Owner"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void knowsWhoItIsConnectedTo() {
        fake.usually(
                "getUserInfo",
                "<result><organizationId>00D000000000001AAA</organizationId>"
                        + "<organizationName>Acme</organizationName><userId>005000000000001AAA</userId><userName>i@acme.example</userName></result>");
        assertThat(rig.org.org())
                .isEqualTo(new SalesforceClient.OrgIdentity(
                        "00D000000000001AAA", "Acme", fake.url(), "005000000000001AAA", "i@acme.example"));
        rig.org.org();
        assertThat(fake.requests("getUserInfo")).hasSize(1);
    }

    @Test
    void tellsTheOrgsTime() {
        fake.usually("getServerTimestamp", "<result><timestamp>2026-03-02T11:59:58.123Z</timestamp></result>");
        assertThat(rig.org.serverTime()).isEqualTo(Instant.parse("2026-03-02T11:59:58.123Z"));
    }

    @Test
    void sendsBothEndpointsSessionClientNameAndPageSize() {
        fake.usually("query", Soap.records(true, "", 0));
        rig.org.query("Opportunity", List.of("Name"), "", false, page -> {});
        assertThat(fake.requests("query").get(0).body())
                .contains("<sessionId>00D!1</sessionId>", "<client>Plumbline/1</client>", "<batchSize>2000</batchSize>")
                .contains("SELECT Id, SystemModstamp, Name FROM Opportunity<");
    }

    @Test
    void handsOverPageAfterPage() {
        fake.usually("query", Soap.records(false, "01g-2", 3, deal(1), deal(2)));
        fake.usually("queryMore", Soap.records(true, "", 3, deal(3)));
        List<Integer> pages = new ArrayList<>();
        rig.org.query("Opportunity", List.of("Name"), "ORDER BY Id", false, page -> pages.add(page.size()));
        assertThat(pages).containsExactly(2, 1);
        assertThat(fake.requests("queryMore").get(0).body()).contains("01g-2");
    }

    @Test
    void renewsASessionThatExpiresBetweenPages() {
        fake.usually("query", Soap.records(false, "01g-1", 2, deal(1)));
        fake.usually("queryMore", Soap.records(true, "", 2, deal(2)));
        List<CrmRecord> found = new ArrayList<>();
        rig.org.query("Opportunity", List.of("Name"), "", false, page -> {
            found.addAll(page);
            if (found.size() == 1) {
                fake.expireSession();
            }
        });
        assertThat(found).hasSize(2);
        assertThat(fake.tokenRequests).hasSize(2);
    }

    @Test
    void asksForDeletedRecordsToo() {
        fake.usually("queryAll", Soap.records(true, "", 1, deal(1)));
        rig.org.query("Opportunity", List.of("Name"), "WHERE IsDeleted = true", true, page -> {});
        assertThat(fake.requests("queryAll")).hasSize(1);
    }

    @Test
    void typesValuesByDescribeAndReadsParents() {
        fake.usually(
                "query",
                Soap.records(
                        true,
                        "",
                        1,
                        Soap.record(
                                "Opportunity",
                                DEAL,
                                "<sf:Name> Deal \uD83D\uDE80 </sf:Name>"
                                        + "<sf:Amount>1.5E7</sf:Amount><sf:CloseDate>2026-03-31</sf:CloseDate><sf:NextStep xsi:nil=\"true\"/>"
                                        + "<sf:SystemModstamp>2026-03-01T10:20:30.000Z</sf:SystemModstamp>"
                                        + "<sf:Owner xsi:type=\"sf:sObject\"><sf:type>Group</sf:type><sf:Id xsi:nil=\"true\"/><sf:Name>Queue</sf:Name></sf:Owner>")));
        List<CrmRecord> found = new ArrayList<>();
        rig.org.query(
                "Opportunity",
                List.of("Name", "Amount", "CloseDate", "NextStep", "OwnerId", "Owner.Name"),
                "",
                false,
                found::addAll);
        CrmRecord deal = found.get(0);
        assertThat(deal.asOf()).isEqualTo(Instant.parse("2026-03-01T10:20:30Z"));
        assertThat(deal.field("Name")).isEqualTo(FieldValue.of(" Deal \uD83D\uDE80 "));
        assertThat(deal.field("Amount")).isEqualTo(FieldValue.of(new BigDecimal("15000000")));
        assertThat(deal.field("CloseDate")).isEqualTo(FieldValue.of(LocalDate.parse("2026-03-31")));
        assertThat(deal.field("NextStep")).isEqualTo(FieldValue.BLANK);
        assertThat(deal.field("Owner.Name")).isEqualTo(FieldValue.of("Queue"));
        assertThat(deal.field("OwnerId").isHidden()).isTrue();
    }

    @Test
    void refusesFieldsThatDescribeDoesNotShowWithoutAskingTheOrg() {
        assertThatThrownBy(() -> rig.org.query("Opportunity", List.of("Name FROM User; --"), "", false, page -> {}))
                .isInstanceOfSatisfying(SalesforceException.Query.class, e -> assertThat(e.code())
                        .isEqualTo("INVALID_FIELD"));
        assertThat(fake.requests("query")).isEmpty();
    }

    @Test
    void refusesAStatementThatSalesforceWouldNotTake() {
        String rest = "WHERE Name = '" + "x".repeat(100_000) + "'";
        assertThatThrownBy(() -> rig.org.query("Opportunity", List.of(), rest, false, page -> {}))
                .hasMessageContaining("100000");
    }

    @Test
    void counts() {
        fake.usually("query", Soap.records(true, "", 4002));
        assertThat(rig.org.count("Opportunity", "WHERE IsClosed = false")).isEqualTo(4002);
        assertThat(fake.requests("query").get(0).body())
                .contains("SELECT COUNT() FROM Opportunity WHERE IsClosed = false");
    }

    @Test
    void retrievesInChunksAndSkipsWhatIsGone() {
        fake.usually(
                "retrieve", Soap.retrieved("Opportunity", DEAL, "<sf:Name>x</sf:Name>") + "<result xsi:nil=\"true\"/>");
        List<RecordId> ids = IntStream.range(0, 2001)
                .mapToObj(i -> RecordId.of(String.format("006%012d", i)))
                .toList();
        assertThat(rig.org.retrieve("Opportunity", List.of("Name"), ids)).hasSize(2);
        assertThat(fake.requests("retrieve")).hasSize(2);
        assertThat(fake.requests("retrieve").get(0).body()).contains("Id, SystemModstamp, Name");
    }

    @Test
    void halvesARetrieveThatIsTooBigForOneAnswer() {
        rig = new Rig(Config.of(fake.url()).limits(Duration.ofSeconds(20), Duration.ofSeconds(30), 1 << 20), clock);
        String small = Soap.retrieved("Opportunity", DEAL, "<sf:Name>x</sf:Name>");
        rig.org.describe("Opportunity");
        fake.then(Soap.answer("retrieve", "<result>" + "y".repeat(2 << 20) + "</result>"));
        fake.usually("retrieve", small);
        assertThat(rig.org.retrieve("Opportunity", List.of("Name"), List.of(id(1), id(2))))
                .hasSize(2);
    }

    @Test
    void retrievesParentPathsByQuery() {
        fake.usually("query", Soap.records(true, "", 1, deal(1)));
        rig.org.retrieve("Opportunity", List.of("Owner.Name"), List.of(id(1)));
        assertThat(fake.requests("query").get(0).body()).contains("WHERE Id IN ('" + DEAL + "')");
    }

    @Test
    void tellsWhatChangedAndHowFarThatIsComplete() {
        fake.usually(
                "getUpdated",
                "<result><ids>" + DEAL
                        + "</ids><latestDateCovered>2026-03-02T11:50:00.000Z</latestDateCovered></result>");
        var changes = rig.org.updated("Opportunity", NOON.minusSeconds(3600), NOON);
        assertThat(changes.ids()).containsExactly(RecordId.of(DEAL));
        assertThat(changes.coveredUntil()).isEqualTo(Instant.parse("2026-03-02T11:50:00Z"));
        assertThat(fake.requests("getUpdated").get(0).body())
                .contains("2026-03-02T11:00:00.000Z", "2026-03-02T12:00:00.000Z");
    }

    @Test
    void tellsWhatIsGone() {
        fake.usually(
                "getDeleted",
                "<result><deletedRecords><deletedDate>2026-03-02T11:30:00.000Z</deletedDate><id>" + DEAL
                        + "</id></deletedRecords><earliestDateAvailable>2026-02-20T00:00:00.000Z</earliestDateAvailable>"
                        + "<latestDateCovered>2026-03-02T12:00:00.000Z</latestDateCovered></result>");
        var deletions = rig.org.deleted("Opportunity", NOON.minusSeconds(3600), NOON);
        assertThat(deletions.deletions()).hasSize(1);
        assertThat(deletions.earliestAvailable()).isEqualTo(Instant.parse("2026-02-20T00:00:00Z"));
    }

    @Test
    void doesNotAskForSpansThatSalesforceRefuses() {
        assertThat(rig.org.updated("Opportunity", NOON, NOON.plusSeconds(59)).coveredUntil())
                .isEqualTo(NOON);
        assertThat(rig.org.deleted("Opportunity", NOON, NOON.plusSeconds(60)).coveredUntil())
                .isEqualTo(NOON);
        assertThat(fake.requests).isEmpty();
    }

    @Test
    void updatesInChunksAndTellsTheFateOfEachRecord() {
        rig.org.describe("Opportunity");
        fake.then(Soap.answer("update", ok().repeat(200)), Soap.answer("update", refused()));
        List<Change> changes = IntStream.range(0, 201)
                .mapToObj(i -> new Change(id(i), Map.of("NextStep", FieldValue.of("call"))))
                .toList();
        var outcomes = rig.org.update("Opportunity", changes);
        assertThat(outcomes).hasSize(201);
        assertThat(outcomes.get(0).success()).isTrue();
        assertThat(outcomes.get(200).errors())
                .containsExactly(new SalesforceClient.SaveError(
                        "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say why", List.of("NextStep")));
    }

    @Test
    void writesEachKindOfValueAsTheWireWantsIt() {
        fake.usually("update", ok());
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put("Name", FieldValue.of("a<b>&\uD83D\uDE80"));
        fields.put("Amount", FieldValue.of(new BigDecimal("1E+3")));
        fields.put("IsPrivate", FieldValue.TRUE);
        fields.put("CloseDate", FieldValue.of(LocalDate.parse("2026-03-31")));
        fields.put("Seen__c", FieldValue.of(NOON));
        fields.put("At__c", new FieldValue.TimeOfDay(LocalTime.parse("09:30:00")));
        fields.put("NextStep", FieldValue.BLANK);
        rig.org.update("Opportunity", List.of(new Change(id(1), fields)));
        assertThat(fake.requests("update").get(0).body())
                .contains("a&lt;b>&amp;\uD83D\uDE80")
                .contains(">1000</")
                .contains(">true</")
                .contains("xsd:dateTime\">2026-03-31T00:00:00.000Z<")
                .contains(">2026-03-02T12:00:00.000Z<")
                .contains(">09:30:00.000Z<")
                .containsPattern("fieldsToNull[^>]*>NextStep<");
    }

    @Test
    void refusesToWriteWhatItCouldNotRead() {
        Change change = new Change(id(1), Map.of("Name", new FieldValue.Hidden("not visible")));
        assertThatThrownBy(() -> rig.org.update("Opportunity", List.of(change)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesRecordsAgainThatSomebodyElseHeldLocked() {
        String locked =
                "<result><errors><message>held</message><statusCode>UNABLE_TO_LOCK_ROW</statusCode></errors><id xsi:nil=\"true\"/>"
                        + "<success>false</success></result>";
        fake.then(Soap.answer("update", ok() + locked), Soap.answer("update", ok()));
        var outcomes = rig.org.update(
                "Opportunity",
                List.of(
                        new Change(id(1), Map.of("Name", FieldValue.of("a"))),
                        new Change(id(2), Map.of("Name", FieldValue.of("b")))));
        assertThat(outcomes).allMatch(SalesforceClient.SaveOutcome::success);
        assertThat(fake.requests("update").get(1).body())
                .contains(id(2).value())
                .doesNotContain(id(1).value());
    }

    @Test
    void upsertsByExternalIdAndNamesTheDuplicateRule() {
        fake.usually(
                "upsert",
                "<result><created>true</created><id>00T000000000001AAA</id><success>true</success></result>"
                        + "<result><created>false</created><errors xsi:type=\"DuplicateError\"><message>Twin</message>"
                        + "<statusCode>DUPLICATES_DETECTED</statusCode><duplicateResult><allowSave>false</allowSave>"
                        + "<duplicateRule>Standard_Rule</duplicateRule><duplicateRuleEntityType>Lead</duplicateRuleEntityType>"
                        + "<errorMessage>m</errorMessage></duplicateResult></errors><id xsi:nil=\"true\"/><success>false</success></result>");
        var outcomes = rig.org.upsert(
                "Task", "Key__c", List.of(Map.of("Key__c", FieldValue.of("1")), Map.of("Key__c", FieldValue.of("2"))));
        assertThat(outcomes.get(0).created()).isTrue();
        assertThat(outcomes.get(1).errors().get(0).message()).isEqualTo("Twin (duplicate rule Standard_Rule)");
        assertThat(fake.requests("upsert").get(0).body()).contains("Key__c</m:externalIDFieldName>");
    }

    @Test
    void asksForADescribeOnceADay() {
        rig.org.describe("Opportunity");
        clock.forward(Duration.ofHours(23));
        rig.org.describe("Opportunity");
        assertThat(fake.requests("describeSObjects")).hasSize(1);
        clock.forward(Duration.ofHours(2));
        rig.org.describe("Opportunity");
        assertThat(fake.requests("describeSObjects")).hasSize(2);
        rig.org.forgetDescribe("Opportunity");
        rig.org.describe("Opportunity");
        assertThat(fake.requests("describeSObjects")).hasSize(3);
    }

    @Test
    void keepsADescribeWhileTheOrgIsAway() {
        rig.org.describe("Opportunity");
        clock.forward(Duration.ofDays(2));
        fake.then(FakeOrg.status(503), FakeOrg.status(503), FakeOrg.status(503));
        assertThat(rig.org.describe("Opportunity")).isPresent();
    }

    @Test
    void seesNoObjectThatIsHiddenFromTheUser() {
        fake.then(Soap.faultOfType("InvalidSObjectFault", "INVALID_TYPE", "sObject type 'X' is not supported"));
        assertThat(rig.org.describe("Secret__c")).isEmpty();
        assertThat(rig.org.describe("no such name")).isEmpty();
        assertThat(fake.requests("describeSObjects")).hasSize(1);
    }

    @Test
    void accountsForEachCall() {
        fake.usually("query", Soap.records(true, "", 0));
        rig.org.count("Opportunity", "");
        assertThat(rig.org.usage()).isEqualTo(new SalesforceClient.ApiUsage(42, 300_000, 2, 15_000));
        assertThat(rig.meters
                        .counter("plumbline.salesforce.calls", "operation", "count", "outcome", "ok")
                        .count())
                .isEqualTo(1);
    }

    private static RecordId id(int n) {
        return RecordId.of(String.format("006%012d", n));
    }

    private static String deal(int n) {
        return Soap.record(
                "Opportunity",
                id(n).value(),
                "<sf:Name>d" + n + "</sf:Name><sf:SystemModstamp>2026-03-01T10:20:30.000Z</sf:SystemModstamp>");
    }

    private static String ok() {
        return "<result><id>" + DEAL + "</id><success>true</success></result>";
    }

    private static String refused() {
        return "<result><errors><fields>NextStep</fields><message>Say why</message><statusCode>FIELD_CUSTOM_VALIDATION_EXCEPTION"
                + "</statusCode></errors><id xsi:nil=\"true\"/><success>false</success></result>";
    }
}
