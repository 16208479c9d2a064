package dev.plumbline.practice.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /services/oauth2/token} and {@code /revoke}. */
final class TokenEndpoint implements HttpHandler {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Granting granting;
    private final Faults faults;
    private final String url;
    private final Consumer<Duration> pause;

    /** @param url the server's own address, which tokens are good for */
    TokenEndpoint(Granting granting, Faults faults, String url, Consumer<Duration> pause) {
        this.granting = granting;
        this.faults = faults;
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
                default -> Json.send(exchange, 404, Json.error("not_found", "there is nothing at " + path));
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Json.refuse(exchange, new Refused("invalid_request", "must use HTTP POST"));
            return;
        }
        Optional<Fault> fault = faults.next("token");
        Kind kind = fault.map(Fault::kind).orElse(null);
        if (kind == Kind.DROP_BEFORE) {
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
            Tokens.Answer answer = grant(Form.read(exchange));
            if (kind != Kind.DROP_AFTER) {
                Json.send(exchange, 200, answer);
            }
        } catch (Refused refused) {
            Json.refuse(exchange, refused);
        }
    }

    private Tokens.Answer grant(Form form) throws Refused {
        return switch (form.get("grant_type")) {
            case "client_credentials" -> granting.byCredentials(form);
            case JWT_BEARER -> granting.byAssertion(form, url);
            case "authorization_code" -> granting.byCode(form);
            case "refresh_token" -> granting.byRefreshToken(form);
            default -> throw new Refused("unsupported_grant_type", "grant type not supported");
        };
    }

    /** Salesforce takes the token in a form or in the address. */
    private void revoke(HttpExchange exchange) throws IOException {
        try {
            String query = exchange.getRequestURI().getRawQuery();
            Form form = exchange.getRequestMethod().equals("POST")
                    ? Form.read(exchange)
                    : Form.ofQuery(query == null ? "" : query);
            if (!granting.revoke(form.get("token"))) {
                throw new Refused("invalid_token", "invalid token");
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (Refused refused) {
            Json.refuse(exchange, refused);
        }
    }

    private static void html(HttpExchange exchange, int status) throws IOException {
        byte[] bytes =
                "<html><body><h1>We are down for maintenance</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
