package dev.plumbline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.SettableClock;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.TestLedger;
import dev.plumbline.notifications.slack.FakeSlack;
import dev.plumbline.notifications.slack.SlackDoors;
import dev.plumbline.people.Person;
import dev.plumbline.violations.EndReason;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a button in Slack to what was done, over real HTTP to a Slack on this machine and a real database. */
class SlackResourceTest {

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final SlackDoors slack = new SlackDoors(clock);
    private final TestLedger ledger = new TestLedger(clock);
    private final List<String> done = new ArrayList<>();
    private final Person ann = slack.person(1);
    private final Person bob = slack.person(2);
    private Optional<Person> delegate = Optional.empty();
    private final SlackResource resource =
            new SlackResource(slack.requests(), slack.replies(), recording(), ledger, (owner, at) -> delegate, clock);
    private final long gap;

    SlackResourceTest() {
        gap = ledger.open("next-step", RecordId.of("006000000000001"), "Acme renewal", ann.id())
                .event()
                .violation()
                .id();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void snoozesFromTheFormAndSaysSoInTheMessage() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap, gap + 1);
        assertThat(send(SlackDoors.press("U1", "snooze", "" + gap, message)).getStatus())
                .isEqualTo(200);
        JsonNode view = slack.slack().views().get(0);
        assertThat(view.toString()).contains("Acme renewal").contains("waiting for the customer");
        Response answer = send(SlackDoors.submit("U1", view, "waiting-for-customer", "Call on Friday", "3"));
        assertThat(done).containsExactly("snooze " + ann.id() + " " + gap + " waiting-for-customer 3 Call on Friday");
        assertThat(String.valueOf(answer.getEntity()))
                .contains("\"response_action\":\"update\"", "Snoozed until Thursday");
        await().until(() -> slack.slack().updates().size() == 1);
        String shown = slack.slack().updates().get(0).get("blocks");
        assertThat(shown).contains("Snoozed until Thursday").contains("\"value\":\"" + (gap + 1) + "\"");
        assertThat(shown).doesNotContain("\"value\":\"" + gap + "\"");
        assertThat(slack.slack().updates().get(0)).containsEntry("ts", message.ts());
    }

    @Test
    void speaksTheLanguageOfWhoeverPresses() {
        slack.people().reads(ann.id(), Locale.GERMANY);
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        JsonNode snooze = form(message);
        assertThat(snooze.toString())
                .contains(
                        "Lücke zurückstellen",
                        "Was steht im Weg?",
                        "Für wie viele Tage?",
                        "1 Tag\"",
                        "2 Tage",
                        "Möchten Sie etwas ergänzen?",
                        "Abbrechen")
                .doesNotContain("Snooze", "Cancel", "days\",\"emoji");
        send(SlackDoors.press("U1", "dispute", "" + gap, message));
        assertThat(slack.slack().views().get(1).toString())
                .contains("Der Lücke widersprechen", "Warum ist die Regel hier falsch?");
        assertThat(String.valueOf(send(SlackDoors.submit("U1", snooze, "made-up", "x", "3"))
                        .getEntity()))
                .contains("Wählen Sie einen Grund und eine Anzahl von Tagen.", "Schließen");
        ledger.end(gap, EndReason.FIXED);
        send(SlackDoors.press("U1", "snooze", "" + gap, message));
        assertThat(slack.slack().views().get(2).toString())
                .contains("Diese Lücke ist schon geschlossen; es gibt nichts mehr zu tun.");
    }

    @Test
    void disputesWithWords() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        send(SlackDoors.press("U1", "dispute", "" + gap, message));
        JsonNode view = slack.slack().views().get(0);
        send(SlackDoors.submit("U1", view, "", "It is a pilot deal", ""));
        assertThat(done).containsExactly("dispute " + ann.id() + " " + gap + " It is a pilot deal");
    }

    @Test
    void refusesInWordsWhoeverMayNotActOnIt() {
        FakeSlack.Kept message = slack.tell(bob, "k1", gap);
        slack.tell(ann, "k2", gap);
        send(SlackDoors.press("U2", "snooze", "" + gap, message));
        send(SlackDoors.press("U77", "snooze", "" + gap, message));
        send(SlackDoors.press("U1", "snooze", "999999", message));
        assertThat(slack.slack().views())
                .extracting(view ->
                        view.path("blocks").path(0).path("text").path("text").asText())
                .satisfiesExactly(
                        words -> assertThat(words).contains("not yours"),
                        words -> assertThat(words).contains("can't tell who you are"),
                        words -> assertThat(words).contains("not yours"));
        JsonNode forms = form(message);
        Response answer = send(SlackDoors.submit("U2", forms, "other", "x", "1"));
        assertThat(String.valueOf(answer.getEntity())).contains("not yours");
        assertThat(done).isEmpty();
    }

    @Test
    void letsWhoeverTypesForTheOwnerActInTheirOwnName() {
        FakeSlack.Kept message = slack.tell(bob, "k1", gap);
        delegate = Optional.of(bob);
        send(SlackDoors.press("U2", "dispute", "" + gap, message));
        send(SlackDoors.submit("U2", slack.slack().views().get(0), "", "No", ""));
        assertThat(done).containsExactly("dispute " + bob.id() + " " + gap + " No");
    }

    @Test
    void doesNotKnowAPersonWhoseAddressChangedOrWhoLeft() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        slack.people().email(ann.id(), Optional.of("other@example.com"));
        send(SlackDoors.press("U1", "snooze", "" + gap, message));
        slack.people().email(ann.id(), ann.email());
        slack.people().leave(ann.id());
        send(SlackDoors.press("U1", "snooze", "" + gap, message));
        assertThat(slack.slack().views()).allMatch(v -> v.toString().contains("can't tell who you are"));
    }

    @Test
    void saysThatAClosedGapNeedsNothing() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        ledger.end(gap, EndReason.FIXED);
        send(SlackDoors.press("U1", "snooze", "" + gap, message));
        assertThat(slack.slack().views().get(0).toString()).contains("closed already");
    }

    @Test
    void boundsWhatAFormSays() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        JsonNode view = form(message);
        assertThat(String.valueOf(
                        send(SlackDoors.submit("U1", view, "made-up", "x", "3")).getEntity()))
                .contains("Choose a reason");
        assertThat(String.valueOf(
                        send(SlackDoors.submit("U1", view, "other", "x", "-3")).getEntity()))
                .contains("Choose a reason");
        send(SlackDoors.submit("U1", view, "other", "y".repeat(5000), "99999"));
        assertThat(done).containsExactly("snooze " + ann.id() + " " + gap + " other 5 " + "y".repeat(1000));
    }

    @Test
    void takesLinksInSilenceAndRefusesNonsense() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        assertThat(send(SlackDoors.press("U1", "open", "", message)).getStatus())
                .isEqualTo(200);
        assertThat(slack.slack().views()).isEmpty();
        for (String nonsense : List.of("", "{", "[]", "{\"type\": \"view_submission\"}", "null", "[".repeat(20_000))) {
            assertThat(send(nonsense).getStatus()).as(nonsense).isEqualTo(400);
        }
        assertThat(
                        send("{\"type\": \"view_submission\", \"user\": {\"id\": \"U1\"}, \"view\": {\"private_metadata\": \"{\"}}")
                                .getStatus())
                .isEqualTo(200);
        assertThat(done).isEmpty();
    }

    @Test
    void refusesWhatIsNotSignedAndWhatComesTwice() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        SlackDoors.Signed signed = slack.sign(SlackDoors.press("U1", "snooze", "" + gap, message));
        assertThat(resource.interact(null, null, signed.body()).getStatus()).isEqualTo(401);
        assertThat(resource.interact(signed.timestamp(), signed.signature(), null)
                        .getStatus())
                .isEqualTo(401);
        assertThat(resource.interact(signed.timestamp(), signed.signature(), signed.body())
                        .getStatus())
                .isEqualTo(200);
        assertThat(resource.interact(signed.timestamp(), signed.signature(), signed.body())
                        .getStatus())
                .isEqualTo(401);
        assertThat(slack.slack().views()).hasSize(1);
    }

    @Test
    void aSlackThatDoesNotAnswerIsNotTheCallersTrouble() {
        FakeSlack.Kept message = slack.tell(ann, "k1", gap);
        slack.slack().refuses("views.open", "expired_trigger_id");
        assertThat(send(SlackDoors.press("U1", "snooze", "" + gap, message)).getStatus())
                .isEqualTo(200);
    }

    private JsonNode form(FakeSlack.Kept message) {
        send(SlackDoors.press("U1", "snooze", "" + gap, message));
        List<JsonNode> views = slack.slack().views();
        return views.get(views.size() - 1);
    }

    private Response send(String payload) {
        SlackDoors.Signed signed = slack.sign(payload);
        clock.forward(java.time.Duration.ofSeconds(1));
        return resource.interact(signed.timestamp(), signed.signature(), signed.body());
    }

    private SlackActions recording() {
        return new SlackActions() {
            @Override
            public java.util.Map<String, String> reasons() {
                return java.util.Map.of(
                        "waiting-for-customer", "I am waiting for the customer", "other", "Something else");
            }

            @Override
            public int longestDays() {
                return 5;
            }

            @Override
            public Outcome snooze(RecordId person, long violation, String reason, String text, int days) {
                done.add("snooze " + person + " " + violation + " " + reason + " " + days + " " + text);
                return new Outcome(true, "Snoozed until Thursday");
            }

            @Override
            public Outcome dispute(RecordId person, long violation, String text) {
                done.add("dispute " + person + " " + violation + " " + text);
                return new Outcome(true, "Disputed; an answer is owed to you");
            }
        };
    }
}
