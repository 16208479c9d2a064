package dev.plumbline.notifications.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.slack.api.util.json.GsonFactory;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Card.Button;
import dev.plumbline.notifications.Card.Item;
import dev.plumbline.notifications.Message;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Draws messages as Slack shows them, into target/messages, for looking at and for the docs. */
class SlackPreviewTest {

    private static final Path MESSAGES = Path.of("target", "messages");
    private static final SlackWords ENGLISH = Phrasebook.of(SlackWords.class, Tongue.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void drawsANudge() throws IOException {
        String html = draw(
                "nudge",
                new Card(
                        "2 deals need a next step before Monday",
                        List.of(
                                gap(
                                        41,
                                        "Acme renewal",
                                        "Deal · €120,000",
                                        "Next step is empty since 3 March, 12 days ago.",
                                        "Why: Monday's pipeline review plans from the next step."),
                                gap(
                                        57,
                                        "Globex expansion",
                                        "Deal · €48,000",
                                        "Close date lies in the past: 28 February.",
                                        "Why: The forecast counts it in a quarter that is over.")),
                        Optional.of(new Card.Link("and 3 more records", "https://plumbline.example.com/people/005")),
                        "Dana Ortiz sees what is still open on Monday, 23 March. Read in Salesforce today at 09:00. Wrong here?"
                                + " Press Dispute."),
                "09:00");
        assertThat(html).contains("Acme renewal").contains("Snooze").contains("and 3 more records");
    }

    @Test
    void drawsAnEscalation() throws IOException {
        Item ann = new Item(
                "Ann Lee · 2 deals, oldest 9 days",
                Optional.of("https://plumbline.example.com/teams/005"),
                List.of(
                        "Acme renewal, €120,000: next step is empty since 3 March. Ann was told on 3 and 5 March.",
                        "Globex expansion, €48,000: close date lies in the past. Ann was told on 5 March.",
                        "You could ask: What would have to happen for Acme to sign this month?"),
                List.of(new Button("Answer", "open", "", Optional.of("https://plumbline.example.com/answers/9"))));
        String html = draw(
                "escalation",
                new Card(
                        "Ann Lee needs your answer by Thursday",
                        List.of(ann),
                        Optional.empty(),
                        "You get this because you lead Ann. If it stays unanswered, Lee Park hears of it on Friday, 20 March."),
                "09:00");
        assertThat(html).contains("Ann Lee needs your answer").contains("Answer");
    }

    @Test
    void drawsWhatWasDone() throws IOException {
        String blocks = GsonFactory.createSnakeCase().toJson(CardBlocks.of(SlackRig.about(7, 8), ENGLISH));
        String done =
                SlackReplies.replaced(blocks, "7", "Snoozed until Friday, 20 March: I am waiting for the customer.");
        JsonNode shown = JSON.readTree(done);
        write("slack-done.json", JSON.writeValueAsString(shown));
        write("slack-done.html", SlackHtml.page(shown, "09:12"));
        JsonNode form = JSON.readTree(GsonFactory.createSnakeCase()
                .toJson(SlackForms.form(
                        new SlackInteraction.Pressed(
                                "U1", SlackInteraction.Wish.SNOOZE, 7, new SlackInteraction.Place("D1", "1.1"), "t"),
                        "Acme renewal: next step is empty since 3 March.",
                        Map.of("waiting", "I am waiting for the customer"),
                        5,
                        ENGLISH)));
        write("slack-snooze-form.json", JSON.writeValueAsString(form));
        assertThat(SlackHtml.page(shown, "09:12"))
                .contains("Snoozed until Friday")
                .contains("Acme renewal 8");
    }

    private static Item gap(long violation, String name, String facts, String... lines) {
        String record = "https://acme.my.salesforce.com/006" + violation;
        return new Item(
                name + " · " + facts,
                Optional.of(record),
                List.of(lines),
                List.of(
                        new Button("Fix", "open", "", Optional.of(record)),
                        new Button("Snooze", "snooze", Long.toString(violation), Optional.empty()),
                        new Button("Dispute", "dispute", Long.toString(violation), Optional.empty())));
    }

    private static String draw(String name, Card card, String time) throws IOException {
        Message message = new Message(card.headline(), card.headline(), "").with(card);
        JsonNode blocks = JSON.readTree(GsonFactory.createSnakeCase().toJson(CardBlocks.of(message, ENGLISH)));
        write("slack-" + name + ".json", JSON.writeValueAsString(blocks));
        String html = SlackHtml.page(blocks, time);
        write("slack-" + name + ".html", html);
        return html;
    }

    private static void write(String file, String text) throws IOException {
        Files.createDirectories(MESSAGES);
        Files.writeString(MESSAGES.resolve(file), text);
    }
}
