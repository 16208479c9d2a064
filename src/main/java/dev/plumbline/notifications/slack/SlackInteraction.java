package dev.plumbline.notifications.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody did in Slack, as far as it concerns us. Nothing in it is trusted beyond who did it, which Slack vouches for. */
public sealed interface SlackInteraction {

    /** The Slack user who did it. */
    String slackUser();

    /** Where the message is that it was done in; empty texts when it is not known. */
    record Place(String channel, String ts) {}

    /** What the two buttons ask for. */
    enum Wish {
        SNOOZE,
        DISPUTE;

        static Optional<Wish> of(String word) {
            return switch (word) {
                case "snooze" -> Optional.of(SNOOZE);
                case "dispute" -> Optional.of(DISPUTE);
                default -> Optional.empty();
            };
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A button was pressed; the trigger opens one form within three seconds. */
    record Pressed(String slackUser, Wish wish, long violation, Place place, String trigger)
            implements SlackInteraction {}

    /**
     * A form was sent.
     *
     * @param reason key of the reason that was chosen; empty for a dispute
     * @param days   how long; 0 for a dispute
     */
    record Submitted(String slackUser, Wish wish, long violation, Place place, String reason, String text, int days)
            implements SlackInteraction {}

    /** Something that asks nothing of us, such as a link that was followed. */
    record Nothing(String slackUser) implements SlackInteraction {}

    /** @return empty when the body is not what Slack sends */
    static Optional<SlackInteraction> read(byte[] body) {
        String form = new String(body, StandardCharsets.UTF_8);
        for (String pair : form.split("&")) {
            if (pair.startsWith("payload=")) {
                try {
                    return of(SlackForms.JSON.readTree(
                            URLDecoder.decode(pair.substring("payload=".length()), StandardCharsets.UTF_8)));
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SlackInteraction> of(JsonNode payload) {
        String user = payload.path("user").path("id").asText();
        if (user.isEmpty()) {
            return Optional.empty();
        }
        Optional<SlackInteraction> read =
                switch (payload.path("type").asText()) {
                    case "block_actions" -> pressed(payload, user);
                    case "view_submission" -> submitted(payload, user);
                    default -> Optional.empty();
                };
        return Optional.of(read.orElse(new Nothing(user)));
    }

    private static Optional<SlackInteraction> pressed(JsonNode payload, String user) {
        JsonNode action = payload.path("actions").path(0);
        Place place = new Place(
                payload.path("container").path("channel_id").asText(),
                payload.path("container").path("message_ts").asText());
        return Wish.of(action.path("action_id").asText().split(":", 2)[0]).flatMap(wish -> number(
                        action.path("value").asText())
                .map(violation -> new Pressed(
                        user, wish, violation, place, payload.path("trigger_id").asText())));
    }

    private static Optional<SlackInteraction> submitted(JsonNode payload, String user) {
        JsonNode view = payload.path("view");
        JsonNode values = view.path("state").path("values");
        JsonNode about;
        try {
            about = SlackForms.JSON.readTree(view.path("private_metadata").asText("{}"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        Place place = new Place(about.path("channel").asText(), about.path("ts").asText());
        return Wish.of(view.path("callback_id").asText())
                .flatMap(wish -> number(about.path("violation").asText())
                        .map(violation -> new Submitted(
                                user,
                                wish,
                                violation,
                                place,
                                selected(values, "reason"),
                                values.path("text").path("text").path("value").asText(""),
                                number(selected(values, "days"))
                                        .map(d -> (int) Math.min(d, 365))
                                        .orElse(0))));
    }

    private static String selected(JsonNode values, String block) {
        return values.path(block)
                .path(block)
                .path("selected_option")
                .path("value")
                .asText();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
