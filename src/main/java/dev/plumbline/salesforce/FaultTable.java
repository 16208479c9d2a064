package dev.plumbline.salesforce;

import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ApiQueryFault;
import com.sforce.ws.SoapFaultException;
import com.sforce.ws.bind.HTMLResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The one place that knows what each way of failing means. Faults are sorted by their code, never by their class: most arrive as
 * {@code UnexpectedErrorFault}. A fault says that the call was not carried out; anything less readable leaves a write's outcome open.
 */
final class FaultTable {

    private enum Sort {
        SESSION,
        DAILY_OR_CONCURRENT,
        LIMIT,
        TRANSIENT,
        BUG_OVER_THERE,
        QUERY,
        PERMISSION,
        CONFIGURATION
    }

    private static final Map<String, Sort> SORTS = new HashMap<>();

    static {
        put(Sort.SESSION, "INVALID_SESSION_ID TXN_SECURITY_END_A_SESSION INVALID_AUTH_HEADER");
        put(Sort.DAILY_OR_CONCURRENT, "REQUEST_LIMIT_EXCEEDED");
        put(
                Sort.LIMIT,
                "LIMIT_EXCEEDED EXCEEDED_QUOTA TOO_MANY_APEX_REQUESTS TOO_MANY_JOBS EXCEEDED_SEARCH_QUERY_RATE_LIMIT");
        put(
                Sort.TRANSIENT,
                "SERVER_UNAVAILABLE FUNCTIONALITY_TEMPORARILY_UNAVAILABLE ORG_IN_MAINTENANCE API_CURRENTLY_DISABLED");
        put(Sort.TRANSIENT, "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE UNABLE_TO_LOCK_ROW PENDING_COMMIT");
        put(
                Sort.TRANSIENT,
                "CIRCUIT_BREAKER_OPEN_EXCEPTION RESOURCE_NOT_REACHABLE REQUEST_TIMEOUT_OR_CONFLICT SSO_SERVICE_DOWN");
        put(Sort.BUG_OVER_THERE, "UNKNOWN_EXCEPTION INTERNAL_ERROR INTERNAL_SERVER_ERROR");
        put(
                Sort.QUERY,
                "QUERY_TIMEOUT REQUEST_RUNNING_TOO_LONG QUERY_TOO_COMPLICATED OPERATION_TOO_LARGE EXCEEDED_ID_LIMIT");
        put(
                Sort.QUERY,
                "INVALID_QUERY_LOCATOR INVALID_LOCATOR INVALID_REPLICATION_DATE MALFORMED_QUERY INVALID_FIELD INVALID_TYPE");
        put(Sort.QUERY, "INVALID_QUERY_FILTER_OPERATOR MALFORMED_ID ENTITY_NOT_QUERYABLE EXCEEDED_MAX_SIZE_REQUEST");
        put(
                Sort.PERMISSION,
                "INSUFFICIENT_ACCESS API_DISABLED_FOR_ORG FUNCTIONALITY_NOT_ENABLED LOGIN_DURING_RESTRICTED_DOMAIN");
        put(
                Sort.PERMISSION,
                "LOGIN_DURING_RESTRICTED_TIME TXN_SECURITY_NO_ACCESS TXN_SECURITY_TWO_FA_REQUIRED TXN_SECURITY_FAIL_CLOSE");
        put(
                Sort.PERMISSION,
                "TXN_SECURITY_APEX_ERROR TXN_SECURITY_METERING_ERROR TXN_SECURITY_RUNTIME_ERROR PASSWORD_LOCKOUT");
        put(
                Sort.PERMISSION,
                "INACTIVE_OWNER_OR_USER ORG_LOCKED ORG_ADMIN_LOCKED TRIAL_EXPIRED MUTUAL_AUTHENTICATION_FAILED");
        put(
                Sort.CONFIGURATION,
                "UNSUPPORTED_API_VERSION UNSUPPORTED_CLIENT CLIENT_NOT_ACCESSIBLE_FOR_USER INVALID_LOGIN");
        put(
                Sort.CONFIGURATION,
                "CLIENT_REQUIRE_UPDATE_FOR_USER INVALID_SOAP_HEADER ORG_NOT_OWNED_BY_INSTANCE INVALID_OPERATION");
        put(
                Sort.CONFIGURATION,
                "UNKNOWN_ORG_SETTING INVALID_CLIENT INVALID_SSO_GATEWAY_URL LOGIN_MUST_USE_SECURITY_TOKEN");
    }

    private FaultTable() {}

    /** What the failure of a call means. */
    static SalesforceException sort(Exception e, Call call, String host) {
        if (e instanceof ApiFault fault) {
            String code = fault.getExceptionCode() == null
                    ? localPart(fault)
                    : fault.getExceptionCode().name();
            return ofCode(code, words(fault), call, e);
        }
        if (e instanceof SoapFaultException fault) {
            return withoutDetail(fault, call);
        }
        if (e instanceof HTMLResponseException || String.valueOf(e.getMessage()).contains("w3.org/1999/xhtml")) {
            var page = new UnexpectedAnswer(UnexpectedAnswer.Kind.PAGE, 200, "without a title");
            return NetworkTrouble.sort(page, call, host);
        }
        return NetworkTrouble.find(e, IOException.class)
                .map(io -> NetworkTrouble.sort(io, call, host))
                .orElseGet(() -> unreadable(e, call, host));
    }

    /** The meaning of a fault's code. */
    static SalesforceException ofCode(String code, String message, Call call, Exception e) {
        String said = call.operation() + ": " + code + (message.isEmpty() ? "" : ", " + message);
        return switch (SORTS.getOrDefault(code, Sort.QUERY)) {
            case SESSION ->
                new SalesforceException.Session(code, "Salesforce no longer accepts our session: " + said, e);
            case DAILY_OR_CONCURRENT -> limit(code, message, said, e);
            case LIMIT -> new SalesforceException.Limit(code, "A limit of the org: " + said, Duration.ofMinutes(1), e);
            case TRANSIENT ->
                new SalesforceException.Transient(code, "Salesforce is busy or in maintenance: " + said, e);
            case BUG_OVER_THERE -> NetworkTrouble.lost(code, "An error inside Salesforce: " + said, call, e);
            case QUERY -> new SalesforceException.Query(code, "Salesforce refuses the request: " + said, e);
            case PERMISSION ->
                new SalesforceException.Permission(
                        code, "The integration user may not do this; an admin of the org can allow it: " + said, e);
            case CONFIGURATION ->
                new SalesforceException.Configuration(
                        code,
                        "The connection is set up wrong; check the app, its policies and the API version: " + said,
                        e);
        };
    }

    /** The day's calls are gone, or only too many run at this moment: the message alone tells. */
    private static SalesforceException limit(String code, String message, String said, Exception e) {
        boolean concurrent = message.toLowerCase(Locale.ROOT).contains("concurrent");
        return concurrent
                ? new SalesforceException.Limit(
                        Codes.CONCURRENT,
                        "Too many long calls run in the org at once: " + said,
                        Duration.ofSeconds(5),
                        e)
                : new SalesforceException.Limit(
                        code, "The org's calls of the last 24 hours are spent: " + said, Gate.PROBE_EVERY, e);
    }

    private static SalesforceException withoutDetail(SoapFaultException fault, Call call) {
        String code = localPart(fault);
        String message = Texts.shown(fault.getMessage());
        return call.isRead() || SORTS.containsKey(code)
                ? ofCode(SORTS.containsKey(code) ? code : "UNKNOWN_EXCEPTION", message, call, fault)
                : NetworkTrouble.lost(
                        code, "Salesforce answered " + call.operation() + " with: " + message, call, fault);
    }

    /** SOAP that our stubs cannot read; a read that breaks off in the middle may work next time, a foreign word will not. */
    private static SalesforceException unreadable(Exception e, Call call, String host) {
        String message = Texts.shown(String.valueOf(e.getMessage()));
        String lower = message.toLowerCase(Locale.ROOT);
        // the stubs' parser runs into a null where the text ends inside a tag
        boolean brokenOff = e instanceof NullPointerException || lower.contains("no more data");
        String what = host + " answered " + call.operation() + " with something that API " + Wire.VERSION
                + " does not know" + " (" + message + ")";
        if (brokenOff) {
            return NetworkTrouble.lost("TRUNCATED", "the answer to " + call.operation() + " broke off", call, e);
        }
        return call.isRead()
                ? new SalesforceException.Query(Codes.UNREADABLE, what, e)
                : NetworkTrouble.lost(Codes.UNREADABLE, what, call, e);
    }

    private static String words(ApiFault fault) {
        String place = fault instanceof ApiQueryFault query && query.getRow() >= 0 && query.getColumn() >= 0
                ? " (row " + query.getRow() + ", column " + query.getColumn() + ")"
                : "";
        return Texts.shown(fault.getExceptionMessage()) + place;
    }

    private static String localPart(SoapFaultException fault) {
        return fault.getFaultCode() == null
                ? "UNKNOWN_EXCEPTION"
                : Texts.shown(fault.getFaultCode().getLocalPart());
    }

    private static void put(Sort sort, String codes) {
        for (String code : codes.split(" ")) {
            SORTS.put(code, sort);
        }
    }
}
