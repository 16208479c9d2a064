package dev.plumbline.practice.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.oauth.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;

/** {@code /services/Soap/u/65.0}: one address for all operations; the body's element says which one is meant. */
public final class SoapEndpoint implements HttpHandler {

    private static final Logger LOG = Logger.getLogger(SoapEndpoint.class);
    private static final int LARGEST_REQUEST = 52 * 1024 * 1024;

    private final Sessions sessions;
    private final ApiUsage usage;
    private final Faults faults;
    private final Consumer<Duration> pause;
    private final Map<String, Function<Call, String>> operations;

    /** @param pause how a slow answer waits */
    public SoapEndpoint(
            MemoryOrg org,
            Sessions sessions,
            ApiUsage usage,
            Faults faults,
            String organizationId,
            Consumer<Duration> pause) {
        this.sessions = sessions;
        this.usage = usage;
        this.faults = faults;
        this.pause = pause;
        Queries queries = new Queries(org);
        Writes writes = new Writes(org);
        Describes describes = new Describes(org);
        Replication replication = new Replication(org);
        this.operations = Map.ofEntries(
                Map.entry("getUserInfo", new SignedIn(org, organizationId)::of),
                Map.entry("getServerTimestamp", call -> new Xml()
                        .open("result")
                        .text("timestamp", Xml.moment(org.clock().instant()))
                        .close("result")
                        .toString()),
                Map.entry("logout", call -> ""),
                Map.entry("describeGlobal", describes::global),
                Map.entry("describeSObjects", describes::objects),
                Map.entry("describeSObject", describes::objects),
                Map.entry("query", queries::query),
                Map.entry("queryAll", queries::queryAll),
                Map.entry("queryMore", queries::queryMore),
                Map.entry("retrieve", queries::retrieve),
                Map.entry("search", new Searches(org, queries)::search),
                Map.entry("getUpdated", replication::updated),
                Map.entry("getDeleted", replication::deleted),
                Map.entry("create", writes::create),
                Map.entry("update", writes::update),
                Map.entry("upsert", writes::upsert),
                Map.entry("delete", writes::delete),
                Map.entry("undelete", writes::undelete),
                Map.entry("describeLayout", new DescribeLayouts(org)::layout));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Reply reply = reply(exchange);
            if (!reply.dropped()) {
                send(exchange, reply);
            }
        }
    }

    /** Answers at addresses of other versions and of other kinds of API. */
    public static void wrongVersion(HttpExchange exchange) throws IOException {
        try (exchange) {
            SoapFault fault = new SoapFault(
                    "UNSUPPORTED_API_VERSION", "the practice org speaks the Partner API at /services/Soap/u/65.0 only");
            send(exchange, Reply.soap(500, Envelopes.fault(fault)));
        }
    }

    /** @param dropped no answer at all: the connection just ends */
    private record Reply(int status, String type, String text, boolean dropped) {

        static Reply soap(int status, String text) {
            return new Reply(status, "text/xml; charset=utf-8", text, false);
        }

        static final Reply DROPPED = new Reply(0, "", "", true);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            Element envelope = Element.parse(read(exchange));
            Element header = envelope.child("Header").orElse(envelope);
            Element body = envelope.child("Body")
                    .flatMap(b -> b.children().stream().findFirst())
                    .orElseThrow(() -> new SoapFault("UNKNOWN_EXCEPTION", "the request has no operation"));
            return reply(header, body, faults.next(body.name()));
        } catch (SoapFault fault) {
            return Reply.soap(500, Envelopes.fault(fault));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("the practice org failed to answer a call", e);
            return Reply.soap(
                    500, Envelopes.fault(new SoapFault("UNKNOWN_EXCEPTION", "An unexpected error occurred: " + e)));
        }
    }

    private Reply reply(Element header, Element body, Optional<Fault> fault) {
        Kind kind = fault.map(Fault::kind).orElse(null);
        if (kind == Kind.DROP_BEFORE) {
            return Reply.DROPPED;
        }
        if (kind == Kind.MAINTENANCE_PAGE) {
            return new Reply(fault.get().number(503), "text/html; charset=utf-8", Disguises.MAINTENANCE, false);
        }
        if (kind == Kind.SLOW) {
            pause.accept(Duration.ofMillis(fault.get().number(1000)));
        }
        if (kind == Kind.EXPIRE_SESSIONS) {
            expire(fault.get());
        }
        Disguises.refuse(kind);
        String answer = answer(header, body, fault);
        return kind == Kind.DROP_AFTER ? Reply.DROPPED : Reply.soap(200, Disguises.disguise(kind, answer));
    }

    private void expire(Fault fault) {
        if (fault.value().isEmpty()) {
            sessions.expireAll();
        } else {
            sessions.expire(RecordId.of(fault.value()));
        }
    }

    private String answer(Element header, Element body, Optional<Fault> fault) {
        String operation = body.name();
        if (operation.equals("login")) {
            throw new SoapFault(
                    "INVALID_OPERATION",
                    "The SOAP Login operation is not available in the API version specified in the request. Use OAuth.");
        }
        String session =
                header.child("SessionHeader").map(h -> h.text("sessionId")).orElse("");
        RecordId user = sessions.user(session)
                .orElseThrow(
                        () -> new SoapFault(
                                "INVALID_SESSION_ID",
                                "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash"));
        if (!sessions.callsApis(session)) {
            throw new SoapFault("INVALID_SESSION_ID", "This session is not valid for use with the API");
        }
        Function<Call, String> carryOut = operations.get(operation);
        if (carryOut == null) {
            throw new SoapFault("INVALID_OPERATION", "the practice org does not know the operation " + operation);
        }
        usage.spend();
        String results = carryOut.apply(Call.of(user, header, body, fault));
        if (operation.equals("logout")) {
            sessions.revoke(session);
        }
        return Envelopes.answer(usage, operation, results);
    }

    private static byte[] read(HttpExchange exchange) throws IOException {
        InputStream raw = exchange.getRequestBody();
        boolean zipped = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = zipped ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = in.readNBytes(LARGEST_REQUEST + 1);
            if (bytes.length > LARGEST_REQUEST) {
                throw new SoapFault("EXCEEDED_MAX_SIZE_REQUEST", "the request is larger than 52 MB");
            }
            return bytes;
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip") && bytes.length > 0) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 4);
            try (OutputStream out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            bytes = zipped.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
