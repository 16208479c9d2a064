package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 23 November 2026 is a Monday. Lee leads Dana, Dana leads Ann. */
class AnswersInDigestTest {

    private final DigestStory story = new DigestStory(Map.of());
    private final Person lee = story.people.add(20, "Lee Top", "Europe/London", Optional.empty());
    private final Person dana = story.people.add(10, "Dana Smith", "Europe/London", Optional.of(20));
    private final Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(10));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void putsWhatWaitsForAnAnswerFirstOldestFirstAndOverdueOnesToWhoeverIsAbove() {
        open(1, "Acme renewal");
        open(2, "Borealis");
        story.answers.owes(dana.id(), 2, "2026-11-18T09:00:00Z", "2026-11-25T17:00:00Z");
        story.answers.owes(dana.id(), 1, "2026-11-10T09:00:00Z", "2026-11-20T17:00:00Z");
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, lee);
        assertThat(mailTo(dana).message().subject()).startsWith("2 gaps wait for your answer. Your team: 2 gaps");
        assertThat(mailTo(dana).message().text())
                .containsSubsequence(
                        "Waits for your answer, oldest first",
                        "* Acme renewal (Ann Lee)",
                        "late: your answer was due on Friday, 20 Nov 2026",
                        "* Borealis (Ann Lee)",
                        "answer by Wednesday, 25 Nov 2026",
                        "People, oldest gap first");
        assertThat(mailTo(dana).message().card().orElseThrow().items().get(0).title())
                .isEqualTo("Acme renewal (Ann Lee)");
        assertThat(mailTo(lee).message().text())
                .containsSubsequence(
                        "Overdue below you", "* Dana Smith owes an answer: Acme renewal (Ann Lee)", "due since Friday")
                .doesNotContain("Borealis");
    }

    @Test
    void comesAlthoughNothingElseHasChangedAsLongAsAnAnswerIsOwed() {
        open(1, "Acme renewal");
        story.answers.owes(dana.id(), 1, "2026-11-10T09:00:00Z", "2026-12-20T17:00:00Z");
        story.checked()
                .at("2026-11-23T08:00:00Z")
                .tells(dana, lee)
                .at("2026-11-30T08:00:00Z")
                .tells(dana);
        story.answers.given();
        story.at("2026-12-07T08:00:00Z").tellsNobody();
    }

    @Test
    void staysSmallWithTenThousandItems() {
        String name = "\u202E\uD83D\uDCA9<b>".repeat(60) + "\u0000";
        for (int i = 1; i <= 10_000; i++) {
            open(i, name + i);
        }
        for (int i = 1; i <= 10_000; i++) {
            story.answers.owes(dana.id(), i, "2026-11-10T09:00:00Z", "2026-11-20T17:00:00Z");
        }
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, lee);
        int size = story.mails.stream()
                .map(Envelope::message)
                .mapToInt(m -> bytes(m.text()) + bytes(m.html()))
                .max()
                .orElseThrow();
        story.at("2026-11-23T08:30:00Z").tellsOwn(ann);
        int own = bytes(story.mails.get(0).message().text())
                + bytes(story.mails.get(0).message().html());
        TargetReport.row(
                "N13",
                "digests with 10,000 gaps and 10,000 answers owed, hostile names",
                "%d KB for the manager, %d KB for the rep".formatted(size / 1024, own / 1024),
                0);
        assertThat(size).isLessThan(200 * 1024);
        assertThat(own).isLessThan(200 * 1024);
        assertThat(story.text()).contains("and 9990 more gaps");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Envelope mailTo(Person person) {
        return story.mails.stream()
                .filter(mail -> mail.recipient().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private void open(int number, String name) {
        story.ledger
                .open("next-step", RecordId.of("006%012d".formatted(number)), name, ann.id())
                .since("2026-11-02T10:00:00Z")
                .event();
    }
}
