package dev.plumbline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.PersonalSalesforce.Connected;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web server flow with PKCE: a person's yes, and what becomes of it. Neither request nor answer is ever logged. */
final class PersonTokens {

    private static final int LARGEST = 64 * 1024;
    private static final Pattern IDENTITY = Pattern.compile("/id/([A-Za-z0-9]{15,18})/([A-Za-z0-9]{15,18})");

    private final Wire wire;
    private final ObjectMapper json = new ObjectMapper();

    PersonTokens(Wire wire) {
        this.wire = wire;
    }

    URI authorize(FixClient client, URI back, String state, String verifier, String username) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.clientId());
        query.put("redirect_uri", back.toString());
        query.put("scope", "api refresh_token");
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("state", state);
        query.put("login_hint", username);
        return URI.create(client.url() + "/services/oauth2/authorize?" + encoded(query));
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Connected exchange(FixClient client, URI back, String code, String verifier) {
        Map<String, String> form = form(client, "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back.toString());
        form.put("code_verifier", verifier);
        JsonNode answer = token(client, form, "exchange");
        String refresh = answer.path("refresh_token").asText("");
        Matcher identity = IDENTITY.matcher(answer.path("id").asText(""));
        if (refresh.isEmpty() || !identity.find()) {
            throw new SalesforceException.Configuration(
                    "NO_REFRESH_TOKEN",
                    "Salesforce gave no lasting grant: add the scope \"Perform requests at any time (refresh_token)\" to the app.",
                    null);
        }
        return new Connected(RecordId.of(identity.group(2)), refresh);
    }

    /** A session out of a grant; tells the grant when its secret was replaced on the way. */
    OrgSession refresh(FixClient client, PersonGrant grant) {
        Map<String, String> form = form(client, "refresh_token");
        form.put("refresh_token", grant.refreshToken());
        JsonNode answer = token(client, form, "refresh");
        Matcher identity = IDENTITY.matcher(answer.path("id").asText(""));
        boolean known = identity.find();
        if (!known || !RecordId.of(identity.group(2)).equals(grant.person())) {
            throw new SalesforceException.Session("WRONG_PERSON", "The grant is somebody else's", null);
        }
        String replaced = answer.path("refresh_token").asText("");
        if (!replaced.isEmpty() && !replaced.equals(form.get("refresh_token"))) {
            grant.rotated(replaced);
        }
        URI instance = Addresses.instance(
                answer.path("instance_url").asText(client.url().toString()), client.url());
        return new OrgSession(answer.path("access_token").asText(), instance, identity.group(1), identity.group(2));
    }

    boolean revoke(FixClient client, String refreshToken) {
        try {
            HttpResponse<InputStream> answer = post(client, "revoke", Map.of("token", refreshToken));
            try (InputStream body = answer.body()) {
                body.readNBytes(LARGEST);
            }
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> form(FixClient client, String grantType) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grantType);
        form.put("client_id", client.clientId());
        client.secret().ifPresent(secret -> form.put("client_secret", secret));
        return form;
    }

    private JsonNode token(FixClient client, Map<String, String> form, String what) {
        String host = client.url().getHost();
        try {
            HttpResponse<InputStream> answer = post(client, "token", form);
            try (InputStream body = answer.body()) {
                JsonNode content = read(new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8));
                if (answer.statusCode() == 200 && content.path("access_token").isTextual()) {
                    return content;
                }
                throw refused(answer.statusCode(), content, host);
            }
        } catch (IOException e) {
            throw NetworkTrouble.sort(e, Call.read(what), host);
        }
    }

    private static SalesforceException refused(int status, JsonNode content, String host) {
        String error = Texts.shown(content.path("error").asText("HTTP_" + status));
        String said = host + " said " + error + ", "
                + Texts.shown(content.path("error_description").asText(""));
        if (status >= 500 || status == 429 || error.contains("rate") || error.equals("server_error")) {
            return new SalesforceException.Transient(error, said, null);
        }
        if (error.equals("invalid_grant") || error.startsWith("inactive") || error.equals("invalid_app_access")) {
            return new SalesforceException.Session(error, said, null);
        }
        return new SalesforceException.Configuration(
                error,
                "The app through which people connect is set up wrong: check plumbline.salesforce.fix.client-id and -secret; "
                        + said,
                null);
    }

    private HttpResponse<InputStream> post(FixClient client, String path, Map<String, String> form) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(client.url().resolve("/services/oauth2/" + path))
                .timeout(wire.limits().read())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("User-Agent", Wire.CLIENT)
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            return wire.http().send(request, head -> new TimedBody(wire.limits().read(), () -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while waiting for an answer");
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.missingNode();
        }
    }
}
