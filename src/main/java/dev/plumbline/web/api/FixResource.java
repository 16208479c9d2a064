package dev.plumbline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.FixDesk;
import dev.plumbline.fixes.FixField;
import dev.plumbline.fixes.FixForm;
import dev.plumbline.fixes.FixOutcome;
import dev.plumbline.fixes.FormState;
import dev.plumbline.fixes.Submission;
import dev.plumbline.fixes.Trouble;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Doer;
import dev.plumbline.violations.Violation;
import dev.plumbline.web.access.Problem;
import dev.plumbline.web.access.Refusal;
import dev.plumbline.web.access.Viewer;
import dev.plumbline.web.access.Viewers;
import dev.plumbline.web.ui.Doers;
import dev.plumbline.web.ui.VisibleGaps;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Mending a record in Salesforce as the very person who asks. A token that is nobody in Salesforce mends nothing. */
@Path("/api/v1/violations/{id}/fix")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "violations")
class FixResource {

    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_KEY = 80;

    private final Viewers viewers;
    private final VisibleGaps visible;
    private final FixDesk desk;

    FixResource(Viewers viewers, VisibleGaps visible, FixDesk desk) {
        this.viewers = viewers;
        this.visible = visible;
        this.desk = desk;
    }

    record ChoiceView(String value, String label) {}

    /** @param mark of what the record holds; sent back, it guards against changes of others meanwhile */
    record FieldView(
            String name,
            String label,
            String kind,
            String value,
            String mark,
            boolean needed,
            boolean editable,
            List<ChoiceView> choices) {}

    /**
     * @param state  ready, connect, down, gone or elsewhere; fields only when it is ready
     * @param fields the record's own, and behind {@code Rollup.} those of a record that may be added
     */
    record FormView(String violation, String record, String object, String state, List<FieldView> fields) {}

    record TroubleView(String kind, String detail) {}

    record OutcomeView(
            String outcome,
            Map<String, TroubleView> troubles,
            List<String> words,
            List<String> ended,
            List<String> open,
            boolean undoable) {}

    @GET
    @Operation(summary = "The form in which the violation's record is mended, as the caller may fill it in")
    public FormView form(@RestPath String id) {
        Asked asked = asked(id);
        FormState state = desk.forms(
                        asked.doer(), asked.person(), List.of(asked.violation().record()))
                .getOrDefault(asked.violation().record(), new FormState.Elsewhere());
        List<FieldView> fields = state instanceof FormState.Ready ready
                ? ready.form().all().stream().map(FixResource::view).toList()
                : List.of();
        return new FormView(
                id,
                asked.violation().record().value(),
                asked.violation().object(),
                state.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                fields);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Saves fields in Salesforce as the caller: {fields: {name: text}, marks: {name: mark}}. The same Idempotency-Key saves once")
    public Response fix(
            @RestPath String id, @RestHeader("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        Asked asked = asked(id);
        JsonNode sent = Bodies.only(body, Set.of("fields", "marks"));
        Map<String, String> typed = texts(sent, "fields");
        Map<String, String> marks = texts(sent, "marks");
        if (typed.isEmpty()) {
            throw Refusal.badRequest("\"fields\" names no field");
        }
        offered(asked, typed.keySet());
        RecordId record = asked.violation().record();
        String once =
                Acts.key(key, LONGEST_KEY).orElseGet(() -> UUID.randomUUID().toString());
        Submission submission = new Submission(once, record, typed, marks, Set.of());
        FixOutcome outcome = Optional.ofNullable(desk.save(asked.doer(), asked.person(), List.of(submission))
                        .get(record))
                .orElseThrow(Refusal::notFound);
        return answer(outcome);
    }

    /** Only what the violation is about may be written here, whatever the caller may write in Salesforce. */
    private void offered(Asked asked, Set<String> names) {
        RecordId record = asked.violation().record();
        if (desk.forms(asked.doer(), asked.person(), List.of(record)).get(record) instanceof FormState.Ready ready) {
            FixForm form = ready.form();
            List<String> open = form.all().stream()
                    .filter(FixField::open)
                    .map(FixField::name)
                    .toList();
            names.stream().filter(name -> !open.contains(name)).findFirst().ifPresent(name -> {
                throw Refusal.badRequest("\"" + (name.length() > 80 ? name.substring(0, 80) : name)
                        + "\" is not offered here; expected " + String.join(", ", open));
            });
        }
    }

    private static Response answer(FixOutcome outcome) {
        int status =
                switch (outcome.kind()) {
                    case SAVED, NOTHING, UNDONE, NOT_UNDONE -> 200;
                    case UNKNOWN -> 202;
                    case CONNECT -> 403;
                    case GONE -> 404;
                    case OVERTAKEN, LOCKED -> 409;
                    case WRONG, REFUSED, PARTLY -> 422;
                    case LATER -> 503;
                };
        OutcomeView view = view(outcome);
        if (status < 400) {
            return Response.status(status).entity(view).build();
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", "Not saved");
        problem.put("status", status);
        problem.put("detail", detail(outcome));
        problem.put("outcome", view.outcome());
        problem.put("troubles", view.troubles());
        problem.put("words", view.words());
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(StrictJson.write(problem))
                .build();
    }

    private static String detail(FixOutcome outcome) {
        return switch (outcome.kind()) {
            case CONNECT -> "connect to Salesforce first: open /connect in a browser";
            case GONE -> "the record is gone, or hidden from you";
            case OVERTAKEN -> "somebody changed the same field meanwhile; read the form again";
            case LOCKED -> "the record is locked, for instance by an approval";
            case WRONG -> "some fields cannot be read; see troubles";
            case REFUSED -> "Salesforce did not take it; see troubles and words";
            case PARTLY -> "a part of it is saved; see troubles and words for what is not";
            case LATER -> "Salesforce does not answer; nothing was saved";
            case SAVED, NOTHING, UNDONE, NOT_UNDONE, UNKNOWN -> "";
        };
    }

    private static OutcomeView view(FixOutcome outcome) {
        Map<String, TroubleView> troubles = new LinkedHashMap<>();
        outcome.troubles().forEach((name, trouble) -> troubles.put(name, view(trouble)));
        return new OutcomeView(
                outcome.kind().name().toLowerCase(Locale.ROOT),
                troubles,
                outcome.words().stream().map(Trouble::english).toList(),
                outcome.ended().stream().map(String::valueOf).toList(),
                outcome.open().stream().map(String::valueOf).toList(),
                outcome.undoable());
    }

    private static TroubleView view(Trouble trouble) {
        return new TroubleView(trouble.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), trouble.detail());
    }

    private static FieldView view(FixField field) {
        return new FieldView(
                field.name(),
                field.label(),
                field.widget().key(),
                field.typed(),
                field.mark(),
                field.needed(),
                field.open(),
                field.options().stream()
                        .map(o -> new ChoiceView(o.value(), o.label()))
                        .toList());
    }

    private record Asked(Doer doer, Person person, Violation violation) {}

    private Asked asked(String id) {
        Viewer viewer = viewers.current();
        Doer doer = Doers.of(viewer);
        Violation violation = visible.find(viewer, id).orElseThrow(Refusal::notFound);
        Person person = viewer.person()
                .orElseThrow(() -> Refusal.of(
                        403, "records are mended by people: this account is not linked to a Salesforce user"));
        return new Asked(doer, person, violation);
    }

    private static Map<String, String> texts(JsonNode body, String key) {
        JsonNode value = body.path(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        if (!value.isObject() || value.size() > MOST_FIELDS) {
            throw Refusal.badRequest("\"" + key + "\" must be an object of texts by field name");
        }
        value.fields().forEachRemaining(e -> {
            if (!e.getValue().isTextual()) {
                throw Refusal.badRequest("\"" + key + "\" must be an object of texts by field name");
            }
            texts.put(e.getKey(), e.getValue().asText());
        });
        return texts;
    }
}
