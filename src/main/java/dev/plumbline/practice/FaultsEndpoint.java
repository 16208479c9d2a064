package dev.plumbline.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults.Fault;
import dev.plumbline.practice.Faults.Kind;
import dev.plumbline.practice.oauth.OAuth;
import dev.plumbline.practice.setup.FieldSecurity;
import dev.plumbline.practice.setup.Setup;
import dev.plumbline.practice.setup.Sharing.Access;
import dev.plumbline.practice.soap.ApiUsage;
import dev.plumbline.practice.store.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Fault controls over HTTP, as {@link Faults} describes them. Only programs on this machine are listened to, and no web page is. */
final class FaultsEndpoint implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OWN_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    private static final int LARGEST = 64 * 1024;

    private final MemoryOrg org;
    private final Faults faults;
    private final OAuth oauth;
    private final ApiUsage usage;

    FaultsEndpoint(MemoryOrg org, Faults faults, OAuth oauth, ApiUsage usage) {
        this.org = org;
        this.faults = faults;
        this.oauth = oauth;
        this.usage = usage;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean own = exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                    && OWN_HOST.matcher(header(exchange, "Host")).matches();
            if (!own) {
                send(exchange, 403, Map.of("error", "only this machine may control faults"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                send(exchange, 200, state());
            } else if (!header(exchange, "Content-Type").startsWith("application/json")) {
                send(exchange, 415, Map.of("error", "send application/json"));
            } else {
                control(exchange);
            }
        }
    }

    private void control(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            JsonNode told = JSON.readTree(in.readNBytes(LARGEST));
            if (told == null || !told.isObject()) {
                throw new IllegalArgumentException("expected a JSON object");
            }
            Object done = obey(told);
            send(exchange, 200, done);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Object obey(JsonNode told) {
        if (told.has("fault")) {
            faults.arm(fault(told));
        } else if (told.path("expireSessions").isTextual()) {
            oauth.sessions().expire(RecordId.of(told.path("expireSessions").asText()));
        } else if (told.path("expireSessions").asBoolean()) {
            oauth.sessions().expireAll();
        } else if (told.has("revokeTokens")) {
            oauth.revokeAll(RecordId.of(told.path("revokeTokens").asText()));
        } else if (told.has("apiUsedPercent")) {
            usage.usedPercent(told.path("apiUsedPercent").asInt());
        } else if (told.path("clear").asBoolean()) {
            faults.clear();
        } else if (!setUp(told)) {
            return transaction(told);
        }
        return state();
    }

    /** Who may see and change what. @return whether it was about that */
    private boolean setUp(JsonNode told) {
        Setup setup = org.setup();
        if (told.has("hide")) {
            JsonNode hide = told.path("hide");
            setup.fields().hideFrom(whom(hide), hide.path("object").asText(), names(hide));
        } else if (told.has("readOnly")) {
            JsonNode keep = told.path("readOnly");
            setup.fields().readOnlyFor(whom(keep), keep.path("object").asText(), names(keep));
        } else if (told.has("show")) {
            setup.fields().show(told.path("show").asText());
        } else if (told.has("sharing")) {
            JsonNode sharing = told.path("sharing");
            setup.sharing()
                    .set(
                            sharing.path("object").asText(),
                            Access.valueOf(sharing.path("access").asText()));
        } else if (told.has("lock")) {
            setup.locks().lock(RecordId.of(told.path("lock").asText()));
        } else if (told.has("unlock")) {
            setup.locks().unlock(RecordId.of(told.path("unlock").asText()));
        } else {
            return false;
        }
        return true;
    }

    private static String whom(JsonNode told) {
        return told.path("for").asText(FieldSecurity.ANYBODY);
    }

    private static String[] names(JsonNode told) {
        List<String> fields = new ArrayList<>();
        told.path("fields").forEach(f -> fields.add(f.asText()));
        return fields.toArray(String[]::new);
    }

    private static Fault fault(JsonNode told) {
        Kind kind;
        try {
            kind = Kind.valueOf(told.path("fault").asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no fault \"" + told.path("fault").asText() + "\"; there are " + Faults.kinds(), e);
        }
        return new Fault(
                kind,
                told.path("operation").asText(Faults.ANY),
                told.path("count").asInt(1),
                told.path("after").asInt(0),
                told.path("value").asText(""));
    }

    private Object transaction(JsonNode told) {
        if (told.has("begin")) {
            org.transactions().begin(told.path("begin").asText());
        } else if (told.has("in")) {
            RecordId id = RecordId.of(told.path("id").asText());
            org.transactions()
                    .update(
                            told.path("in").asText(),
                            RecordId.of(told.path("user").asText()),
                            id,
                            fields(id, told.path("fields")));
        } else if (told.has("commit")) {
            return org.transactions().commit(told.path("commit").asText()).stream()
                    .map(o -> Map.of(
                            "success", o.success(), "complaints", o.complaints().toString()))
                    .toList();
        } else if (told.has("rollBack")) {
            org.transactions().rollBack(told.path("rollBack").asText());
        } else {
            throw new IllegalArgumentException(
                    "expected one of fault, expireSessions, revokeTokens, apiUsedPercent, hide, readOnly, show, sharing, lock, unlock, begin, in,"
                            + " commit, rollBack, clear");
        }
        return state();
    }

    private Map<String, FieldValue> fields(RecordId id, JsonNode sent) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        Row row = org.store().reading(() -> org.store().row(id.value()));
        if (row == null) {
            throw new IllegalArgumentException("no record " + id);
        }
        sent.fields().forEachRemaining(entry -> {
            FieldType type = row.table()
                    .schema()
                    .field(entry.getKey())
                    .map(FieldSchema::type)
                    .orElseThrow(() -> new IllegalArgumentException("no field " + entry.getKey()));
            JsonNode value = entry.getValue();
            fields.put(entry.getKey(), value.isNull() ? FieldValue.BLANK : FieldValues.parse(type, value.asText()));
        });
        return fields;
    }

    private Map<String, Object> state() {
        return Map.of(
                "armed", faults.armed(),
                "apiCallsUsed", usage.used(),
                "apiLimit", usage.limit(),
                "oldestTransaction",
                        org.transactions().oldestStart().map(Object::toString).orElse(""));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
