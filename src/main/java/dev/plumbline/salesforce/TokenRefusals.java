package dev.plumbline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the token endpoint's refusals mean, and how an admin mends each. */
final class TokenRefusals {

    private static final String KEY = "plumbline.salesforce.";

    private enum Sort {
        CONFIGURATION,
        PERMISSION,
        SESSION,
        LIMIT
    }

    /** @param about part of error or description, in lower case; the first row that fits wins */
    private record Row(String about, Sort sort, String mend) {}

    private static final List<Row> TABLE = List.of(
            new Row("invalid_client_id", Sort.CONFIGURATION, clientId()),
            new Row("client identifier invalid", Sort.CONFIGURATION, clientId()),
            new Row("invalid client credentials", Sort.CONFIGURATION, secret()),
            new Row("invalid_client", Sort.CONFIGURATION, secret()),
            new Row(
                    "approved this consumer",
                    Sort.PERMISSION,
                    "The integration user is not pre-authorised: in the External Client App's policies choose \"Admin approved users are"
                            + " pre-authorized\" and add the user's profile or permission set."),
            new Row(
                    "audience",
                    Sort.CONFIGURATION,
                    "The JWT was addressed to the wrong audience: set " + KEY
                            + "audience to https://login.salesforce.com, or https://test.salesforce.com for a sandbox."),
            new Row(
                    "expired authorization",
                    Sort.CONFIGURATION,
                    "The JWT counted as expired: check this machine's clock."),
            new Row(
                    "invalid assertion",
                    Sort.CONFIGURATION,
                    "The JWT's signature was refused: check that " + KEY
                            + "private-key belongs to the certificate uploaded to the app, and this machine's clock."),
            new Row("expired access", Sort.SESSION, "Reconnect: the grant has expired."),
            new Row(
                    "no client credentials user",
                    Sort.CONFIGURATION,
                    "The app has no run-as user: in its policies enable the client credentials flow and name the integration user."),
            new Row(
                    "no valid scopes",
                    Sort.CONFIGURATION,
                    "The app has no scope: add \"Manage user data via APIs (api)\" to it."),
            new Row("inactive user", Sort.PERMISSION, user()),
            new Row("inactive_user", Sort.PERMISSION, user()),
            new Row("inactive_org", Sort.PERMISSION, "The org is inactive: ask Salesforce."),
            new Row("authentication failure", Sort.CONFIGURATION, user()),
            new Row("unsupported_grant_type", Sort.CONFIGURATION, flow()),
            new Row("invalid_app_access", Sort.PERMISSION, "The user may not use the app: assign it to the user."),
            new Row("rate_limit", Sort.LIMIT, "Too many sign-ins."),
            new Row("login_rate", Sort.LIMIT, "Too many sign-ins."),
            new Row("retry your request", Sort.LIMIT, "Salesforce asks to try again."));

    private TokenRefusals() {}

    static SalesforceException sort(Access access, HttpResponse<InputStream> answer, JsonNode content, String body) {
        int status = answer.statusCode();
        if (!content.path("error").isTextual()) {
            return withoutError(access, answer, body);
        }
        String error = Texts.shown(content.path("error").asText());
        String description = Texts.shown(content.path("error_description").asText(""));
        String said = " (" + access.url().getHost() + " said: " + error + ", " + description + ")";
        String about = (error + " " + description).toLowerCase(Locale.ROOT);
        if (status >= 500 || status == 429) {
            return new SalesforceException.Transient(error, "Signing in did not work for now" + said, null);
        }
        return TABLE.stream()
                .filter(row -> about.contains(row.about()))
                .findFirst()
                .map(row -> exception(row.sort(), error, row.mend() + said))
                .orElseGet(() -> exception(
                        Sort.CONFIGURATION, error, "Signing in was refused: check the app and its policies" + said));
    }

    private static SalesforceException exception(Sort sort, String code, String message) {
        return switch (sort) {
            case CONFIGURATION -> new SalesforceException.Configuration(code, message, null);
            case PERMISSION -> new SalesforceException.Permission(code, message, null);
            case SESSION -> new SalesforceException.Session(code, message, null);
            case LIMIT -> new SalesforceException.Limit(code, message, Duration.ofMinutes(5), null);
        };
    }

    private static SalesforceException withoutError(Access access, HttpResponse<InputStream> answer, String body) {
        int status = answer.statusCode();
        String host = access.url().getHost();
        if (status >= 500 || status == 429) {
            return new SalesforceException.Transient(
                    "HTTP_" + status, host + " answered the sign-in with HTTP status " + status, null);
        }
        String found = status / 100 == 3
                ? "a redirect to "
                        + Texts.shown(answer.headers().firstValue("Location").orElse("nowhere"))
                : body.toLowerCase(Locale.ROOT).contains("<html")
                        ? "a web page, \"" + WebPage.titleOf(body) + "\""
                        : "no token";
        return new SalesforceException.Configuration(
                "NOT_SALESFORCE",
                host + " answered the sign-in with HTTP status " + status + " and " + found + ": check that " + KEY
                        + "url is the org's My Domain address",
                null);
    }

    private static String clientId() {
        return "The client id is not known there: check " + KEY + "client-id (a new app takes up to ten minutes) and "
                + KEY + "url.";
    }

    private static String secret() {
        return "The client secret was refused: check " + KEY + "client-secret and that it was not rotated.";
    }

    private static String user() {
        return "The integration user can't sign in: check in Setup, Users that it is active, may use the API and is not bound to other"
                + " addresses or hours; with JWT bearer check " + KEY + "username.";
    }

    private static String flow() {
        return "The app does not offer this flow: enable client credentials (for a secret) or JWT bearer (for a key) in it.";
    }
}
