package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ApiQueryFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidIdFault;
import com.sforce.soap.partner.fault.InvalidQueryLocatorFault;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.fault.MalformedQueryFault;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WscFaultTest {

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

    private SObject[] edit(String nextStep) {
        SObject deal = new SObject("Opportunity");
        deal.setId(SmallOrg.DEAL.value());
        deal.setField("NextStep", nextStep);
        return new SObject[] {deal};
    }

    @Test
    void pointsAtTheMistakeInAQuery() {
        MalformedQueryFault fault =
                catchThrowableOfType(MalformedQueryFault.class, () -> connection.query("SELECT Id FRM Opportunity"));
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.MALFORMED_QUERY);
        assertThat(fault.getExceptionMessage()).contains("unexpected token: FRM");
        assertThat(fault.getRow()).isEqualTo(1);
        assertThat(fault.getColumn()).isEqualTo(11);
    }

    @Test
    void namesUnknownFieldsTypesAndIds() {
        InvalidFieldFault field = catchThrowableOfType(
                InvalidFieldFault.class, () -> connection.query("SELECT Id, Foo FROM Opportunity"));
        assertThat(field.getExceptionMessage())
                .contains("ERROR at Row:1:Column:12")
                .contains("No such column 'Foo' on entity 'Opportunity'");
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Foo")).isInstanceOf(InvalidSObjectFault.class);
        assertThatThrownBy(() -> connection.describeSObjects(new String[] {"Foo"}))
                .isInstanceOf(InvalidSObjectFault.class);
        assertThatThrownBy(() -> connection.retrieve("Id", "Opportunity", new String[] {"bad"}))
                .isInstanceOf(InvalidIdFault.class);
        ApiQueryFault operator = catchThrowableOfType(
                ApiQueryFault.class, () -> connection.query("SELECT Id FROM Opportunity WHERE OwnerId = 'bad'"));
        assertThat(operator.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_QUERY_FILTER_OPERATOR);
    }

    @Test
    void hiddenFieldsAreNoSuchColumn() {
        small.org.visibility().hide("Opportunity", "NextStep");
        assertThatThrownBy(() -> connection.query("SELECT NextStep FROM Opportunity"))
                .isInstanceOf(InvalidFieldFault.class);
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Opportunity WHERE NextStep = null"))
                .isInstanceOf(InvalidFieldFault.class);
        small.org.visibility().show("Opportunity");
        assertThat(catchThrowableOfType(
                        ConnectionException.class, () -> connection.query("SELECT NextStep FROM Opportunity")))
                .isNull();
    }

    @Test
    void loginIsGone() throws Exception {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setAuthEndpoint(server.url() + "/services/Soap/u/65.0");
        config.setServiceEndpoint(server.url() + "/services/Soap/u/65.0");
        PartnerConnection nobody = new PartnerConnection(config);
        ApiFault fault = catchThrowableOfType(ApiFault.class, () -> nobody.login("a@b.example", "secret"));
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_OPERATION);
    }

    @Test
    void sessionsEndByThemselvesAfterTwoIdleHours() throws Exception {
        small.clock.forward(Duration.ofMinutes(119));
        connection.getServerTimestamp();
        small.clock.forward(Duration.ofMinutes(119));
        connection.getServerTimestamp();
        small.clock.forward(Duration.ofMinutes(121));
        UnexpectedErrorFault fault =
                catchThrowableOfType(UnexpectedErrorFault.class, () -> connection.getServerTimestamp());
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
    }

    @Test
    void sessionsEndBetweenPagesWhenTold() throws Exception {
        for (int i = 0; i < 250; i++) {
            small.org.create(SmallOrg.ANN, "Account", small.fields("Account", "Name", "Page " + i));
        }
        connection.setQueryOptions(200);
        server.faults().arm(Fault.once(Kind.EXPIRE_SESSIONS).on("queryMore"));
        QueryResult first = connection.query("SELECT Id FROM Account");
        ApiFault fault = catchThrowableOfType(ApiFault.class, () -> connection.queryMore(first.getQueryLocator()));
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
        assertThat(Wsc.connect(server).queryMore(first.getQueryLocator()).isDone())
                .isTrue();
    }

    @Test
    void cursorsExpireAfterTwoDays() throws Exception {
        for (int i = 0; i < 250; i++) {
            small.org.create(SmallOrg.ANN, "Account", small.fields("Account", "Name", "Page " + i));
        }
        connection.setQueryOptions(200);
        String locator = connection.query("SELECT Id FROM Account").getQueryLocator();
        small.clock.forward(Duration.ofHours(49));
        PartnerConnection later = Wsc.connect(server);
        assertThatThrownBy(() -> later.queryMore(locator)).isInstanceOf(InvalidQueryLocatorFault.class);
        assertThatThrownBy(() -> later.queryMore("nonsense")).isInstanceOf(InvalidQueryLocatorFault.class);
    }

    @Test
    void limitsAreReachedWhenTold() {
        server.faults().arm(Fault.once(Kind.DAILY_LIMIT)).arm(Fault.once(Kind.CONCURRENT_LIMIT));
        ApiFault daily = catchThrowableOfType(ApiFault.class, () -> connection.getServerTimestamp());
        assertThat(daily.getExceptionCode()).isEqualTo(ExceptionCode.REQUEST_LIMIT_EXCEEDED);
        assertThat(daily.getExceptionMessage()).isEqualTo("TotalRequests Limit exceeded.");
        ApiFault concurrent = catchThrowableOfType(ApiFault.class, () -> connection.getServerTimestamp());
        assertThat(concurrent.getExceptionMessage()).startsWith("ConcurrentRequests");
    }

    @Test
    void theDaysCallsAreCountedAndEnd() throws Exception {
        server.usage().usedPercent(100);
        ApiFault daily = catchThrowableOfType(ApiFault.class, () -> connection.getServerTimestamp());
        assertThat(daily.getExceptionCode()).isEqualTo(ExceptionCode.REQUEST_LIMIT_EXCEEDED);
        small.clock.forward(Duration.ofHours(24));
        Wsc.connect(server).getServerTimestamp();
        assertThat(server.usage().used()).isEqualTo(1);
    }

    @Test
    void isUnavailableForAsManyCallsAsTold() throws Exception {
        server.faults().arm(Fault.once(Kind.SERVER_UNAVAILABLE).on("query").times(2));
        connection.getServerTimestamp();
        for (int i = 0; i < 2; i++) {
            ApiFault fault = catchThrowableOfType(ApiFault.class, () -> connection.query("SELECT Id FROM Task"));
            assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.SERVER_UNAVAILABLE);
        }
        assertThat(connection.query("SELECT Id FROM Task").getSize()).isEqualTo(1);
    }

    @Test
    void showsAMaintenancePage() {
        for (String status : new String[] {"200", "503"}) {
            server.faults().arm(Fault.once(Kind.MAINTENANCE_PAGE).with(status));
            assertThatThrownBy(() -> connection.getServerTimestamp())
                    .isInstanceOf(ConnectionException.class)
                    .isNotInstanceOf(ApiFault.class);
        }
    }

    @Test
    void dropsTheConnectionBeforeOrAfterTheWork() {
        server.faults().arm(Fault.once(Kind.DROP_BEFORE).on("update"));
        assertThatThrownBy(() -> connection.update(edit("never"))).isInstanceOf(ConnectionException.class);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
        server.faults().arm(Fault.once(Kind.DROP_AFTER).on("update"));
        assertThatThrownBy(() -> connection.update(edit("done"))).isInstanceOf(ConnectionException.class);
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("done");
    }

    @Test
    void answersLateWhenTold() throws Exception {
        server.faults().arm(Fault.once(Kind.SLOW).with("300"));
        connection.getConfig().setReadTimeout(100);
        assertThatThrownBy(() -> connection.getServerTimestamp())
                .isInstanceOf(ConnectionException.class)
                .hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void saysThingsThatOnlyNewerClientsKnow() {
        server.faults().arm(Fault.once(Kind.EXTRA_ELEMENT));
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Task")).isInstanceOf(ConnectionException.class);
        server.faults().arm(Fault.once(Kind.UNKNOWN_FAULT_CODE));
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Task"))
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessageContaining("BRAND_NEW_FAULT");
        server.faults().arm(Fault.once(Kind.UNKNOWN_STATUS_CODE));
        assertThatThrownBy(() -> connection.update(edit("committed")))
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessageContaining("StatusCode");
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("committed");
        server.faults().arm(Fault.once(Kind.INVALID_LOCATOR).on("queryMore"));
        assertThatThrownBy(() -> connection.queryMore("01gPL0000000000001-200"))
                .isInstanceOf(InvalidQueryLocatorFault.class);
    }

    @Test
    void replicationHasItsLimits() {
        ApiFault order = catchThrowableOfType(ApiFault.class, () -> connection.getUpdated("Opportunity", at(0), at(0)));
        assertThat(order.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_REPLICATION_DATE);
        ApiFault old = catchThrowableOfType(ApiFault.class, () -> connection.getUpdated("Opportunity", at(-31), at(0)));
        assertThat(old.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_REPLICATION_DATE);
        ApiFault deleted =
                catchThrowableOfType(ApiFault.class, () -> connection.getDeleted("Opportunity", at(-16), at(0)));
        assertThat(deleted.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_REPLICATION_DATE);
        ApiFault stage =
                catchThrowableOfType(ApiFault.class, () -> connection.getUpdated("OpportunityStage", at(-1), at(0)));
        assertThat(stage.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_TYPE_FOR_OPERATION);
    }

    private Calendar at(int days) {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("GMT"));
        calendar.setTimeInMillis(
                small.clock.instant().plus(Duration.ofDays(days)).toEpochMilli());
        return calendar;
    }

    @Test
    void takesOrdersOverHttpFromThisMachineOnly() throws Exception {
        assertThat(control("{\"fault\": \"SERVER_UNAVAILABLE\", \"operation\": \"query\", \"after\": 1}")
                        .statusCode())
                .isEqualTo(200);
        connection.query("SELECT Id FROM Task");
        assertThatThrownBy(() -> connection.query("SELECT Id FROM Task")).isInstanceOf(UnexpectedErrorFault.class);
        assertThat(control("{\"fault\": \"NONSENSE\"}").body())
                .contains("no fault")
                .contains("DROP_AFTER");
        assertThat(control("{\"apiUsedPercent\": 50}").body()).contains("2500000");
        assertThat(control("{\"hide\": {\"object\": \"Task\", \"fields\": [\"Subject\"]}}")
                        .statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> connection.query("SELECT Subject FROM Task")).isInstanceOf(InvalidFieldFault.class);
        assertThat(control("{\"begin\": \"t\"}").body()).contains("2026-03-02T09:00:00Z");
        control("{\"in\": \"t\", \"user\": \"" + SmallOrg.ANN + "\", \"id\": \"" + SmallOrg.DEAL
                + "\", \"fields\": {\"NextStep\": \"held\", \"Amount\": null}}");
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEmpty();
        assertThat(control("{\"commit\": \"t\"}").body()).contains("true");
        assertThat(small.value(SmallOrg.DEAL, "NextStep")).isEqualTo("held");
        assertThat(control("{\"expireSessions\": true}").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> connection.getServerTimestamp()).isInstanceOf(UnexpectedErrorFault.class);
        HttpResponse<String> form = Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/practice/faults"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"clear\": true}"))
                .build());
        assertThat(form.statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> control(String json) {
        return Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/practice/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    @Test
    void readsNoDocumentTypes() {
        String bomb = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Envelope><Body><query><queryString>&a;"
                + "</queryString></query></Body></Envelope>";
        HttpResponse<String> answer =
                Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/services/Soap/u/65.0"))
                        .POST(HttpRequest.BodyPublishers.ofString(bomb))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("XML_PARSER_ERROR").doesNotContain("root:");
    }

    @Test
    void otherVersionsAreNotSpoken() {
        PartnerConnection old = Wsc.connect(server.url(), "any");
        old.getConfig().setServiceEndpoint(server.url() + "/services/Soap/u/30.0");
        ApiFault fault = catchThrowableOfType(ApiFault.class, old::getServerTimestamp);
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.UNSUPPORTED_API_VERSION);
    }

    @Test
    void loggingOutEndsTheSessionForAll() throws Exception {
        PartnerConnection same =
                Wsc.connect(server.url(), connection.getConfig().getSessionId());
        connection.logout();
        ApiFault fault = catchThrowableOfType(ApiFault.class, same::getServerTimestamp);
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
    }
}
