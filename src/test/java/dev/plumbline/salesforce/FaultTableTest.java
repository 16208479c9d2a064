package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTableTest {

    private static final Call READ = Call.read("query");
    private static final Call WRITE = Call.write("update");

    @ParameterizedTest
    @CsvSource({
        "INVALID_SESSION_ID, Session",
        "REQUEST_LIMIT_EXCEEDED, Limit",
        "LIMIT_EXCEEDED, Limit",
        "EXCEEDED_QUOTA, Limit",
        "TOO_MANY_APEX_REQUESTS, Limit",
        "SERVER_UNAVAILABLE, Transient",
        "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE, Transient",
        "ORG_IN_MAINTENANCE, Transient",
        "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE, Transient",
        "API_CURRENTLY_DISABLED, Transient",
        "UNABLE_TO_LOCK_ROW, Transient",
        "QUERY_TIMEOUT, Query",
        "REQUEST_RUNNING_TOO_LONG, Query",
        "QUERY_TOO_COMPLICATED, Query",
        "OPERATION_TOO_LARGE, Query",
        "EXCEEDED_ID_LIMIT, Query",
        "EXCEEDED_MAX_SIZE_REQUEST, Query",
        "INVALID_QUERY_LOCATOR, Query",
        "INVALID_REPLICATION_DATE, Query",
        "MALFORMED_QUERY, Query",
        "INVALID_FIELD, Query",
        "INVALID_TYPE, Query",
        "INVALID_QUERY_FILTER_OPERATOR, Query",
        "MALFORMED_ID, Query",
        "INSUFFICIENT_ACCESS, Permission",
        "API_DISABLED_FOR_ORG, Permission",
        "FUNCTIONALITY_NOT_ENABLED, Permission",
        "LOGIN_DURING_RESTRICTED_DOMAIN, Permission",
        "LOGIN_DURING_RESTRICTED_TIME, Permission",
        "TXN_SECURITY_NO_ACCESS, Permission",
        "UNSUPPORTED_API_VERSION, Configuration",
        "UNSUPPORTED_CLIENT, Configuration",
        "CLIENT_NOT_ACCESSIBLE_FOR_USER, Configuration",
        "INVALID_OPERATION, Configuration",
    })
    void sortsACodeTheSameWayForReadsAndWrites(ExceptionCode code, String kind) {
        for (Call call : new Call[] {READ, WRITE}) {
            SalesforceException sorted = FaultTable.sort(fault(code, "said so"), call, "acme.example");
            assertThat(sorted.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(sorted.code()).isEqualTo(code.name());
            assertThat(sorted).hasMessageContaining("said so");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN_EXCEPTION", "INTERNAL_ERROR", "INTERNAL_SERVER_ERROR"})
    void takesABugInsideSalesforceForHarmlessOnlyWhenReading(ExceptionCode code) {
        assertThat(FaultTable.sort(fault(code, "ErrorId"), READ, "h"))
                .isInstanceOf(SalesforceException.Transient.class);
        assertThat(FaultTable.sort(fault(code, "ErrorId"), WRITE, "h"))
                .isInstanceOf(SalesforceException.UnknownOutcome.class);
    }

    @ParameterizedTest
    @EnumSource(ExceptionCode.class)
    void hasAnAnswerToEveryCodeThereIs(ExceptionCode code) {
        SalesforceException sorted = FaultTable.sort(fault(code, "x"), READ, "h");
        assertThat(sorted.code()).isEqualTo(code.name());
        assertThat(sorted.getMessage()).contains(code.name());
    }

    @Test
    void tellsWritesThatWereNeverSentFromThoseThatMayHaveArrived() {
        assertThat(sorted(new ConnectException("refused"))).isInstanceOf(SalesforceException.Transient.class);
        Stream.of(
                        new SocketException("reset"),
                        new HttpTimeoutException("late"),
                        new IOException("header parser received no bytes"))
                .forEach(e -> assertThat(sorted(e)).isInstanceOf(SalesforceException.UnknownOutcome.class));
    }

    @Test
    void keepsControlCharactersOfTheOtherSideOutOfMessages() {
        SalesforceException sorted = FaultTable.sort(fault(ExceptionCode.MALFORMED_QUERY, "a\r\nb\u202Ec"), READ, "h");
        assertThat(sorted.getMessage()).contains("a b c").doesNotContain("\r", "\n", "\u202E");
    }

    private static SalesforceException sorted(IOException e) {
        return FaultTable.sort(
                new com.sforce.ws.ConnectionException("Failed to send request", e), WRITE, "acme.example");
    }

    private static UnexpectedErrorFault fault(ExceptionCode code, String message) {
        UnexpectedErrorFault fault = new UnexpectedErrorFault();
        fault.setExceptionCode(code);
        fault.setExceptionMessage(message);
        return fault;
    }
}
