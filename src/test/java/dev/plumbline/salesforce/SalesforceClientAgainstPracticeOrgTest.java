package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.salesforce.SalesforceClient.Change;
import dev.plumbline.salesforce.SalesforceClient.ConnectionState.State;
import dev.plumbline.salesforce.TestSalesforce.Config;
import dev.plumbline.salesforce.TestSalesforce.Rig;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our client on one side of the real wire, the practice org on the other: every operation, and every fault it can play. */
class SalesforceClientAgainstPracticeOrgTest {

    private final SmallOrg small = new SmallOrg();
    private PracticeServer server;
    private Rig rig;
    private SalesforceClient org;

    @BeforeEach
    void start() {
        server = Wsc.serve(small);
        rig = new Rig(Config.of(server.url()).clientId(Wsc.CLIENT_ID).secret(Wsc.SECRET), small.clock);
        org = rig.org;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void knowsTheOrgAndItsTime() {
        assertThat(org.org().organizationId()).isEqualTo(SmallOrg.ORGANIZATION.value());
        assertThat(org.org().userId()).isEqualTo(SmallOrg.ROBOT.value());
        assertThat(org.org().url()).isEqualTo(server.url());
        assertThat(org.serverTime()).isEqualTo(small.clock.instant());
        assertThat(org.state().state()).isEqualTo(State.CONNECTED);
        assertThat(org.usage().orgLimit()).isEqualTo(5_000_000);
    }

    @Test
    void signsInByJwtBearerToo() throws Exception {
        server.close();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        server = PracticeServer.start(PracticeServer.Settings.of(small.org, Wsc.CLIENT_ID, Wsc.SECRET, SmallOrg.ROBOT)
                .publicKey(pair.getPublic()));
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        Config config = Config.of(server.url()).clientId(Wsc.CLIENT_ID).signed("ann@small.example", pem);
        assertThat(new Rig(config, small.clock).org.org().userId()).isEqualTo(SmallOrg.ANN.value());
    }

    @Test
    void saysHowToMendAWrongSecretAndAWrongClientId() {
        assertThat(refusal(Config.of(server.url()).clientId(Wsc.CLIENT_ID).secret("wrong")))
                .hasMessageContaining("plumbline.salesforce.client-secret");
        assertThat(refusal(Config.of(server.url()).clientId("wrong").secret(Wsc.SECRET)))
                .hasMessageContaining("plumbline.salesforce.client-id");
    }

    @Test
    void describesObjectsAndMissesHiddenFields() {
        var deal = org.describe("Opportunity").orElseThrow();
        assertThat(deal.field("Amount").orElseThrow().type()).isEqualTo(FieldType.CURRENCY);
        assertThat(deal.field("Description").orElseThrow().type()).isEqualTo(FieldType.LONG_TEXT);
        assertThat(deal.field("StageName").orElseThrow().type()).isEqualTo(FieldType.PICKLIST);
        assertThat(deal.relationship("Owner").orElseThrow().name()).isEqualTo("OwnerId");
        assertThat(org.describe("Nowhere__c")).isEmpty();
    }

    @Test
    void readsRecordsAsTheyAre() {
        CrmRecord deal = only(query(
                "Opportunity",
                List.of(
                        "Name",
                        "Amount",
                        "CloseDate",
                        "NextStep",
                        "IsClosed",
                        "Owner.Name",
                        "Owner.Email",
                        "Account.Name"),
                "WHERE Id = '" + SmallOrg.DEAL + "'"));
        assertThat(deal.field("Name")).isEqualTo(FieldValue.of("Big deal"));
        assertThat(((FieldValue.Num) deal.field("Amount")).value()).isEqualByComparingTo("12000.50");
        assertThat(deal.field("CloseDate")).isEqualTo(FieldValue.of(LocalDate.parse("2026-03-31")));
        assertThat(deal.field("NextStep")).isEqualTo(FieldValue.BLANK);
        assertThat(deal.field("IsClosed")).isEqualTo(FieldValue.FALSE);
        assertThat(deal.field("Owner.Name")).isEqualTo(FieldValue.of("Ann Archer"));
        assertThat(deal.field("Account.Name")).isEqualTo(FieldValue.of("Acme"));
        assertThat(deal.asOf()).isEqualTo(Instant.parse("2026-02-01T08:00:00Z"));
    }

    @Test
    void readsQueueOwnersAndParentsThatAreMissing() {
        CrmRecord lead = only(query(
                "Lead", List.of("OwnerId", "Owner.Name", "Company"), "WHERE Company = " + Soql.text("L'Oreille")));
        assertThat(lead.field("OwnerId")).isEqualTo(FieldValue.of(SmallOrg.QUEUE.value()));
        assertThat(lead.field("Owner.Name")).isEqualTo(FieldValue.of("Inbound"));
        CrmRecord top = only(query("Account", List.of("Parent.Name"), "WHERE Id = '" + SmallOrg.ACME + "'"));
        assertThat(top.field("Parent.Name")).isEqualTo(FieldValue.BLANK);
    }

    @Test
    void handsOverPagesAndSurvivesASessionThatEndsBetweenThem() {
        for (int i = 0; i < 4500; i++) {
            small.seed("Lead", RecordId.of(String.format("00Q5g1%09d", i)), "LastName", "L" + i, "Company", "C");
        }
        server.faults().arm(Fault.once(Kind.EXPIRE_SESSIONS).on("queryMore"));
        List<Integer> pages = new ArrayList<>();
        org.query("Lead", List.of("Name"), "ORDER BY SystemModstamp, Id", false, page -> pages.add(page.size()));
        assertThat(pages).containsExactly(2000, 2000, 501);
        assertThat(org.count("Lead", "WHERE Company = 'C'")).isEqualTo(4500);
    }

    @Test
    void tellsWhenACursorIsGoneSoThatTheCallerStartsFromItsCheckpoint() {
        for (int i = 0; i < 2100; i++) {
            small.seed("Lead", RecordId.of(String.format("00Q5g1%09d", i)), "LastName", "L" + i, "Company", "C");
        }
        server.faults().arm(Fault.once(Kind.INVALID_LOCATOR).on("queryMore"));
        AtomicInteger seen = new AtomicInteger();
        var e = catchThrowableOfType(
                SalesforceException.Query.class,
                () -> org.query("Lead", List.of("Name"), "", false, page -> seen.addAndGet(page.size())));
        assertThat(e.code()).isEqualTo("INVALID_QUERY_LOCATOR");
        assertThat(seen).hasValue(2000);
    }

    @Test
    void retrievesWhatIsThere() {
        assertThat(org.retrieve(
                        "Opportunity",
                        List.of("Name"),
                        List.of(SmallOrg.DEAL, RecordId.of("0065g0000000999"), SmallOrg.LATE_DEAL)))
                .extracting(r -> r.field("Name").asText())
                .containsExactly("Big deal", "Late deal");
    }

    @Test
    void followsChangesAndDeletions() {
        Instant start = small.clock.instant();
        small.clock.forward(Duration.ofMinutes(2));
        small.org.update(SmallOrg.ANN, SmallOrg.DEAL, Map.of("NextStep", FieldValue.of("Call")));
        small.org.delete(SmallOrg.ANN, SmallOrg.LATE_DEAL);
        small.clock.forward(Duration.ofMinutes(3));
        var changes = org.updated("Opportunity", start, org.serverTime());
        assertThat(changes.ids()).contains(SmallOrg.DEAL).doesNotContain(SmallOrg.WON_DEAL);
        assertThat(changes.coveredUntil()).isAfter(start);
        var deletions = org.deleted("Opportunity", start, org.serverTime());
        assertThat(deletions.deletions()).extracting(d -> d.id()).containsExactly(SmallOrg.LATE_DEAL);
        List<CrmRecord> gone = new ArrayList<>();
        org.query("Opportunity", List.of("IsDeleted"), "WHERE IsDeleted = true", true, gone::addAll);
        assertThat(only(gone).field("IsDeleted")).isEqualTo(FieldValue.TRUE);
    }

    @Test
    void savesEachKindOfValueAndClearsFields() {
        var outcomes = org.update(
                "Opportunity",
                List.of(new Change(
                        SmallOrg.DEAL,
                        Map.of(
                                "NextStep", FieldValue.of("\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD <script>&\"' =cmd|"),
                                "Amount", FieldValue.of(new BigDecimal("7.25")),
                                "CloseDate", FieldValue.of(LocalDate.parse("2026-12-31"))))));
        assertThat(outcomes).allMatch(SalesforceClient.SaveOutcome::success);
        assertThat(stored("NextStep"))
                .isEqualTo(FieldValue.of("\uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD <script>&\"' =cmd|"));
        assertThat(stored("CloseDate")).isEqualTo(FieldValue.of(LocalDate.parse("2026-12-31")));
        org.update("Opportunity", List.of(new Change(SmallOrg.DEAL, Map.of("NextStep", FieldValue.BLANK))));
        assertThat(stored("NextStep")).isEqualTo(FieldValue.BLANK);
    }

    @Test
    void savesWhatItCanAndTellsWhatWasRefused() {
        var outcomes = org.update(
                "Opportunity",
                List.of(
                        new Change(SmallOrg.DEAL, Map.of("Name", FieldValue.BLANK)),
                        new Change(SmallOrg.WON_DEAL, Map.of("NextStep", FieldValue.of("x")))));
        assertThat(outcomes.get(0).errors().get(0).code()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(outcomes.get(0).errors().get(0).fields()).containsExactly("Name");
        assertThat(outcomes.get(1).success()).isTrue();
    }

    @Test
    void carriesAHundredKilobytesOfTextBothWays() {
        String text = ("Zeile \u00FC \uD83D\uDE80\r\n").repeat(10_000).strip();
        small.seed("Task", RecordId.of("00T5g0000000900"), "Subject", "Long", "Description", text);
        CrmRecord task = only(query("Task", List.of("Description"), "WHERE Subject = 'Long'"));
        assertThat(task.field("Description").asText()).isEqualTo(text);
    }

    @Test
    void upsertsByExternalIdWithoutMakingTwo() {
        List<Map<String, FieldValue>> task = List.of(Map.of(
                "Nudge_Key__c",
                FieldValue.of("nudge-1"),
                "Subject",
                FieldValue.of("Next step?"),
                "OwnerId",
                FieldValue.of(SmallOrg.ANN.value())));
        server.faults().arm(Fault.once(Kind.DROP_AFTER).on("upsert"));
        var outcome = org.upsert("Task", "Nudge_Key__c", task).get(0);
        assertThat(outcome.success()).as(outcome.errors().toString()).isTrue();
        assertThat(outcome.created()).isFalse();
        assertThat(org.count("Task", "WHERE Nudge_Key__c = 'nudge-1'")).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhetherAWriteWasCarriedOutWhenEveryAnswerIsLost() {
        server.faults().arm(Fault.once(Kind.DROP_AFTER).on("update").times(3));
        var e = catchThrowableOfType(
                SalesforceException.UnknownOutcome.class,
                () -> org.update(
                        "Opportunity", List.of(new Change(SmallOrg.DEAL, Map.of("NextStep", FieldValue.of("Call"))))));
        assertThat(e).hasMessageContaining("read before writing again");
        assertThat(stored("NextStep")).isEqualTo(FieldValue.of("Call"));
    }

    @Test
    void doesNotKnowTheOutcomeOfAStatusThatIsTooNew() {
        server.faults().arm(Fault.once(Kind.UNKNOWN_STATUS_CODE).on("update"));
        var e = catchThrowableOfType(
                SalesforceException.UnknownOutcome.class,
                () -> org.update(
                        "Opportunity", List.of(new Change(SmallOrg.DEAL, Map.of("NextStep", FieldValue.of("Call"))))));
        assertThat(e.code()).isEqualTo("UNREADABLE_ANSWER");
    }

    @Test
    void getsOverTroubleThatPasses() {
        server.faults()
                .arm(Fault.once(Kind.EXPIRE_SESSIONS))
                .arm(Fault.once(Kind.MAINTENANCE_PAGE))
                .arm(Fault.once(Kind.DROP_BEFORE));
        assertThat(org.serverTime()).isNotNull();
        server.faults()
                .arm(Fault.once(Kind.SERVER_UNAVAILABLE))
                .arm(Fault.once(Kind.MAINTENANCE_PAGE).with("200"));
        assertThat(org.serverTime()).isNotNull();
        server.faults().arm(Fault.once(Kind.CONCURRENT_LIMIT)).arm(Fault.once(Kind.DROP_AFTER));
        assertThat(org.serverTime()).isNotNull();
        assertThat(org.state().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void namesTroubleThatStays() {
        assertThat(trouble(Kind.MAINTENANCE_PAGE, 3)).isInstanceOf(SalesforceException.Transient.class);
        assertThat(org.state().state()).isEqualTo(State.FAILED);
        assertThat(trouble(Kind.EXTRA_ELEMENT, 1)).isInstanceOf(SalesforceException.Query.class);
        assertThat(trouble(Kind.UNKNOWN_FAULT_CODE, 1)).isInstanceOf(SalesforceException.Query.class);
        assertThat(trouble(Kind.SERVER_UNAVAILABLE, 3)).isInstanceOf(SalesforceException.Transient.class);
        assertThat(org.state().state()).isEqualTo(State.DEGRADED);
        assertThat(trouble(Kind.DAILY_LIMIT, 1)).isInstanceOf(SalesforceException.Limit.class);
        assertThat(catchThrowableOfType(SalesforceException.Limit.class, org::serverTime)
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(5));
        small.clock.forward(Duration.ofMinutes(6));
        assertThat(org.serverTime()).isNotNull();
    }

    @Test
    void slowsDownAsTheOrgRunsOutOfCalls() {
        org.serverTime();
        server.usage().usedPercent(72);
        org.serverTime();
        assertThat(rig.budget.tier()).isEqualTo(ApiBudget.Tier.SLOWED);
        server.usage().usedPercent(96);
        org.serverTime();
        assertThat(rig.budget.tier()).isEqualTo(ApiBudget.Tier.STOPPED);
        assertThat(org.state().reason()).contains("96 %");
        assertThat(org.serverTime()).isNotNull();
        assertThat(catchThrowableOfType(SalesforceException.Limit.class, org::serverTime))
                .isNotNull();
    }

    @Test
    void asksForSomebodyWhenNewSessionsEndAtOnce() {
        server.faults()
                .arm(Fault.once(Kind.EXPIRE_SESSIONS).on("getServerTimestamp").times(2));
        assertThat(catchThrowableOfType(SalesforceException.Session.class, org::serverTime)
                        .code())
                .isEqualTo("INVALID_SESSION_ID");
        assertThat(org.state().state()).isEqualTo(State.FAILED);
    }

    private SalesforceException trouble(Kind kind, int times) {
        server.faults().arm(Fault.once(kind).on("getServerTimestamp").times(times));
        return catchThrowableOfType(SalesforceException.class, org::serverTime);
    }

    private SalesforceException refusal(Config config) {
        return catchThrowableOfType(
                SalesforceException.Configuration.class, new Rig(config, small.clock).org::serverTime);
    }

    private FieldValue stored(String field) {
        return small.org.read(SmallOrg.DEAL).orElseThrow().getOrDefault(field, FieldValue.BLANK);
    }

    private List<CrmRecord> query(String object, List<String> fields, String rest) {
        List<CrmRecord> found = new ArrayList<>();
        org.query(object, fields, rest, false, found::addAll);
        return found;
    }

    private static CrmRecord only(List<CrmRecord> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
