package dev.plumbline.notifications.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A Slack workspace on this machine: real HTTP, tokens that are checked, and told to fail in the ways Slack does. */
public final class FakeSlack implements AutoCloseable {

    public static final String TOKEN = "xoxb-test-token";

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    /** A message as it is kept. */
    public record Kept(
            String channel,
            String ts,
            String text,
            JsonNode blocks,
            String key,
            String threadTs,
            long atMillis,
            Map<String, String> sent) {}

    /** What goes wrong at the next call of a method. */
    public record Fault(String kind, long value) {

        /** 429 with Retry-After in seconds; nothing is done. */
        public static Fault tooMany(int seconds) {
            return new Fault("429", seconds);
        }

        /** 500, and nothing is done. */
        public static Fault broken() {
            return new Fault("500", 0);
        }

        /** 500, and everything was done before. */
        public static Fault brokenAfter() {
            return new Fault("500-after", 0);
        }

        /** Everything is done, and the answer comes after that time. */
        public static Fault late(Duration by) {
            return new Fault("late", by.toMillis());
        }

        /** The connection breaks after everything was done. */
        public static Fault dropAfter() {
            return new Fault("drop-after", 0);
        }

        /** The connection breaks and nothing is done. */
        public static Fault drop() {
            return new Fault("drop", 0);
        }
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(24, work -> {
        Thread thread = new Thread(work, "fake-slack");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final List<Kept> messages = new ArrayList<>();
    private final List<Map<String, String>> updates = new ArrayList<>();
    private final List<JsonNode> views = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final Map<String, Long> quietFrom = new ConcurrentHashMap<>();
    private final Map<String, Long> quietUntil = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final AtomicLong stamp = new AtomicLong(System.currentTimeMillis() * 1000);
    private volatile long impatient;
    private volatile boolean revoked;

    public FakeSlack() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/api/", this::answer);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
    }

    public FakeSlack user(String email, String id) {
        users.put(email, id);
        return this;
    }

    public synchronized FakeSlack arm(String method, Fault... next) {
        faults.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(next));
        return this;
    }

    /** From now on the method answers with this error of Slack's; null takes it back. */
    public FakeSlack refuses(String method, @Nullable String error) {
        if (error == null) {
            errors.remove(method);
        } else {
            errors.put(method, error);
        }
        return this;
    }

    public void revoke(boolean on) {
        revoked = on;
    }

    public synchronized List<Kept> messages() {
        return List.copyOf(messages);
    }

    public synchronized List<Map<String, String>> updates() {
        return List.copyOf(updates);
    }

    public synchronized List<JsonNode> views() {
        return List.copyOf(views);
    }

    public long calls(String method) {
        return calls.getOrDefault(method, new AtomicLong()).get();
    }

    /** Calls that came before a Retry-After was over. */
    public long impatient() {
        return impatient;
    }

    /** Somebody deletes everything in a conversation. */
    public synchronized void deleteAll() {
        messages.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().substring("/api/".length());
            Map<String, String> sent = form(exchange);
            calls.computeIfAbsent(method, m -> new AtomicLong()).incrementAndGet();
            long now = System.currentTimeMillis();
            Long until = quietUntil.get(method);
            if (until != null && now < until && now > quietFrom.getOrDefault(method, now)) {
                impatient++;
            }
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + TOKEN).equals(authorization)) {
                send(exchange, 200, Map.of("ok", false, "error", "invalid_auth"));
            } else if (revoked) {
                send(exchange, 200, Map.of("ok", false, "error", "token_revoked"));
            } else if (errors.containsKey(method)) {
                send(exchange, 200, Map.of("ok", false, "error", errors.get(method), "needed", "im:history"));
            } else {
                faultily(exchange, method, sent);
            }
        }
    }

    private void faultily(HttpExchange exchange, String method, Map<String, String> sent) throws IOException {
        Fault fault = next(method);
        switch (fault == null ? "" : fault.kind()) {
            case "429" -> {
                // What other threads had under way when this was said is not held against them.
                quietFrom.put(method, System.currentTimeMillis() + 50);
                quietUntil.put(method, System.currentTimeMillis() + fault.value() * 1000);
                exchange.getResponseHeaders().set("Retry-After", Long.toString(fault.value()));
                send(exchange, 429, Map.of("ok", false, "error", "ratelimited"));
            }
            case "500" -> send(exchange, 500, Map.of());
            case "500-after" -> {
                obey(method, sent);
                send(exchange, 500, Map.of());
            }
            case "late" -> {
                Object answer = obey(method, sent);
                pause(fault.value());
                send(exchange, 200, answer);
            }
            case "drop-after" -> obey(method, sent);
            case "drop" -> {}
            default -> send(exchange, 200, obey(method, sent));
        }
    }

    private synchronized @Nullable Fault next(String method) {
        Deque<Fault> waiting = faults.get(method);
        return waiting == null ? null : waiting.poll();
    }

    private synchronized Object obey(String method, Map<String, String> sent) throws IOException {
        return switch (method) {
            case "users.lookupByEmail" -> lookup(sent.getOrDefault("email", ""));
            case "conversations.open" ->
                Map.of(
                        "ok",
                        true,
                        "channel",
                        Map.of("id", "D" + sent.get("users").substring(1)));
            case "chat.postMessage" -> post(sent);
            case "conversations.history" -> history(sent, "");
            case "conversations.replies" -> history(sent, sent.getOrDefault("ts", ""));
            case "chat.update" -> {
                updates.add(sent);
                yield Map.of("ok", true, "ts", sent.get("ts"), "channel", sent.get("channel"));
            }
            case "views.open" -> {
                views.add(JSON.readTree(sent.get("view")));
                yield Map.of("ok", true, "view", Map.of("id", "V1"));
            }
            default -> Map.of("ok", false, "error", "unknown_method");
        };
    }

    private Object lookup(String email) {
        String id = users.get(email);
        return id == null
                ? Map.of("ok", false, "error", "users_not_found")
                : Map.of("ok", true, "user", Map.of("id", id, "name", "x"));
    }

    private Object post(Map<String, String> sent) throws IOException {
        JsonNode blocks = JSON.readTree(sent.getOrDefault("blocks", "[]"));
        String wrong = wrong(blocks, sent);
        if (!wrong.isEmpty()) {
            return Map.of("ok", false, "error", wrong);
        }
        long at = stamp.incrementAndGet();
        String ts = "%d.%06d".formatted(at / 1_000_000, at % 1_000_000);
        String key = JSON.readTree(sent.getOrDefault("metadata", "{}"))
                .path("event_payload")
                .path("key")
                .asText();
        messages.add(new Kept(
                sent.get("channel"),
                ts,
                sent.getOrDefault("text", ""),
                blocks,
                key,
                sent.getOrDefault("thread_ts", ""),
                System.currentTimeMillis(),
                sent));
        return Map.of("ok", true, "channel", sent.get("channel"), "ts", ts);
    }

    /** Slack's limits, as far as they concern what we send. */
    private static String wrong(JsonNode blocks, Map<String, String> sent) {
        if (blocks.size() > 50 || sent.getOrDefault("text", "").length() > 40_000) {
            return "msg_too_long";
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode block : blocks) {
            if (block.has("block_id")) {
                ids.add(block.get("block_id").asText());
            }
            if (block.path("type").asText().equals("header")
                    && block.path("text").path("text").asText().length() > 150) {
                return "invalid_blocks";
            }
            List<String> actions = new ArrayList<>();
            for (JsonNode element : block.path("elements")) {
                if (element.path("type").asText().equals("button")) {
                    actions.add(element.path("action_id").asText());
                    if (element.path("text").path("text").asText().length() > 75
                            || element.path("value").asText().length() > 2000
                            || element.path("url").asText().length() > 3000) {
                        return "invalid_blocks";
                    }
                }
            }
            if (actions.size() > 25 || actions.stream().distinct().count() < actions.size()) {
                return "invalid_blocks";
            }
        }
        return ids.stream().distinct().count() < ids.size() ? "invalid_blocks" : "";
    }

    private Object history(Map<String, String> sent, String thread) {
        List<Object> found = new ArrayList<>();
        for (Kept m : messages) {
            boolean shown =
                    thread.isEmpty() ? m.threadTs().isEmpty() : m.threadTs().equals(thread);
            if (m.channel().equals(sent.get("channel")) && shown) {
                Map<String, Object> message =
                        new LinkedHashMap<>(Map.of("type", "message", "ts", m.ts(), "text", m.text()));
                if ("true".equals(sent.get("include_all_metadata")) || "1".equals(sent.get("include_all_metadata"))) {
                    message.put(
                            "metadata",
                            Map.of("event_type", "plumbline_notice", "event_payload", Map.of("key", m.key())));
                }
                found.add(message);
            }
        }
        int from = Integer.parseInt(sent.getOrDefault("cursor", "0"));
        int to = Math.min(found.size(), from + 20);
        return Map.of(
                "ok", true,
                "messages", found.subList(from, to),
                "response_metadata", Map.of("next_cursor", to < found.size() ? Integer.toString(to) : ""));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
