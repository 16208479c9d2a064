package dev.plumbline.notifications.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.slack.Trouble.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** Makes calls to Slack: timed, never repeated by themselves, silent for as long as Slack asks, and sorted when they fail. */
@ApplicationScoped
class Workspace {

    private static final Set<String> TOKEN_REFUSED = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
            "org_login_required",
            "team_access_not_granted",
            "ekm_access_denied",
            "access_denied");

    /** Errors of Slack's own, after which a message may have been taken. */
    private static final Set<String> BROKEN_THERE =
            Set.of("fatal_error", "internal_error", "service_unavailable", "request_timeout", "rollup_error");

    private static final Duration UNSAID = Duration.ofSeconds(30);

    private final Clock clock;
    private final SlackStanding standing;
    private final Optional<MethodsClient> methods;
    private final Map<String, Instant> quiet = new ConcurrentHashMap<>();

    Workspace(WorkspaceConfig config, Clock clock, SlackStanding standing) {
        this.clock = clock;
        this.standing = standing;
        this.methods = config.token().map(token -> client(config, token));
    }

    /** One call; does nothing but that. */
    @FunctionalInterface
    interface Exchange<T> {
        T on(MethodsClient slack) throws IOException, SlackApiException;
    }

    private static MethodsClient client(WorkspaceConfig config, String token) {
        SlackConfig settings = new SlackConfig();
        String url = config.apiUrl().toString();
        settings.setMethodsEndpointUrlPrefix(url.endsWith("/") ? url : url + "/");
        settings.setStatsEnabled(false);
        // The client would send a message again when a kept connection breaks, whether or not it was taken.
        var http = SlackHttpClient.buildOkHttpClient(settings)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .callTimeout(config.timeout())
                .connectTimeout(config.timeout())
                .readTimeout(config.timeout())
                .writeTimeout(config.timeout())
                .build();
        return Slack.getInstance(settings, new SlackHttpClient(http)).methods(token);
    }

    boolean closed() {
        return methods.isEmpty() || standing.closed();
    }

    /** @param method Slack's name for it, whose limits are its own */
    <T extends SlackApiTextResponse> T call(String method, Exchange<T> exchange) throws Trouble {
        if (closed() || methods.isEmpty()) {
            throw Trouble.of(
                    Kind.CLOSED, "Slack cannot be used: " + standing.now().reason());
        }
        keepQuiet(method);
        T answer;
        try {
            answer = exchange.on(methods.get());
        } catch (SlackApiException e) {
            throw ofStatus(method, e);
        } catch (IOException e) {
            throw ofNetwork(method, e);
        } catch (RuntimeException e) {
            throw Trouble.of(
                    Kind.LOST, "Slack answered " + method + " with something that cannot be read: " + words(e));
        }
        if (answer.isOk()) {
            standing.worked();
            return answer;
        }
        throw ofError(method, answer);
    }

    private void keepQuiet(String method) throws Trouble {
        Instant until = quiet.get(method);
        Instant now = clock.instant();
        if (until != null && now.isBefore(until)) {
            throw busy(method, Duration.between(now, until));
        }
    }

    private Trouble ofStatus(String method, SlackApiException e) {
        int status = e.getResponse().code();
        if (status == 429) {
            Duration after = retryAfter(e.getResponse().header("Retry-After"));
            quiet.put(method, clock.instant().plus(after));
            return busy(method, after);
        }
        String what = "Slack answered " + method + " with status " + status;
        return Trouble.of(status >= 500 ? Kind.LOST : Kind.UNREACHABLE, what);
    }

    private static Trouble busy(String method, Duration after) {
        return new Trouble(
                Kind.BUSY,
                "ratelimited",
                after,
                "Slack asks for patience with " + method + " for " + Math.max(1, after.toSeconds()) + " s");
    }

    private static Duration retryAfter(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? UNSAID : Duration.ofSeconds(Math.max(1, Long.parseLong(header.trim())));
        } catch (NumberFormatException e) {
            return UNSAID;
        }
    }

    private static Trouble ofNetwork(String method, IOException e) {
        boolean neverSent = e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLException;
        return neverSent
                ? Trouble.of(Kind.UNREACHABLE, "Slack cannot be reached: " + words(e))
                : Trouble.of(Kind.LOST, "Slack did not answer " + method + " to the end: " + words(e));
    }

    private Trouble ofError(String method, SlackApiTextResponse answer) {
        String error = String.valueOf(answer.getError());
        if (TOKEN_REFUSED.contains(error)) {
            standing.refused(error);
            return new Trouble(Kind.CLOSED, error, Duration.ZERO, standing.now().reason());
        }
        if (error.equals("ratelimited") || error.equals("rate_limited")) {
            quiet.put(method, clock.instant().plus(UNSAID));
            return busy(method, UNSAID);
        }
        if (error.equals("missing_scope")) {
            standing.lacks(String.valueOf(answer.getNeeded()));
        }
        return new Trouble(
                BROKEN_THERE.contains(error) ? Kind.LOST : Kind.SAID,
                error,
                Duration.ZERO,
                "Slack refused " + method + ": " + PlainText.line(error, 100));
    }

    private static String words(Exception e) {
        return PlainText.line(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), 200);
    }
}
