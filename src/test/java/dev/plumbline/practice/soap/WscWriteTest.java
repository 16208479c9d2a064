package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.DeleteResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WscWriteTest {

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

    private static SObject record(String type, Object... fields) {
        SObject record = new SObject(type);
        for (int i = 0; i < fields.length; i += 2) {
            record.setField((String) fields[i], fields[i + 1]);
        }
        return record;
    }

    private static SObject deal(Object... fields) {
        SObject deal = record("Opportunity", fields);
        deal.setId(SmallOrg.DEAL.value());
        return deal;
    }

    @Test
    void createsATaskWithADayAsClientsSendIt() throws Exception {
        Calendar due = Calendar.getInstance(TimeZone.getTimeZone("GMT"));
        due.clear();
        due.set(2026, Calendar.MARCH, 9);
        SaveResult saved = connection
                .create(new SObject[] {
                    record(
                            "Task",
                            "Subject",
                            "Fix the next step",
                            "OwnerId",
                            SmallOrg.ANN.value(),
                            "WhatId",
                            SmallOrg.DEAL.value(),
                            "ActivityDate",
                            due)
                })[0];
        assertThat(saved.isSuccess()).as(Arrays.toString(saved.getErrors())).isTrue();
        SObject task = connection.query(
                        "SELECT Id, ActivityDate, Status, Priority, IsClosed, CreatedById FROM Task WHERE Id = '"
                                + saved.getId() + "'")
                .getRecords()[0];
        assertThat(task.getField("ActivityDate")).isEqualTo("2026-03-09");
        assertThat(task.getField("Status")).isEqualTo("Not Started");
        assertThat(task.getField("Priority")).isEqualTo("Normal");
        assertThat(task.getField("IsClosed")).isEqualTo("false");
        assertThat(task.getField("CreatedById")).isEqualTo(SmallOrg.ROBOT.value());
    }

    @Test
    void updatesAndClearsFields() throws Exception {
        assertThat(connection
                        .update(new SObject[] {
                            deal("NextStep", "Call Cara", "Amount", new BigDecimal("99.995"), "CloseDate", "2026-04-15")
                        })[0]
                        .isSuccess())
                .isTrue();
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("Call Cara");
        assertThat(small.value(SmallOrg.DEAL, "Amount")).isEqualTo("100.00");
        assertThat(small.value(SmallOrg.DEAL, "CloseDate")).isEqualTo("2026-04-15");
        assertThat(small.value(SmallOrg.DEAL, "LastModifiedById")).isEqualTo(SmallOrg.ROBOT.value());
        SObject clear = deal();
        clear.setFieldsToNull(new String[] {"NextStep"});
        assertThat(connection.update(new SObject[] {clear})[0].isSuccess()).isTrue();
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
    }

    @Test
    void saysPerRecordWhatIsWrong() throws Exception {
        SObject unknown = record("Opportunity", "NextStep", "x");
        unknown.setId("0065g0000000999AAA");
        SaveResult[] saved = connection.update(new SObject[] {
            deal("StageName", "Closed Lost"),
            deal("NextStep", "x".repeat(256)),
            deal("Amount", "lots"),
            unknown,
            deal("NextStep", "y")
        });
        assertThat(Arrays.stream(saved).map(SaveResult::isSuccess)).containsExactly(false, false, false, false, true);
        Error validation = saved[0].getErrors()[0];
        assertThat(validation.getStatusCode()).isEqualTo(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION);
        assertThat(validation.getFields()).containsExactly("Loss_Reason__c");
        assertThat(saved[0].getId()).isNull();
        assertThat(saved[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.STRING_TOO_LONG);
        assertThat(saved[2].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_TYPE_ON_FIELD_IN_RECORD);
        assertThat(saved[3].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_CROSS_REFERENCE_KEY);
    }

    @Test
    void savesAllOrNone() throws Exception {
        connection.setAllOrNoneHeader(true);
        SaveResult[] saved = connection.update(new SObject[] {deal("NextStep", "y"), deal("StageName", "Closed Lost")});
        assertThat(saved[0].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.ALL_OR_NONE_OPERATION_ROLLED_BACK);
        assertThat(saved[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
    }

    @Test
    void toleratesTheHeadersThatClientsSet() throws Exception {
        connection.setDuplicateRuleHeader(true, false, true);
        connection.setMruHeader(false);
        connection.setEmailHeader(false, false, false);
        connection.setDisableFeedTrackingHeader(true);
        connection.setCallOptions("plumbline", null);
        assertThat(connection.update(new SObject[] {deal("NextStep", "z")})[0].isSuccess())
                .isTrue();
    }

    @Test
    void upsertsByAnExternalId() throws Exception {
        SObject task = record("Task", "Nudge_Key__c", "k-1", "Subject", "First", "OwnerId", SmallOrg.ANN.value());
        UpsertResult first = connection.upsert("Nudge_Key__c", new SObject[] {task})[0];
        assertThat(first.isCreated()).isTrue();
        task.setField("Subject", "Second");
        UpsertResult second = connection.upsert("Nudge_Key__c", new SObject[] {task})[0];
        assertThat(second.isSuccess()).isTrue();
        assertThat(second.isCreated()).isFalse();
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(connection
                        .query("SELECT COUNT() FROM Task WHERE Nudge_Key__c = 'k-1'")
                        .getSize())
                .isEqualTo(1);
    }

    @Test
    void repeatsOfAKeyInOneCallMeetEachOther() throws Exception {
        SObject task = record("Task", "Nudge_Key__c", "k-2", "Subject", "Twice");
        UpsertResult[] results = connection.upsert("Nudge_Key__c", new SObject[] {task, task});
        assertThat(results[0].isCreated()).isTrue();
        assertThat(results[1].isCreated()).isFalse();
    }

    @Test
    void deletesAndUndeletes() throws Exception {
        DeleteResult[] deleted = connection.delete(new String[] {SmallOrg.DEAL.value(), "nonsense"});
        assertThat(deleted[0].isSuccess()).isTrue();
        assertThat(deleted[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.MALFORMED_ID);
        assertThat(connection.query("SELECT COUNT() FROM Task").getSize()).isZero();
        assertThat(connection
                        .queryAll("SELECT Id FROM Opportunity WHERE IsDeleted = true")
                        .getRecords()[0]
                        .getId())
                .isEqualTo(SmallOrg.DEAL.value());
        assertThat(connection.delete(new String[] {SmallOrg.DEAL.value()})[0].getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.ENTITY_IS_DELETED);
        assertThat(connection.undelete(new String[] {SmallOrg.DEAL.value()})[0].isSuccess())
                .isTrue();
        assertThat(connection.query("SELECT COUNT() FROM Task").getSize()).isEqualTo(1);
    }

    @Test
    void usersAreNeverDeleted() throws Exception {
        assertThat(connection.delete(new String[] {SmallOrg.ANN.value()})[0].getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emoji \uD83D\uDE80 and \u2026",
                "\u05E9\u05DC\u05D5\u05DD \u202Ertl",
                "<script>alert('x' & \"y\")</script>",
                "=cmd|' /C calc'!A0",
                "]]> &amp; &#65;"
            })
    void keepsTextAsItIs(String text) throws Exception {
        connection.update(new SObject[] {deal("NextStep", text, "Name", text)});
        SObject read = connection.query("SELECT Name, NextStep FROM Opportunity WHERE Id = '" + SmallOrg.DEAL + "'")
                .getRecords()[0];
        assertThat(read.getField("NextStep")).isEqualTo(text);
        assertThat(read.getField("Name")).isEqualTo(text);
    }

    @Test
    void keepsLineBreaksAndLeavesOutWhatXmlCannotHold() throws Exception {
        small.org.update(
                SmallOrg.ANN,
                SmallOrg.DEAL,
                small.fields("Opportunity", "Description", "one\r\ntwo\nthree\tfour\u0001five"));
        SObject read = connection.query("SELECT Description FROM Opportunity WHERE Id = '" + SmallOrg.DEAL + "'")
                .getRecords()[0];
        assertThat(read.getField("Description")).isEqualTo("one\r\ntwo\nthree\tfourfive");
    }

    @Test
    void carriesAHundredKilobytesOfText() throws Exception {
        String text = "Zürich \uD83D\uDE80 ".repeat(10_240).strip();
        SObject task = record("Task", "Notes__c", text);
        task.setId(SmallOrg.TASK.value());
        assertThat(connection.update(new SObject[] {task})[0].isSuccess()).isTrue();
        assertThat(connection.retrieve("Notes__c", "Task", new String[] {SmallOrg.TASK.value()})[0].getField(
                        "Notes__c"))
                .isEqualTo(text);
    }

    @Test
    void namesAParentByItsExternalId() throws Exception {
        small.org.define(Parents.keyedAccount());
        small.org.update(SmallOrg.ANN, SmallOrg.GLOBEX, small.fields("Account", "Crm_Key__c", "globex"));
        SObject account = record("Account", "Crm_Key__c", "globex");
        assertThat(connection.update(new SObject[] {deal("Account", account)})[0].isSuccess())
                .isTrue();
        assertThat(small.value(SmallOrg.DEAL, "AccountId")).isEqualTo(SmallOrg.GLOBEX.value());
        assertThat(connection.update(new SObject[] {deal("Account", record("Account", "Crm_Key__c", "none"))})[0]
                        .getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.INVALID_FIELD);
    }

    @Test
    void refusesWholeCallsThatMakeNoSense() {
        assertThatThrownBy(() -> connection.update(new SObject[] {deal("Nonsense__c", "x")}))
                .isInstanceOf(InvalidFieldFault.class);
        assertThatThrownBy(() -> connection.create(new SObject[] {record("Nonsense", "Name", "x")}))
                .isInstanceOf(InvalidSObjectFault.class);
        SObject[] many = new SObject[201];
        Arrays.setAll(many, i -> deal("NextStep", "x"));
        ApiFault tooMany = catchThrowableOfType(ApiFault.class, () -> connection.update(many));
        assertThat(tooMany.getExceptionCode()).isEqualTo(ExceptionCode.EXCEEDED_ID_LIMIT);
    }
}
