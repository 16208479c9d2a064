package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes what ladders send to {@code target/messages}, in both forms, for people to look at. */
class MessageGalleryTest {

    private static final Path GALLERY = Path.of("target", "messages");

    @Test
    void showsTheMessagesOfALadderAsTheyLeave() throws IOException {
        try (NudgeStory story = new NudgeStory(Map.of())) {
            story.people.add(10, "Lee Park", "Europe/London", Optional.empty());
            Person dana = story.people.add(9, "Dana Smith", "Europe/London", Optional.of(10));
            Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(9));
            story.rules.with(
                    "next-step",
                    "Open deals past proposal have a next step",
                    "Monday's pipeline review plans from the next step.",
                    "Monday pipeline review");
            story.checked()
                    .happens(
                            story.ledger
                                    .open("next-step", RecordId.of("006000000000001"), "Acme renewal", ann.id())
                                    .amount(120_000)
                                    .message("Acme renewal needs a next step so that Monday's review can plan with it.")
                                    .missing("NextStep")
                                    .event(),
                            story.ledger
                                    .open(
                                            "close-date",
                                            RecordId.of("006000000000002"),
                                            "Harbor Freight fleet",
                                            ann.id())
                                    .amount(310_000)
                                    .message("The close date of Harbor Freight fleet has passed.")
                                    .event())
                    .at("2026-11-23T09:00:00Z")
                    .tells(ann);
            keep("nudge", story.mails.get(0).message());
            story.at("2026-11-23T21:00:00Z").until("2026-11-29T21:00:00Z", Duration.ofHours(12));
            story.at("2026-11-30T09:00:00Z").tells(dana);
            keep("escalation", story.mails.get(0).message());
        }
        assertThat(GALLERY.resolve("nudge.html")).isNotEmptyFile();
        assertThat(GALLERY.resolve("escalation.txt")).isNotEmptyFile();
    }

    private static void keep(String name, Message message) throws IOException {
        Files.createDirectories(GALLERY);
        Files.writeString(GALLERY.resolve(name + ".html"), message.html());
        Files.writeString(GALLERY.resolve(name + ".txt"), message.text());
    }
}
