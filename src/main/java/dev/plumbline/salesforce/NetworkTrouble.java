package dev.plumbline.salesforce;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what went wrong below SOAP. What counts for a write is whether it can have been carried out: not when no connection came about or
 * it was turned away at the door, perhaps in every other case.
 */
final class NetworkTrouble {

    private static final String URL = "plumbline.salesforce.url";

    private NetworkTrouble() {}

    static SalesforceException sort(IOException e, Call call, String host) {
        Optional<UnexpectedAnswer> answer = find(e, UnexpectedAnswer.class);
        if (answer.isPresent()) {
            return unexpected(answer.get(), call, host);
        }
        if (find(e, UnresolvedAddressException.class).isPresent()) {
            return new SalesforceException.Transient(
                    "HOST_UNKNOWN",
                    "The host " + host + " could not be found: check " + URL
                            + " for a typing error, and this machine's DNS",
                    e);
        }
        if (find(e, SSLHandshakeException.class).isPresent()) {
            return new SalesforceException.Configuration(
                    "TLS",
                    host + " did not show a certificate that we trust: check " + URL
                            + ", and whether a proxy on the way needs its authority in Java's trust store",
                    e);
        }
        if (find(e, ConnectException.class).isPresent()
                || find(e, HttpConnectTimeoutException.class).isPresent()) {
            return new SalesforceException.Transient(
                    "UNREACHABLE",
                    "No connection to " + host + " came about; nothing was sent. Check the network, the firewall and "
                            + URL,
                    e);
        }
        return noAnswer(e, call, host);
    }

    private static SalesforceException noAnswer(IOException e, Call call, String host) {
        boolean late = find(e, HttpTimeoutException.class).isPresent()
                || find(e, SocketTimeoutException.class).isPresent();
        String what = find(e, InterruptedIOException.class)
                        .filter(i -> !(i instanceof SocketTimeoutException))
                        .isPresent()
                ? call.operation() + " was interrupted"
                : late
                        ? host + " did not answer " + call.operation()
                                + " in time (plumbline.salesforce.read-timeout and call-timeout)"
                        : "the connection to " + host + " broke off during " + call.operation()
                                + (find(e, SSLException.class).isPresent() ? " (TLS)" : "");
        return lost(late ? "TIMEOUT" : "NO_ANSWER", what, call, e);
    }

    private static SalesforceException unexpected(UnexpectedAnswer answer, Call call, String host) {
        int status = answer.status();
        String detail = Texts.shown(answer.getMessage());
        return switch (answer.kind()) {
            case REDIRECT ->
                new SalesforceException.Configuration(
                        "REDIRECTED",
                        host + " redirects to " + detail + ", which we do not follow: set " + URL
                                + " to the org's My Domain address",
                        answer);
            case TOO_LARGE ->
                call.isRead()
                        ? new SalesforceException.Query(
                                "RESPONSE_TOO_LARGE",
                                "The answer to " + call.operation() + " has " + detail
                                        + ": ask for fewer records or fields, or raise plumbline.salesforce.max-response-bytes",
                                answer)
                        : lost("RESPONSE_TOO_LARGE", "the answer has " + detail, call, answer);
            case PAGE -> page(answer, call, host);
            case STATUS -> status(status, call, host, answer);
        };
    }

    private static SalesforceException page(UnexpectedAnswer answer, Call call, String host) {
        String what =
                host + " answered " + call.operation() + " with a web page (HTTP status " + answer.status() + ", \""
                        + Texts.shown(answer.getMessage())
                        + "\"): maintenance, single sign-on or a proxy on the way; if it lasts, check " + URL;
        return turnedAway(answer.status())
                ? new SalesforceException.Transient("WEB_PAGE", what, answer)
                : lost("WEB_PAGE", what, call, answer);
    }

    private static SalesforceException status(int status, Call call, String host, UnexpectedAnswer answer) {
        String code = "HTTP_" + status;
        String what = host + " answered " + call.operation() + " with HTTP status " + status;
        if (status == 429) {
            return new SalesforceException.Limit(code, what + ": too many requests", Duration.ofSeconds(30), answer);
        }
        if (turnedAway(status)) {
            return new SalesforceException.Transient(code, what + ": busy or in maintenance", answer);
        }
        if (status == 401 || status == 403 || status == 407) {
            return new SalesforceException.Permission(code, what + ": a proxy or policy refuses us", answer);
        }
        if (status == 404 || status == 410) {
            return new SalesforceException.Configuration(
                    code,
                    what + ": there is no Salesforce API " + Wire.VERSION + " at this address; check " + URL,
                    answer);
        }
        return lost(code, what, call, answer);
    }

    /** A gateway says 503 before it passes a request on; 502 and 504 it may say afterwards. */
    private static boolean turnedAway(int status) {
        return status == 503;
    }

    /** No answer that we can use: harmless for a read, an open question for a write. */
    static SalesforceException lost(String code, String what, Call call, @Nullable Throwable cause) {
        return call.isRead()
                ? new SalesforceException.Transient(code, what, cause)
                : new SalesforceException.UnknownOutcome(
                        code, what + "; whether it was carried out is not known: read before writing again", cause);
    }

    static <T extends Throwable> Optional<T> find(Throwable e, Class<T> wanted) {
        Throwable next = e;
        for (int depth = 0; next != null && depth < 20; depth++) {
            if (wanted.isInstance(next)) {
                return Optional.of(wanted.cast(next));
            }
            next = next.getCause();
        }
        return Optional.empty();
    }
}
