package dev.plumbline.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Speaks just enough token endpoint and Partner SOAP to script answers, good and bad. */
final class FakeOrg implements AutoCloseable {

    /** How one request is answered. */
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    record Request(String operation, String body, String sessionId) {}

    private static final Pattern OPERATION = Pattern.compile("Body>\\s*<(?:\\w+:)?(\\w+)");
    private static final Pattern SESSION = Pattern.compile("sessionId>([^<]*)<");

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    final AtomicInteger tokens = new AtomicInteger();
    volatile Reply tokenReply = this::issueToken;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reply> usual = new ConcurrentHashMap<>();
    private final Deque<Reply> next = new ConcurrentLinkedDeque<>();

    FakeOrg() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/services/oauth2/token", exchange -> {
            tokenRequests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokenReply.to(exchange);
        });
        server.createContext("/services/Soap/u/65.0", this::soap);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What an operation answers when nothing else is scripted. */
    FakeOrg usually(String operation, String result) {
        usual.put(operation, Soap.answer(operation, result));
        return this;
    }

    /** The next answers, whatever is asked. */
    FakeOrg then(Reply... replies) {
        next.addAll(List.of(replies));
        return this;
    }

    /** The current token stops working. */
    void expireSession() {
        tokens.incrementAndGet();
    }

    List<Request> requests(String operation) {
        return requests.stream().filter(r -> r.operation().equals(operation)).toList();
    }

    private void issueToken(HttpExchange exchange) throws IOException {
        json(
                        200,
                        "{\"access_token\":\"00D!" + tokens.incrementAndGet() + "\",\"instance_url\":\"" + url()
                                + "\",\"id\":\"" + url()
                                + "/id/00D000000000001AAA/005000000000001AAA\",\"token_type\":\"Bearer\"}")
                .to(exchange);
    }

    private void soap(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = exchange.getRequestBody();
        String body = new String((packed ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(first(OPERATION, body), body, first(SESSION, body));
        requests.add(request);
        Reply scripted = next.poll();
        if (scripted != null) {
            scripted.to(exchange);
        } else if (!request.sessionId().equals("00D!" + tokens.get())) {
            Soap.fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader")
                    .to(exchange);
        } else {
            usual.getOrDefault(request.operation(), Soap.fault("UNKNOWN_EXCEPTION", "nothing scripted"))
                    .to(exchange);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    static Reply json(int status, String body) {
        return exchange -> send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8), false);
    }

    static Reply page(int status, String title) {
        String body = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body>sorry</body></html>";
        return exchange -> send(exchange, status, "text/html", body.getBytes(StandardCharsets.UTF_8), false);
    }

    static Reply status(int status) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Closes the connection without a word. */
    static Reply hangUp() {
        return HttpExchange::close;
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body, boolean pack) throws IOException {
        byte[] sent = body;
        if (pack) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body);
            }
            sent = bytes.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, sent.length);
        try (var out = exchange.getResponseBody()) {
            out.write(sent);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
