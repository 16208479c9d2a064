package dev.plumbline.practice.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the practice mailbox in a browser, and to tests as JSON: {@code /}, {@code /messages/7}, {@code /api/messages?to=}, {@code
 * /api/messages/7}.
 *
 * <p>A mail's own HTML is shown in a sandbox without scripts, network or forms: it is as untrusted here as in any mail program.
 */
public final class MailboxPages implements HttpHandler {

    private static final int PAGE = 100;
    private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,12})(/body)?");
    private static final Pattern API_MESSAGE = Pattern.compile("/api/messages/(\\d{1,12})");
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String BODY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final LocalMailbox mailbox;
    private final MailboxHtml html = new MailboxHtml();
    private final JsonMapper json = JsonMapper.builder().build();

    public MailboxPages(LocalMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")
                    && !exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", PAGE_POLICY, "This mailbox can only be read.");
                return;
            }
            answer(
                    exchange,
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()));
        }
    }

    private void answer(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        Matcher message = MESSAGE.matcher(path);
        Matcher api = API_MESSAGE.matcher(path);
        if (path.equals("/")) {
            page(exchange, 200, html.list(shown(query), Optional.ofNullable(query.get("to")), total(query), PAGE));
        } else if (path.equals("/api/messages")) {
            json(exchange, chosen(query).stream().map(MailboxPages::facts).toList());
        } else if (message.matches()) {
            Optional<ReceivedMail> mail = mailbox.message(Long.parseLong(message.group(1)));
            if (mail.isEmpty()) {
                page(exchange, 404, html.missing());
            } else if (message.group(2) != null) {
                send(
                        exchange,
                        200,
                        "text/html",
                        BODY_POLICY,
                        "<base target=\"_blank\">" + mail.get().html());
            } else {
                page(exchange, 200, html.message(mail.get(), query.getOrDefault("show", "html")));
            }
        } else if (api.matches()
                && mailbox.message(Long.parseLong(api.group(1))).isPresent()) {
            json(exchange, facts(mailbox.message(Long.parseLong(api.group(1))).get()));
        } else {
            page(exchange, 404, html.missing());
        }
    }

    private List<MailSummary> chosen(Map<String, String> query) {
        String to = query.getOrDefault("to", "").strip();
        return to.isEmpty() ? mailbox.messages() : mailbox.messagesTo(to);
    }

    private int total(Map<String, String> query) {
        return chosen(query).size();
    }

    private List<MailSummary> shown(Map<String, String> query) {
        String before = query.getOrDefault("before", "");
        long limit = before.matches("\\d{1,12}") ? Long.parseLong(before) : Long.MAX_VALUE;
        return chosen(query).stream()
                .filter(mail -> mail.id() < limit)
                .limit(PAGE + 1L)
                .toList();
    }

    private static Map<String, Object> facts(MailSummary mail) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", mail.id());
        facts.put("to", mail.to());
        facts.put("from", mail.from());
        facts.put("subject", mail.subject());
        facts.put("date", mail.date().map(Object::toString).orElse(""));
        facts.put("messageId", mail.messageId());
        return facts;
    }

    private static Map<String, Object> facts(ReceivedMail mail) {
        Map<String, Object> facts = facts(mail.summary());
        facts.put("text", mail.text());
        facts.put("html", mail.html());
        facts.put(
                "headers",
                mail.headers().stream()
                        .map(header -> Map.of("name", header.name(), "value", header.value()))
                        .toList());
        return facts;
    }

    private void json(HttpExchange exchange, Object value) throws IOException {
        try {
            send(exchange, 200, "application/json", PAGE_POLICY, json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text are always JSON", e);
        }
    }

    private static void page(HttpExchange exchange, int status, String page) throws IOException {
        send(exchange, status, "text/html", PAGE_POLICY, page);
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
