package dev.plumbline.web.api;

import dev.plumbline.pipeline.Doer;
import dev.plumbline.pipeline.Once;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Problem;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.Doers;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Does what a call asks, once per Idempotency-Key, and makes the answer of what came of it. */
@ApplicationScoped
class Acts {

    private static final int LONGEST_KEY = 200;

    private final Viewers viewers;
    private final Once once;
    private final Violations violations;
    private final RoutingContext http;

    Acts(Viewers viewers, Once once, Violations violations, RoutingContext http) {
        this.viewers = viewers;
        this.once = once;
        this.violations = violations;
        this.http = http;
    }

    /** @param state as it is now */
    record DoneView(@Nullable String violation, @Nullable String state, @Nullable String end) {}

    /** @param violation whose state the answer tells; empty when it is about none */
    Response act(Optional<Long> violation, String body, BiFunction<Handle, Doer, Outcome> what) {
        Doer doer = Doers.of(viewers.current());
        String request = http.request().method() + " " + http.normalizedPath() + "\n" + body;
        Optional<String> key = key(http.request().getHeader("Idempotency-Key"), LONGEST_KEY);
        Once.Answer answer = once.run(
                        doer.actor().id(), key, request, handle -> answer(violation, what.apply(handle, doer)))
                .orElseThrow(() -> Refusal.of(
                        422, "this Idempotency-Key was used for another request within a day; send a fresh one"));
        return Response.status(answer.status())
                .type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                .entity(answer.text())
                .build();
    }

    private Once.Answer answer(Optional<Long> violation, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            int status = Doers.status(refused);
            String title =
                    switch (refused.why()) {
                        case UNKNOWN -> "Not found";
                        case MALFORMED -> "Bad request";
                        case NOT_NOW -> "Not possible now";
                        case NOT_YOU -> "Not allowed";
                    };
            return new Once.Answer(
                    status,
                    StrictJson.write(Problem.of(status, title, refused.said().english())));
        }
        List<ViolationEvent> events = ((Outcome.Done) outcome).events();
        Optional<Violation> now = violation.flatMap(id -> events.stream()
                .map(ViolationEvent::violation)
                .filter(v -> v.id() == id)
                .reduce((earlier, later) -> later)
                .or(() -> violations.find(id, Scope.EVERYONE)));
        return new Once.Answer(
                200,
                StrictJson.write(new DoneView(
                        now.map(v -> Long.toString(v.id())).orElse(null),
                        now.map(v -> v.state().key()).orElse(null),
                        now.flatMap(Violation::end).map(EndReason::key).orElse(null))));
    }

    /** What the header Idempotency-Key says; empty where it was not sent. */
    static Optional<String> key(@Nullable String header, int longest) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.length() > longest || !header.matches("[\\x21-\\x7e]+")) {
            throw Refusal.badRequest("the header Idempotency-Key: expected 1 to " + longest
                    + " visible characters, for instance a UUID");
        }
        return Optional.of(header);
    }

    static long number(@Nullable String id, String what) {
        if (id == null || !id.matches("[0-9]{1,18}")) {
            throw Refusal.badRequest("the field \"" + what + "\": expected a number as text, for instance \"17\"");
        }
        return Long.parseLong(id);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
