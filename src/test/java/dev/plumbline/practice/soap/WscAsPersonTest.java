package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import dev.plumbline.practice.setup.Sharing.Access;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saving and looking as a person, whose rights are not those of the integration user. */
class WscAsPersonTest {

    private final SmallOrg small = new SmallOrg().staffed();
    private final PracticeServer server = Wsc.serve(small);

    @AfterEach
    void stop() {
        server.close();
    }

    private PartnerConnection as(RecordId user) {
        return Wsc.connect(server.url(), server.sessions().issue(user));
    }

    private static SObject record(String type, RecordId id, Object... fields) {
        SObject record = new SObject(type);
        record.setId(id.value());
        for (int i = 0; i < fields.length; i += 2) {
            record.setField((String) fields[i], fields[i + 1]);
        }
        return record;
    }

    private static SObject deal(Object... fields) {
        return record("Opportunity", SmallOrg.DEAL, fields);
    }

    private static SaveResult update(PartnerConnection as, SObject record) throws ConnectionException {
        return as.update(new SObject[] {record})[0];
    }

    private static Error error(SaveResult result) {
        assertThat(result.isSuccess()).isFalse();
        return result.getErrors()[0];
    }

    @Test
    void letsOwnersThoseAboveThemAndAdminsChangeADeal() throws Exception {
        for (RecordId user : new RecordId[] {SmallOrg.ANN, SmallOrg.MIA, SmallOrg.ADA}) {
            assertThat(update(as(user), deal("NextStep", "by " + user)).isSuccess())
                    .isTrue();
            assertThat(small.value(SmallOrg.DEAL, "LastModifiedById")).isEqualTo(user.value());
        }
    }

    @Test
    void letsEverybodyReadADealAndRefusesChangesByOthers() throws Exception {
        PartnerConnection ben = as(SmallOrg.BEN);
        assertThat(ben.query("SELECT Id FROM Opportunity WHERE Id = '" + SmallOrg.DEAL + "'")
                        .getSize())
                .isEqualTo(1);
        Error error = error(update(ben, deal("NextStep", "mine now")));
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
        assertThat(error.getMessage()).isEqualTo("insufficient access rights on object id");
        assertThat(error(update(ben, deal("OwnerId", SmallOrg.BEN.value()))).getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
        assertThat(ben.delete(new String[] {SmallOrg.DEAL.value()})[0].isSuccess())
                .isFalse();
        assertThat(update(ben, record("Task", SmallOrg.TASK, "Subject", "anybody may"))
                        .isSuccess())
                .isTrue();
        assertThat(error(update(ben, record("User", SmallOrg.ANN, "Title", "Intern")))
                        .getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
    }

    @Test
    void letsMembersOfAQueueChangeItsLeads() throws Exception {
        SObject lead = record("Lead", SmallOrg.LEAD, "Phone", "1");
        assertThat(update(as(SmallOrg.ANN), lead).isSuccess()).isFalse();
        small.seed(
                "GroupMember",
                RecordId.of("0115g0000000001"),
                "GroupId",
                SmallOrg.QUEUE.value(),
                "UserOrGroupId",
                SmallOrg.ANN.value());
        assertThat(update(as(SmallOrg.ANN), lead).isSuccess()).isTrue();
        assertThat(update(as(SmallOrg.BEN), lead).isSuccess()).isFalse();
    }

    @Test
    void hangsNothingOnADealThatOneMayNotChange() throws Exception {
        SObject role = new SObject("OpportunityContactRole");
        role.setField("OpportunityId", SmallOrg.DEAL.value());
        role.setField("ContactId", SmallOrg.CARA.value());
        assertThat(error(as(SmallOrg.BEN).create(new SObject[] {role})[0]).getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY);
        assertThat(as(SmallOrg.ANN).create(new SObject[] {role})[0].isSuccess()).isTrue();
    }

    @Test
    void keepsPrivateDealsFromOthers() throws Exception {
        small.org.setup().sharing().set("Opportunity", Access.PRIVATE);
        String all = "SELECT Id, (SELECT Id FROM Tasks) FROM Opportunity";
        assertThat(as(SmallOrg.ANN).query(all).getSize()).isEqualTo(2);
        assertThat(as(SmallOrg.MIA).query(all).getSize()).isEqualTo(2);
        assertThat(as(SmallOrg.BEN).query(all).getSize()).isEqualTo(1);
        assertThat(as(SmallOrg.ROBOT).query(all).getSize()).isEqualTo(3);
        assertThat(as(SmallOrg.BEN).query("SELECT COUNT() FROM Opportunity").getSize())
                .isEqualTo(1);
        assertThat(as(SmallOrg.BEN).retrieve("Id", "Opportunity", new String[] {SmallOrg.DEAL.value()}))
                .containsOnlyNulls();
        assertThat(error(update(as(SmallOrg.BEN), deal("NextStep", "x"))).getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY);
        Calendar from = Calendar.getInstance();
        from.setTime(Date.from(small.clock.instant().minus(Duration.ofDays(29))));
        Calendar to = Calendar.getInstance();
        to.setTime(Date.from(small.clock.instant().plus(Duration.ofHours(1))));
        update(as(SmallOrg.ANN), deal("NextStep", "secret"));
        small.clock.forward(Duration.ofMinutes(2));
        assertThat(as(SmallOrg.BEN).getUpdated("Opportunity", from, to).getIds())
                .doesNotContain(SmallOrg.DEAL.value());
        assertThat(as(SmallOrg.ROBOT).getUpdated("Opportunity", from, to).getIds())
                .contains(SmallOrg.DEAL.value());
    }

    private static Field field(DescribeSObjectResult described, String name) {
        return Arrays.stream(described.getFields())
                .filter(f -> f.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Test
    void hidesAFieldFromSomePeopleAndFromNobodyElse() throws Exception {
        small.org.visibility().hideFrom("Sales Rep", "Opportunity", "NextStep");
        PartnerConnection ann = as(SmallOrg.ANN);
        assertThat(field(ann.describeSObject("Opportunity"), "NextStep")).isNull();
        assertThat(field(as(SmallOrg.ROBOT).describeSObject("Opportunity"), "NextStep"))
                .isNotNull();
        assertThatThrownBy(() -> ann.query("SELECT NextStep FROM Opportunity")).isInstanceOf(InvalidFieldFault.class);
        InvalidFieldFault fault =
                catchThrowableOfType(InvalidFieldFault.class, () -> update(ann, deal("NextStep", "x")));
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_FIELD);
    }

    @Test
    void describesAReadOnlyFieldAsSuchAndSavesNothingInIt() throws Exception {
        small.org.visibility().readOnlyFor(SmallOrg.ANN.value(), "Opportunity", "Amount");
        PartnerConnection ann = as(SmallOrg.ANN);
        assertThat(field(ann.describeSObject("Opportunity"), "Amount").isUpdateable())
                .isFalse();
        assertThat(field(as(SmallOrg.MIA).describeSObject("Opportunity"), "Amount")
                        .isUpdateable())
                .isTrue();
        Error error = error(update(ann, deal("Amount", 5.0, "NextStep", "x")));
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.INVALID_FIELD_FOR_INSERT_UPDATE);
        assertThat(error.getFields()).containsExactly("Amount");
        assertThat(error.getMessage()).startsWith("Unable to create/update fields: Amount.");
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
        assertThat(update(as(SmallOrg.MIA), deal("Amount", 5.0)).isSuccess()).isTrue();
    }

    @Test
    void letsNobodyButAdminsChangeALockedRecord() throws Exception {
        small.org.setup().locks().lock(SmallOrg.DEAL);
        Error error = error(update(as(SmallOrg.ANN), deal("NextStep", "x")));
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.ENTITY_IS_LOCKED);
        assertThat(error.getMessage()).isEqualTo("the entity is locked for editing");
        assertThat(update(as(SmallOrg.ADA), deal("NextStep", "x")).isSuccess()).isTrue();
        small.org.setup().locks().unlock(SmallOrg.DEAL);
        assertThat(update(as(SmallOrg.ANN), deal("NextStep", "y")).isSuccess()).isTrue();
    }

    @Test
    void saysWhatAValidationRuleSaysAtItsFieldOrAtTheTop() throws Exception {
        PartnerConnection ann = as(SmallOrg.ANN);
        Error field = error(update(ann, deal("StageName", "Closed Lost")));
        assertThat(field.getStatusCode()).isEqualTo(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION);
        assertThat(field.getMessage()).isEqualTo("Say why the deal was lost before you close it.");
        assertThat(field.getFields()).containsExactly("Loss_Reason__c");
        Error page = error(update(ann, deal("Amount", -1.0)));
        assertThat(page.getStatusCode()).isEqualTo(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION);
        assertThat(page.getMessage())
                .isEqualTo("A deal below zero is a credit: record it as a credit note, not as a deal.");
        assertThat(page.getFields()).isEmpty();
    }

    @Test
    void savesWhatCanBeSavedAndSaysOfEachWhatCouldNot() throws Exception {
        SaveResult[] results = as(SmallOrg.ANN).update(new SObject[] {
            deal("NextStep", "fine"),
            record("Opportunity", SmallOrg.LATE_DEAL, "NextStep", "x".repeat(256)),
            record("Opportunity", SmallOrg.WON_DEAL, "NextStep", "not mine"),
            record("Opportunity", RecordId.of("0065g0000009999"), "NextStep", "nobody's"),
            record("Task", SmallOrg.TASK, "Priority", "Whenever"),
            record("Task", SmallOrg.TASK, "WhoId", "0035g0000009999")
        });
        assertThat(results[0].isSuccess()).isTrue();
        assertThat(Arrays.stream(results).skip(1).map(r -> error(r).getStatusCode()))
                .containsExactly(
                        StatusCode.STRING_TOO_LONG,
                        StatusCode.INSUFFICIENT_ACCESS_OR_READONLY,
                        StatusCode.INVALID_CROSS_REFERENCE_KEY,
                        StatusCode.INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST,
                        StatusCode.INVALID_CROSS_REFERENCE_KEY);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("fine");
        small.org.delete(SmallOrg.ADA, SmallOrg.LATE_DEAL);
        assertThat(error(update(as(SmallOrg.ANN), record("Opportunity", SmallOrg.LATE_DEAL, "NextStep", "x")))
                        .getStatusCode())
                .isEqualTo(StatusCode.ENTITY_IS_DELETED);
    }

    private static Calendar at(String moment) {
        Calendar at = Calendar.getInstance();
        at.setTime(Date.from(Instant.parse(moment)));
        return at;
    }

    @Test
    void changesNothingThatSomebodyElseHasChangedMeanwhile() throws Exception {
        PartnerConnection ann = as(SmallOrg.ANN);
        ann.setConditionalRequestHeader(at("2026-02-01T08:00:00Z"), null);
        update(as(SmallOrg.MIA), deal("NextStep", "Mia was here"));
        Error error = error(update(ann, deal("NextStep", "Ann too")));
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("Mia was here");
        ann.setConditionalRequestHeader(at("2026-03-02T09:00:00Z"), null);
        assertThat(update(ann, deal("NextStep", "Ann too")).isSuccess()).isTrue();
        ann.setConditionalRequestHeader(null, at("2026-03-02T09:00:01Z"));
        assertThat(error(update(ann, deal("NextStep", "again"))).getStatusCode())
                .isEqualTo(StatusCode.ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE);
    }

    @Test
    void saysOnceThatSomebodyElseHoldsARecord() throws Exception {
        server.faults().arm(Fault.once(Kind.ROW_LOCKED).on("update").with(SmallOrg.DEAL.value()));
        SaveResult[] results = as(SmallOrg.ANN)
                .update(new SObject[] {deal("NextStep", "a"), record("Opportunity", SmallOrg.LATE_DEAL, "NextStep", "b")
                });
        assertThat(error(results[0]).getStatusCode()).isEqualTo(StatusCode.UNABLE_TO_LOCK_ROW);
        assertThat(error(results[0]).getMessage())
                .startsWith("unable to obtain exclusive access to this record or 1 records: 006");
        assertThat(results[1].isSuccess()).isTrue();
        assertThat(update(as(SmallOrg.ANN), deal("NextStep", "a")).isSuccess()).isTrue();
    }

    @Test
    void endsOnePersonsSessionInTheMiddleOfASave() throws Exception {
        PartnerConnection ann = as(SmallOrg.ANN);
        PartnerConnection mia = as(SmallOrg.MIA);
        server.faults().arm(Fault.once(Kind.EXPIRE_SESSIONS).on("update").with(SmallOrg.ANN.value()));
        UnexpectedErrorFault fault =
                catchThrowableOfType(UnexpectedErrorFault.class, () -> update(ann, deal("NextStep", "kept?")));
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
        assertThat(update(mia, deal("NextStep", "by Mia")).isSuccess()).isTrue();
    }

    @Test
    void canBeToldAllOfItByADrill() throws Exception {
        PartnerConnection ann = as(SmallOrg.ANN);
        PartnerConnection mia = as(SmallOrg.MIA);
        drill("{\"lock\": \"" + SmallOrg.DEAL + "\"}");
        assertThat(update(ann, deal("NextStep", "x")).isSuccess()).isFalse();
        drill("{\"unlock\": \"" + SmallOrg.DEAL + "\"}");
        drill("{\"readOnly\": {\"object\": \"Opportunity\", \"fields\": [\"NextStep\"], \"for\": \"Sales Rep\"}}");
        assertThat(update(ann, deal("NextStep", "x")).isSuccess()).isFalse();
        drill("{\"show\": \"Opportunity\"}");
        drill("{\"fault\": \"DROP_AFTER\", \"operation\": \"update\"}");
        assertThatThrownBy(() -> update(ann, deal("NextStep", "lost answer"))).isInstanceOf(ConnectionException.class);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("lost answer");
        drill("{\"sharing\": {\"object\": \"Opportunity\", \"access\": \"PRIVATE\"}}");
        assertThat(as(SmallOrg.BEN).query("SELECT Id FROM Opportunity").getSize())
                .isEqualTo(1);
        drill("{\"expireSessions\": \"" + SmallOrg.ANN + "\"}");
        assertThatThrownBy(ann::getUserInfo).isInstanceOf(UnexpectedErrorFault.class);
        assertThat(mia.getUserInfo().getUserName()).isEqualTo("mia@small.example");
        drill("{\"revokeTokens\": \"" + SmallOrg.MIA + "\"}");
        assertThatThrownBy(mia::getUserInfo).isInstanceOf(UnexpectedErrorFault.class);
    }

    private void drill(String told) {
        HttpResponse<String> answer = Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/practice/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(told))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
