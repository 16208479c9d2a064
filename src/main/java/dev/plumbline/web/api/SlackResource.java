package dev.plumbline.web.api;

import dev.plumbline.notifications.slack.SlackInteraction;
import dev.plumbline.notifications.slack.SlackReplies;
import dev.plumbline.notifications.slack.SlackRequests;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import dev.plumbline.web.access.Doors;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What people press in Slack comes in here. Open to everybody, and obeys nobody whose request Slack has not signed; who presses is whom
 * we once found as that Slack user, never who a request says it is.
 */
@Path(Doors.SLACK)
class SlackResource {

    private static final Logger LOG = Logger.getLogger(SlackResource.class);

    private static final int LONGEST = 1000;

    private final SlackRequests requests;
    private final SlackReplies replies;
    private final SlackActions actions;
    private final Violations violations;
    private final Delegates delegates;
    private final Clock clock;

    SlackResource(
            SlackRequests requests,
            SlackReplies replies,
            SlackActions actions,
            Violations violations,
            Delegates delegates,
            Clock clock) {
        this.requests = requests;
        this.replies = replies;
        this.actions = actions;
        this.violations = violations;
        this.delegates = delegates;
        this.clock = clock;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response interact(
            @HeaderParam("X-Slack-Request-Timestamp") @Nullable String timestamp,
            @HeaderParam("X-Slack-Signature") @Nullable String signature,
            byte @Nullable [] sent) {
        byte[] body = sent == null ? new byte[0] : sent;
        SlackRequests.Verdict verdict = requests.check(timestamp, signature, body);
        switch (verdict) {
            case NOT_SET_UP:
                return refused(404, "Slack is not set up here (plumbline.slack.signing-secret).");
            case TOO_LARGE:
                return refused(413, "That is larger than anything that Slack sends.");
            case UNSIGNED, FORGED, STALE, REPLAYED:
                LOG.warnf("a request to the Slack door was refused: %s", verdict);
                return refused(401, "This request is not one that Slack signed just now.");
            default:
                return SlackInteraction.read(body)
                        .map(this::taken)
                        .orElseGet(() -> refused(400, "This is not what Slack sends for a button or a form."));
        }
    }

    private Response taken(SlackInteraction interaction) {
        if (interaction instanceof SlackInteraction.Pressed pressed) {
            pressed(pressed);
        } else if (interaction instanceof SlackInteraction.Submitted submitted) {
            Optional<Person> person = replies.person(submitted.slackUser());
            return Response.ok(
                            replies.inPlaceOfTheForm(submitted(submitted, person), tongue(person)),
                            MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        return Response.ok().build();
    }

    private void pressed(SlackInteraction.Pressed pressed) {
        Optional<Person> person = replies.person(pressed.slackUser());
        Optional<Violation> violation = violations.find(pressed.violation(), Scope.EVERYONE);
        Optional<String> refusal = refusal(person, violation);
        if (refusal.isPresent()) {
            replies.say(pressed, refusal.get(), tongue(person));
        } else {
            violation.ifPresent(v -> replies.ask(
                    pressed,
                    v.recordName() + ": " + v.message(),
                    actions.reasons(),
                    actions.longestDays(),
                    tongue(person)));
        }
    }

    private String submitted(SlackInteraction.Submitted form, Optional<Person> person) {
        Optional<String> refusal = refusal(person, violations.find(form.violation(), Scope.EVERYONE));
        if (refusal.isPresent() || person.isEmpty()) {
            return refusal.orElseGet(words(person)::stranger);
        }
        String text = form.text().length() > LONGEST ? form.text().substring(0, LONGEST) : form.text();
        SlackActions.Outcome outcome;
        if (form.wish() == SlackInteraction.Wish.DISPUTE) {
            outcome = actions.dispute(person.get().id(), form.violation(), text);
        } else if (!actions.reasons().containsKey(form.reason()) || form.days() < 1) {
            return words(person).choose();
        } else {
            int days = Math.min(form.days(), actions.longestDays());
            outcome = actions.snooze(person.get().id(), form.violation(), form.reason(), text, days);
        }
        if (outcome.done()) {
            replies.done(person.get().id(), form.place(), form.violation(), outcome.text());
        }
        return outcome.text();
    }

    /** The owner may, and whoever types for the owner. A gap that is not there and one of somebody else look alike. */
    private Optional<String> refusal(Optional<Person> person, Optional<Violation> violation) {
        if (person.isEmpty()) {
            return Optional.of(words(person).stranger());
        }
        boolean theirs = violation
                .flatMap(Violation::accountable)
                .filter(owner -> owner.equals(person.get().id())
                        || delegates
                                .of(owner, clock.instant())
                                .filter(d -> d.id().equals(person.get().id()))
                                .isPresent())
                .isPresent();
        if (!theirs) {
            return Optional.of(words(person).notYours());
        }
        return violation.filter(v -> v.state() == ViolationState.ENDED).map(v -> words(person)
                .over());
    }

    /** Whom we do not know we answer in English. */
    private static Tongue tongue(Optional<Person> person) {
        return person.map(Person::tongue).orElse(Tongue.ENGLISH);
    }

    private static SlackReplyWords words(Optional<Person> person) {
        return Phrasebook.of(SlackReplyWords.class, tongue(person));
    }

    private static Response refused(int status, String words) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(words)
                .build();
    }
}
