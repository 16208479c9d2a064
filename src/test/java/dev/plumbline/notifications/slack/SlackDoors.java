package dev.plumbline.notifications.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The way into the service from Slack, of real parts, for tests of other rooms. */
public final class SlackDoors implements AutoCloseable {

    private final SlackRig rig;
    private final SlackReplies replies;

    public SlackDoors(Clock clock) {
        rig = new SlackRig(Map.of(), clock);
        replies = new SlackReplies(rig.workspace, rig.known, rig.jdbi, rig.people);
    }

    public FakeSlack slack() {
        return rig.slack;
    }

    public TestPeople people() {
        return rig.people;
    }

    public Person person(int number) {
        return rig.person(number);
    }

    public SlackRequests requests() {
        return new SlackRequests(rig.config, new StoredSeenRequests(rig.jdbi), rig.clock);
    }

    public SlackReplies replies() {
        return replies;
    }

    /** Tells the person of these violations, so that Slack shows the buttons. */
    public FakeSlack.Kept tell(Person person, String key, long... violations) {
        Message message = SlackRig.about(violations);
        Delivery answer = rig.channel.deliver(SlackRig.envelope(person, key, message));
        if (!(answer instanceof Delivery.Delivered)) {
            throw new AssertionError(answer);
        }
        List<FakeSlack.Kept> all = rig.slack.messages();
        return all.get(all.size() - 1);
    }

    public Delivery deliver(Envelope envelope) {
        return rig.channel.deliver(envelope);
    }

    /** What a request carries that Slack made. */
    public record Signed(String timestamp, String signature, byte[] body) {

        public static Signed of(String payload, String secret, Clock clock) {
            byte[] body =
                    ("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            String now = Long.toString(clock.instant().getEpochSecond());
            return new Signed(now, SlackRequests.sign(secret, now, body), body);
        }
    }

    public Signed sign(String payload) {
        return Signed.of(payload, SlackRig.SECRET, rig.clock);
    }

    /** Somebody presses a button. */
    public static String press(String user, String action, String value, FakeSlack.Kept in) {
        return """
        {"type": "block_actions", "user": {"id": "%s", "name": "dana@example.com"}, "trigger_id": "trigger.1",
         "container": {"type": "message", "channel_id": "%s", "message_ts": "%s"},
         "actions": [{"type": "button", "action_id": "%s:1", "value": "%s"}]}"""
                .formatted(user, in.channel(), in.ts(), action, value);
    }

    /** Somebody sends the form that was opened. */
    public static String submit(String user, JsonNode view, String reason, String text, String days) {
        return """
        {"type": "view_submission", "user": {"id": "%s"}, "view": {"callback_id": "%s", "private_metadata": %s,
         "state": {"values": {
            "reason": {"reason": {"type": "static_select", "selected_option": {"value": "%s"}}},
            "days": {"days": {"type": "static_select", "selected_option": {"value": "%s"}}},
            "text": {"text": {"type": "plain_text_input", "value": "%s"}}}}}}"""
                .formatted(
                        user,
                        view.path("callback_id").asText(),
                        view.path("private_metadata").toString(),
                        reason,
                        days,
                        text);
    }

    @Override
    public void close() {
        replies.close();
        rig.close();
    }
}
