package dev.plumbline.salesforce;

import com.sforce.soap.partner.LimitInfo;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes calls: through the gate, with the session of now, on a connection of their own, counted, and repeated where that is right. */
final class Calls {

    /** One exchange on a fresh connection; does nothing but that. */
    @FunctionalInterface
    interface Exchange<T> {
        T on(PartnerConnection connection) throws ConnectionException;
    }

    private final Wire wire;
    private final SignIn signIn;
    private final Gate gate;
    private final Retries retries;
    private final DailyBudget budget;
    private final Standing standing;
    private final MeterRegistry meters;
    private final Pause pause;

    Calls(
            Wire wire,
            SignIn signIn,
            Gate gate,
            Retries retries,
            DailyBudget budget,
            Standing standing,
            MeterRegistry meters,
            Pause pause) {
        this.wire = wire;
        this.signIn = signIn;
        this.gate = gate;
        this.retries = retries;
        this.budget = budget;
        this.standing = standing;
        this.meters = meters;
        this.pause = pause;
    }

    <T> T run(Call call, Exchange<T> exchange) {
        OrgSession refused = null;
        int attempt = 1;
        while (true) {
            OrgSession session = null;
            try {
                gate.enter();
                session = session(refused);
                T answer = send(call, session, exchange);
                succeeded(call);
                return answer;
            } catch (SalesforceException e) {
                failed(call, e);
                if (session != null && refused == null && retries.renewsSession(e)) {
                    refused = session;
                    continue;
                }
                Optional<Duration> wait = retries.after(e, call, attempt++);
                if (wait.isEmpty()) {
                    throw refused == null ? e : explained(e, session);
                }
                sleep(wait.get());
            }
        }
    }

    /** Waits as the retry rules ask, on behalf of callers that repeat parts of a call. */
    void sleep(Duration wait) {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SalesforceException.Transient("INTERRUPTED", "interrupted while waiting for another attempt", e);
        }
    }

    Retries retries() {
        return retries;
    }

    OrgSession session() {
        return signIn.current();
    }

    private OrgSession session(@Nullable OrgSession refused) {
        return refused == null ? signIn.current() : signIn.after(refused);
    }

    private <T> T send(Call call, OrgSession session, Exchange<T> exchange) {
        PartnerConnection connection = null;
        boolean sent = true;
        try {
            connection = wire.open(session);
            return exchange.on(connection);
        } catch (ConnectionException | RuntimeException e) {
            // the stubs throw plain runtime exceptions at answers that they cannot convert
            SalesforceException sorted =
                    FaultTable.sort(e, call, session.instance().getHost());
            sent = !NEVER_SENT.contains(sorted.code());
            throw sorted;
        } finally {
            if (sent) {
                count(connection);
            }
        }
    }

    private static final java.util.Set<String> NEVER_SENT = java.util.Set.of("HOST_UNKNOWN", "UNREACHABLE", "TLS");

    private void count(@Nullable PartnerConnection connection) {
        LimitInfo[] found = connection == null || connection.getLimitInfoHeader() == null
                ? null
                : connection.getLimitInfoHeader().getLimitInfo();
        if (found != null) {
            for (LimitInfo info : found) {
                if ("API REQUESTS".equals(info.getType()) && info.getLimit() > 0) {
                    budget.spent(info.getCurrent(), info.getLimit());
                    return;
                }
            }
        }
        budget.spent();
    }

    private void succeeded(Call call) {
        gate.answered();
        standing.worked();
        counter(call, "ok");
    }

    private void failed(Call call, SalesforceException e) {
        if (!e.code().equals(Codes.RESTING) && !e.code().equals(Codes.BUDGET)) {
            gate.failed(e);
            standing.failed(e);
        }
        counter(call, e.getClass().getSimpleName());
    }

    private void counter(Call call, String outcome) {
        meters.counter("plumbline.salesforce.calls", "operation", call.operation(), "outcome", outcome)
                .increment();
    }

    private static SalesforceException explained(SalesforceException e, @Nullable OrgSession session) {
        if (!(e instanceof SalesforceException.Session)) {
            return e;
        }
        String mend = session != null && session.isJwt()
                ? " The app issues access tokens in JWT form, which the SOAP API " + Wire.VERSION
                        + " refuses: switch the app to opaque tokens."
                : " A new session was refused as well: check the app's policies (IP restrictions, high-assurance sessions), the user's"
                        + " login history, and whether the API is enabled for its profile.";
        return new SalesforceException.Session(e.code(), e.getMessage() + "." + mend, e);
    }
}
