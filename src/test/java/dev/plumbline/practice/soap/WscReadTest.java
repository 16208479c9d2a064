package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.ChildRelationship;
import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.GetUserInfoResult;
import com.sforce.soap.partner.LimitInfo;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.PicklistEntry;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SoapType;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WscReadTest {

    private final SmallOrg small = new SmallOrg();
    private PracticeServer server;
    private PartnerConnection connection;

    @BeforeEach
    void connect() {
        server = Wsc.serve(small);
        connection = Wsc.connect(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhoIsConnected() throws Exception {
        GetUserInfoResult info = connection.getUserInfo();
        assertThat(info.getUserName()).isEqualTo("robot@small.example");
        assertThat(info.getOrganizationId()).isEqualTo(SmallOrg.ORGANIZATION.value());
        assertThat(info.getOrganizationName()).isEqualTo("Small Org");
        assertThat(info.getUserTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(info.getSessionSecondsValid()).isEqualTo(7200);
    }

    @Test
    void tellsItsOwnTime() throws Exception {
        assertThat(connection.getServerTimestamp().getTimestamp().toInstant()).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void countsCallsInEveryAnswer() throws Exception {
        connection.getServerTimestamp();
        connection.getServerTimestamp();
        LimitInfo limit = connection.getLimitInfoHeader().getLimitInfo()[0];
        assertThat(limit.getType()).isEqualTo("API REQUESTS");
        assertThat(limit.getCurrent()).isEqualTo(2);
        assertThat(limit.getLimit()).isEqualTo(5_000_000);
    }

    @Test
    void listsObjects() throws Exception {
        Map<String, DescribeGlobalSObjectResult> objects = Arrays.stream(
                        connection.describeGlobal().getSobjects())
                .collect(Collectors.toMap(DescribeGlobalSObjectResult::getName, Function.identity()));
        assertThat(objects).containsKeys("Opportunity", "Task", "User", "OpportunityHistory");
        assertThat(named(objects, "Opportunity").getKeyPrefix()).isEqualTo("006");
        assertThat(named(objects, "Opportunity").isReplicateable()).isTrue();
        assertThat(named(objects, "User").isDeletable()).isFalse();
    }

    @Test
    void describesFieldsWithAllThatClientsNeed() throws Exception {
        DescribeSObjectResult[] described = connection.describeSObjects(new String[] {"Opportunity", "Task"});
        Map<String, Field> fields =
                Arrays.stream(described[0].getFields()).collect(Collectors.toMap(Field::getName, Function.identity()));
        Field amount = named(fields, "Amount");
        assertThat(amount.getType()).isEqualTo(FieldType.currency);
        assertThat(amount.getSoapType()).isEqualTo(SoapType._double);
        assertThat(amount.getPrecision()).isEqualTo(18);
        assertThat(amount.getScale()).isEqualTo(2);
        assertThat(named(fields, "Description").getType()).isEqualTo(FieldType.textarea);
        assertThat(named(fields, "Description").isFilterable()).isFalse();
        assertThat(named(fields, "AccountId").getReferenceTo()).containsExactly("Account");
        assertThat(named(fields, "AccountId").getRelationshipName()).isEqualTo("Account");
        assertThat(named(fields, "PushCount").getType()).isEqualTo(FieldType._int);
        assertThat(named(fields, "IsClosed").isCalculated()).isTrue();
        assertThat(Arrays.stream(named(fields, "StageName").getPicklistValues()).map(PicklistEntry::getValue))
                .startsWith("Prospecting", "Qualification")
                .endsWith("Closed Lost");
        assertThat(Arrays.stream(described[0].getChildRelationships()).map(ChildRelationship::getRelationshipName))
                .contains("Tasks", "Events", "OpportunityContactRoles", "OpportunityHistories");
        assertThat(described[1].getName()).isEqualTo("Task");
        assertThat(Arrays.stream(described[1].getFields())
                        .filter(f -> f.getName().equals("WhatId"))
                        .flatMap(f -> Arrays.stream(f.getReferenceTo())))
                .contains("Opportunity", "Account");
    }

    @Test
    void readsRecordsWithParents() throws Exception {
        QueryResult found = connection.query(
                "SELECT Id, Name, Amount, CloseDate, NextStep, Owner.Name, Account.Owner.Name, SystemModstamp FROM Opportunity"
                        + " WHERE Name = 'Big deal'");
        assertThat(found.getSize()).isEqualTo(1);
        assertThat(found.isDone()).isTrue();
        SObject deal = found.getRecords()[0];
        assertThat(deal.getType()).isEqualTo("Opportunity");
        assertThat(deal.getId()).isEqualTo(SmallOrg.DEAL.value());
        assertThat(deal.getField("Amount")).isEqualTo("12000.5");
        assertThat(deal.getField("CloseDate")).isEqualTo("2026-03-31");
        assertThat(deal.getField("SystemModstamp")).isEqualTo("2026-02-01T08:00:00.000Z");
        assertThat(deal.getField("NextStep")).isNull();
        assertThat(deal.getChild("NextStep")).isNotNull();
        assertThat(((SObject) deal.getField("Owner")).getField("Name")).isEqualTo("Ann Archer");
        assertThat(deal.getChild("Account").getChild("Owner").getField("Name")).isEqualTo("Ann Archer");
    }

    @Test
    void readsThroughReferencesToSeveralObjects() throws Exception {
        SObject task = connection.query("SELECT Id, What.Name, What.Type, Who.Name, Owner.Name FROM Task")
                .getRecords()[0];
        assertThat(task.getChild("What").getField("Name")).isEqualTo("Big deal");
        assertThat(task.getChild("What").getField("Type")).isEqualTo("Opportunity");
        assertThat(task.getChild("Who").getField("Name")).isEqualTo("Cara Cole");
        SObject lead =
                connection.query("SELECT Id, Owner.Type, Owner.Name FROM Lead").getRecords()[0];
        assertThat(lead.getChild("Owner").getField("Type")).isEqualTo("Queue");
        assertThat(lead.getChild("Owner").getField("Name")).isEqualTo("Inbound");
    }

    @Test
    void readsChildrenInSubqueries() throws Exception {
        QueryResult found = connection.query("SELECT Id, (SELECT Id, Subject FROM Tasks WHERE IsClosed = false) FROM"
                + " Opportunity ORDER BY Name");
        XmlObject tasks = found.getRecords()[0].getChild("Tasks");
        assertThat(tasks.getField("size")).isEqualTo("1");
        assertThat(((SObject) tasks.getChildren("records").next()).getField("Subject"))
                .isEqualTo("Call Cara");
        assertThat(found.getRecords()[1].getField("Tasks")).isNull();
    }

    @Test
    void sumsUp() throws Exception {
        QueryResult found = connection.query("SELECT OwnerId, COUNT(Id) deals, SUM(Amount), MAX(CloseDate) latest FROM"
                + " Opportunity GROUP BY OwnerId ORDER BY COUNT(Id) DESC");
        SObject ann = found.getRecords()[0];
        assertThat(ann.getType()).isEqualTo("AggregateResult");
        assertThat(ann.getField("OwnerId")).isEqualTo(SmallOrg.ANN.value());
        assertThat(ann.getField("deals")).isEqualTo(2);
        assertThat(ann.getField("expr0")).isEqualTo(12000.5);
        assertThat(ann.getField("latest")).isInstanceOf(java.util.Date.class);
        QueryResult count = connection.query("SELECT COUNT() FROM Opportunity WHERE IsClosed = false");
        assertThat(count.getSize()).isEqualTo(2);
        assertThat(count.getRecords()).isEmpty();
    }

    @Test
    void pagesThroughManyRecordsAsTheyAreWhenTheirPageIsRead() throws Exception {
        for (int i = 0; i < 450; i++) {
            small.org.create(SmallOrg.ANN, "Account", small.fields("Account", "Name", String.format("Page %04d", i)));
        }
        connection.setQueryOptions(200);
        QueryResult page = connection.query("SELECT Name FROM Account WHERE Name LIKE 'Page%' ORDER BY Name");
        assertThat(page.getSize()).isEqualTo(450);
        assertThat(page.getRecords()).hasSize(200);
        assertThat(page.isDone()).isFalse();
        assertThat(page.getRecords()[0].getId()).isNull();
        page = connection.queryMore(page.getQueryLocator());
        assertThat(page.getRecords()[0].getField("Name")).isEqualTo("Page 0200");
        page = connection.queryMore(page.getQueryLocator());
        assertThat(page.getRecords()).hasSize(50);
        assertThat(page.isDone()).isTrue();
    }

    @Test
    void retrievesInTheOrderAskedForAndLeavesHoles() throws Exception {
        SObject[] records = connection.retrieve("Id,Name", "Opportunity", new String[] {
            SmallOrg.WON_DEAL.value(), "0065g0000000999", SmallOrg.DEAL.value()
        });
        assertThat(records).hasSize(3);
        assertThat(records[0].getField("Name")).isEqualTo("Won deal");
        assertThat(records[1]).isNull();
        assertThat(records[2].getId()).isEqualTo(SmallOrg.DEAL.value());
    }

    @Test
    void reportsChangesAndDeletionsOfWholeMinutes() throws Exception {
        small.clock.set(Instant.parse("2026-03-02T10:00:30Z"));
        small.org.update(SmallOrg.ANN, SmallOrg.DEAL, small.fields("Opportunity", "NextStep", "Call"));
        small.org.delete(SmallOrg.ANN, SmallOrg.LATE_DEAL);
        small.clock.set(Instant.parse("2026-03-02T10:05:40Z"));
        var updated = connection.getUpdated("Opportunity", at("2026-03-02T09:00:00Z"), at("2026-03-02T10:05:40Z"));
        assertThat(updated.getIds()).containsExactly(SmallOrg.DEAL.value());
        assertThat(updated.getLatestDateCovered().toInstant()).isEqualTo("2026-03-02T10:05:00Z");
        var deleted = connection.getDeleted("Opportunity", at("2026-03-02T09:00:00Z"), at("2026-03-02T10:05:40Z"));
        assertThat(deleted.getDeletedRecords()).hasSize(1);
        assertThat(deleted.getDeletedRecords()[0].getId()).isEqualTo(SmallOrg.LATE_DEAL.value());
        assertThat(deleted.getDeletedRecords()[0].getDeletedDate().toInstant()).isEqualTo("2026-03-02T10:00:30Z");
        assertThat(deleted.getEarliestDateAvailable().toInstant()).isEqualTo("2026-02-15T10:05:00Z");
    }

    @Test
    void coversNoMoreThanTheTimeBeforeAnOpenTransaction() throws Exception {
        small.clock.set(Instant.parse("2026-03-02T10:00:00Z"));
        small.org.transactions().begin("slow");
        small.org
                .transactions()
                .update("slow", SmallOrg.ANN, SmallOrg.DEAL, small.fields("Opportunity", "NextStep", "Late news"));
        small.clock.set(Instant.parse("2026-03-02T10:20:00Z"));
        var before = connection.getUpdated("Opportunity", at("2026-03-02T09:00:00Z"), at("2026-03-02T10:20:00Z"));
        assertThat(before.getIds()).isEmpty();
        assertThat(before.getLatestDateCovered().toInstant()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(small.org.transactions().commit("slow")).allMatch(o -> o.success());
        var after = connection.getUpdated("Opportunity", at("2026-03-02T10:00:00Z"), at("2026-03-02T10:20:00Z"));
        assertThat(after.getIds()).containsExactly(SmallOrg.DEAL.value());
        assertThat(small.value(SmallOrg.DEAL, "SystemModstamp")).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void hiddenFieldsAreNotDescribed() throws Exception {
        small.org.visibility().hide("Opportunity", "NextStep");
        assertThat(List.of(connection.describeSObjects(new String[] {"Opportunity"})[0].getFields()))
                .noneMatch(f -> f.getName().equals("NextStep"))
                .anyMatch(f -> f.getName().equals("Amount"));
    }

    private static <T> T named(Map<String, T> things, String name) {
        return Objects.requireNonNull(things.get(name), name);
    }

    private static Calendar at(String instant) {
        Calendar calendar = Calendar.getInstance(java.util.TimeZone.getTimeZone("GMT"));
        calendar.setTimeInMillis(Instant.parse(instant).toEpochMilli());
        return calendar;
    }
}
