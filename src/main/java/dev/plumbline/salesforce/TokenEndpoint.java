package dev.plumbline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the org for a token, by client credentials or JWT bearer. Neither request nor answer is ever logged. */
final class TokenEndpoint {

    private static final int LARGEST = 64 * 1024;
    private static final Pattern IDENTITY = Pattern.compile("/id/([A-Za-z0-9]{15,18})/([A-Za-z0-9]{15,18})");

    private final Wire wire;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    TokenEndpoint(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    OrgSession request(Access access) {
        HttpRequest request = HttpRequest.newBuilder(access.url().resolve("/services/oauth2/token"))
                .timeout(wire.limits().read())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("User-Agent", Wire.CLIENT)
                .POST(HttpRequest.BodyPublishers.ofString(form(access)))
                .build();
        try {
            HttpResponse<InputStream> answer = wire.http()
                    .send(request, head -> new TimedBody(wire.limits().read(), () -> {}));
            try (InputStream body = answer.body()) {
                return session(access, answer, new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SalesforceException.Transient("INTERRUPTED", "interrupted while signing in", e);
        } catch (IOException e) {
            throw NetworkTrouble.sort(e, Call.read("sign-in"), access.url().getHost());
        }
    }

    private String form(Access access) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (access.proof() instanceof Access.Proof.Secret secret) {
            fields.put("grant_type", "client_credentials");
            fields.put("client_id", access.clientId());
            fields.put("client_secret", secret.value());
        } else if (access.proof() instanceof Access.Proof.Signature signature) {
            fields.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            fields.put("assertion", JwtAssertion.of(access, signature, clock.instant(), json));
        }
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private OrgSession session(Access access, HttpResponse<InputStream> answer, String body) {
        JsonNode content = read(body);
        if (answer.statusCode() != 200 || !content.path("access_token").isTextual()) {
            throw TokenRefusals.sort(access, answer, content, body);
        }
        URI instance = Addresses.instance(
                content.path("instance_url").asText(access.url().toString()), access.url());
        Matcher identity = IDENTITY.matcher(content.path("id").asText(""));
        boolean known = identity.find();
        return new OrgSession(
                content.path("access_token").asText(),
                instance,
                known ? identity.group(1) : "",
                known ? identity.group(2) : "");
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.missingNode();
        }
    }
}
