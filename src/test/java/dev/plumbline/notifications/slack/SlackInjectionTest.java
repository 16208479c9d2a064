package dev.plumbline.notifications.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.TargetReport;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.slack.FakeSlack.Kept;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people type into the CRM cannot ping anybody in Slack, nor look like a link that leads elsewhere. */
class SlackInjectionTest {

    private static final List<String> ATTACKS = List.of(
            "<!channel>",
            "<!here|here>",
            "<!everyone>",
            "<@U012AB3CD>",
            "<#C012AB3CD>",
            "<!subteam^S012AB3CD>",
            "<http://evil.example|bank>",
            "<https://evil.example|https://bank.example>",
            "<mailto:x@evil.example|Dana>",
            "<javascript:alert(1)|open>",
            "&lt;!channel&gt;",
            "&#60;!channel&#62;",
            "*bold* _italic_ ~strike~ `code` ```block```",
            "@channel @here @everyone",
            ">quote\n>more",
            ":rotating_light: :+1:",
            "<!date^1392734382^{date}^https://evil.example|x>",
            "\u202Ereversed\u202C",
            "x".repeat(5000),
            "\uD83D\uDE80".repeat(2000),
            "<".repeat(3000),
            "\u0000\u0007\r\n",
            "");

    private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");

    @Test
    void nothingTypedPingsOrDisguisesALink() {
        List<String> pings = new ArrayList<>();
        List<String> disguised = new ArrayList<>();
        int places = 0;
        try (SlackRig rig = new SlackRig(Map.of())) {
            for (int i = 0; i < ATTACKS.size(); i++) {
                String attack = ATTACKS.get(i);
                Delivery answer =
                        rig.channel.deliver(SlackRig.envelope(rig.person(i + 1), "k" + i, everywhere(attack)));
                assertThat(answer).as("text %s", i).isInstanceOf(Delivery.Delivered.class);
                Message bare = new Message(attack.replaceAll("[\r\n]", " "), attack + "\n" + attack, "");
                assertThat(rig.channel.deliver(SlackRig.envelope(rig.person(i + 100), "b" + i, bare)))
                        .isInstanceOf(Delivery.Delivered.class);
                places += 12;
            }
            for (Kept kept : rig.slack.messages()) {
                assertThat(kept.sent()).containsEntry("parse", "none").containsEntry("link_names", "0");
                markup(kept.text(), pings, disguised);
                walk(kept.blocks(), pings, disguised);
            }
            String form = com.slack.api.util.json.GsonFactory.createSnakeCase()
                    .toJson(SlackForms.form(
                            new SlackInteraction.Pressed(
                                    "U1",
                                    SlackInteraction.Wish.SNOOZE,
                                    1,
                                    new SlackInteraction.Place("D1", "1.1"),
                                    "t"),
                            "<!channel> <http://x|bank>",
                            Map.of("<!channel>", "<!channel>"),
                            5,
                            Phrasebook.of(SlackWords.class, Tongue.ENGLISH)));
            walk(SlackForms.JSON.readTree(form), pings, disguised);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        TargetReport.row(
                "S10",
                ATTACKS.size() + " hostile texts in " + places + " places of Slack messages and forms",
                pings.size() + " pings, " + disguised.size() + " disguised links",
                0);
        assertThat(pings).isEmpty();
        assertThat(disguised).isEmpty();
    }

    @Test
    void buttonsLeadOnlyToTheWeb() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Card.Item item = new Card.Item(
                    "Acme",
                    Optional.of("javascript:alert(1)"),
                    List.of(),
                    List.of(
                            new Card.Button("Open", "open", "", Optional.of("data:text/html,x")),
                            new Card.Button("Open", "open", "", Optional.of("https://" + "x".repeat(4000))),
                            new Card.Button("Open", "open", "", Optional.of("not a url"))));
            Message message = new Message("S", "t", "h")
                    .with(new Card("S", List.of(item), Optional.of(new Card.Link("more", "ftp://x/y")), ""));
            rig.channel.deliver(SlackRig.envelope(rig.person(1), "k", message));
            assertThat(rig.slack.messages().get(0).blocks().toString()).doesNotContain("\"url\"");
        }
    }

    private static Message everywhere(String text) {
        Card.Item item = new Card.Item(
                text,
                Optional.of("https://acme.my.salesforce.com/006"),
                List.of(text, text, text),
                List.of(
                        new Card.Button(text, "open", "", Optional.of("https://acme.my.salesforce.com/006")),
                        new Card.Button(text, "snooze", "1", Optional.empty())));
        return new Message("S", text, text)
                .with(new Card(
                        text,
                        List.of(item, item, item, item, item, item, item),
                        Optional.of(new Card.Link(text, "https://plumbline.example.com/people/1")),
                        text));
    }

    /** Reads a text as Slack reads markup. */
    private static void markup(String text, List<String> pings, List<String> disguised) {
        Matcher found = MARKUP.matcher(text);
        while (found.find()) {
            String inside = found.group(1);
            if (inside.startsWith("!") || inside.startsWith("@") || inside.startsWith("#")) {
                pings.add(text);
            } else if (inside.contains("|")) {
                disguised.add(text);
            }
        }
    }

    /** Looks at every element that Slack does not show as it stands. */
    private static void walk(JsonNode node, List<String> pings, List<String> disguised) {
        String type = node.path("type").asText();
        if (type.equals("mrkdwn")) {
            markup(node.path("text").asText(), pings, disguised);
        }
        if (List.of("user", "usergroup", "channel", "broadcast", "team").contains(type)) {
            pings.add(node.toString());
        }
        if (type.equals("link") && !node.path("url").asText().startsWith("https://plumbline.example.com/")) {
            disguised.add(node.toString());
        }
        if (type.equals("plain_text") && node.path("emoji").asBoolean(false)) {
            pings.add("emoji are drawn in " + node);
        }
        node.forEach(child -> walk(child, pings, disguised));
    }
}
