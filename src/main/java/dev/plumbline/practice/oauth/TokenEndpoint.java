package dev.plumbline.practice.oauth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.store.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code /services/oauth2}: token by client credentials or JWT bearer, revoke, userinfo. */
public final class TokenEndpoint implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final MemoryOrg org;
    private final Sessions sessions;
    private final Client client;
    private final Faults faults;
    private final String organizationId;
    private final String url;
    private final Consumer<Duration> pause;

    /** @param url the server's own address, which tokens are good for */
    public TokenEndpoint(
            MemoryOrg org,
            Sessions sessions,
            Client client,
            Faults faults,
            String organizationId,
            String url,
            Consumer<Duration> pause) {
        this.org = org;
        this.sessions = sessions;
        this.client = client;
        this.faults = faults;
        this.organizationId = organizationId;
        this.url = url;
        this.pause = pause;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/services/oauth2/token" -> token(exchange);
                case "/services/oauth2/revoke" -> revoke(exchange);
                case "/services/oauth2/userinfo" -> userInfo(exchange);
                default -> send(exchange, 404, error("not_found", "there is nothing at " + path));
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Optional<Fault> fault = faults.next("token");
        Kind kind = fault.map(Fault::kind).orElse(null);
        if (kind == Kind.DROP_BEFORE || kind == Kind.DROP_AFTER) {
            return;
        }
        if (kind == Kind.SLOW) {
            pause.accept(Duration.ofMillis(fault.orElseThrow().number(1000)));
        }
        if (kind == Kind.MAINTENANCE_PAGE || kind == Kind.SERVER_UNAVAILABLE) {
            html(exchange, fault.orElseThrow().number(503));
            return;
        }
        try {
            if (kind == Kind.DAILY_LIMIT || kind == Kind.CONCURRENT_LIMIT) {
                throw new Refused("rate_limit_exceeded", "login rate exceeded");
            }
            send(exchange, 200, grant(Form.read(exchange)));
        } catch (Refused refused) {
            send(exchange, 400, error(refused.error(), refused.description()));
        }
    }

    private Map<String, String> grant(Form form) throws Refused {
        return switch (form.get("grant_type")) {
            case "client_credentials" -> issue(byCredentials(form));
            case JWT_BEARER -> issue(byAssertion(form));
            default -> throw new Refused("unsupported_grant_type", "grant type not supported");
        };
    }

    private Row byCredentials(Form form) throws Refused {
        if (!form.get("client_id").equals(client.id())) {
            throw new Refused("invalid_client_id", "client identifier invalid");
        }
        if (!same(form.get("client_secret"), client.secret())) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
        Row user = org.store().reading(() -> org.store().row(client.runAs().value()));
        if (user == null) {
            throw new Refused("invalid_grant", "no client credentials user enabled");
        }
        return active(user);
    }

    private Row byAssertion(Form form) throws Refused {
        Assertion assertion = Assertion.verified(
                form.get("assertion"),
                client.key().orElseThrow(() -> new Refused("invalid_grant", "invalid assertion")));
        Set<String> audiences = Set.of("https://login.salesforce.com", "https://test.salesforce.com", url);
        String username = assertion.subject(client.id(), audiences, org.clock().instant());
        Row user = org.store().reading(() -> org.store().standard("User").rows().stream()
                .filter(r -> r.text("Username").equalsIgnoreCase(username))
                .findFirst()
                .orElse(null));
        if (user == null) {
            throw new Refused("invalid_grant", "user hasn't approved this consumer");
        }
        return active(user);
    }

    private static Row active(Row user) throws Refused {
        if (!user.is("IsActive")) {
            throw new Refused("inactive_user", "user is inactive");
        }
        return user;
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> issue(Row user) {
        String id = url + "/id/" + organizationId + "/" + user.id();
        String issued = Long.toString(org.clock().instant().toEpochMilli());
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("access_token", sessions.issue(user.recordId()));
        answer.put("signature", signature(id + issued));
        answer.put("scope", "api");
        answer.put("instance_url", url);
        answer.put("id", id);
        answer.put("token_type", "Bearer");
        answer.put("issued_at", issued);
        answer.put("api_instance_url", url);
        return answer;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(client.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private void revoke(HttpExchange exchange) throws IOException {
        try {
            sessions.revoke(Form.read(exchange).get("token"));
            exchange.sendResponseHeaders(200, -1);
        } catch (Refused refused) {
            send(exchange, 400, error(refused.error(), refused.description()));
        }
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String bearer = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Optional<RecordId> id = sessions.user(bearer.replaceFirst("(?i)^Bearer ", ""));
        Row user = id.map(i -> org.store().reading(() -> org.store().row(i.value())))
                .orElse(null);
        if (user == null) {
            send(exchange, 403, error("invalid_token", "Bad_OAuth_Token"));
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("sub", url + "/id/" + organizationId + "/" + user.id());
        answer.put("user_id", user.id());
        answer.put("organization_id", organizationId);
        answer.put("preferred_username", user.text("Username"));
        answer.put("name", user.text("Name"));
        answer.put("email", user.text("Email"));
        answer.put("zoneinfo", user.text("TimeZoneSidKey"));
        send(exchange, 200, answer);
    }

    private static Map<String, String> error(String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return answer;
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache, no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void html(HttpExchange exchange, int status) throws IOException {
        byte[] bytes =
                "<html><body><h1>We are down for maintenance</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
