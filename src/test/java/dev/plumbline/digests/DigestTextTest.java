package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import dev.plumbline.rules.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestTextTest {

    private static final int MOST_BYTES = 200 * 1024;

    private final DigestStory story = new DigestStory(Map.of());
    private final Person dana = story.people.add(100, "Dana Smith", "Europe/London", Optional.empty());

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void readsWell() throws IOException {
        Person ann = story.people.add(1, "Ann Lee", "Europe/London", Optional.of(100));
        Person bob = story.people.add(2, "Bob Ray", "Europe/London", Optional.of(100));
        Person max = story.people.add(3, "Max Weber", "Europe/London", Optional.of(100));
        Person cho = story.people.add(4, "Cho Ito", "Asia/Tokyo", Optional.of(3));
        Queue leads = story.people.queue(1, "Leads EMEA", dana.id());
        story.rules
                .with("next-step", "Open deals past proposal have a next step", "", "Monday's pipeline review")
                .with("close-date", "Open deals close in the future", "", "The weekly forecast")
                .with("lead-age", "New leads get a first answer within two days", "", "The marketing review");
        open("next-step", 1, "Acme renewal", ann, 120_000, "2026-11-03T10:00:00Z");
        open("next-step", 2, "Globex expansion", ann, 45_000, "2026-11-12T10:00:00Z");
        open("close-date", 1, "Acme renewal", ann, 120_000, "2026-11-10T10:00:00Z");
        open("close-date", 3, "Initech – pilot", bob, 30_000, "2026-10-01T10:00:00Z");
        open("next-step", 4, "Umbrella Ltd", cho, 410_000, "2026-11-18T10:00:00Z");
        open("next-step", 5, "Soylent", max, 9_000, "2026-11-19T10:00:00Z");
        open("next-step", 6, "Hooli", dana, 75_000, "2026-11-19T10:00:00Z");
        for (int i = 0; i < 14; i++) {
            story.ledger
                    .open("lead-age", RecordId.of("00Q%012d".formatted(i)), "Web lead " + i, leads.id())
                    .object("Lead")
                    .since("2026-11-16T10:00:00Z")
                    .severity(Severity.ADVICE)
                    .event();
        }
        story.checked().at("2026-11-23T08:00:00Z").tells(dana, max);
        story.ledger.fix(3);
        story.ledger.fix(6);
        open("next-step", 7, "Stark Industries", bob, 220_000, "2026-11-26T10:00:00Z");
        story.at("2026-11-30T08:00:00Z").tells(dana, max);
        Message mail = story.mails.stream()
                .filter(m -> m.recipient().equals(dana))
                .findFirst()
                .orElseThrow()
                .message();
        Files.createDirectories(Path.of("target", "messages"));
        Files.writeString(Path.of("target", "messages", "digest.html"), mail.html());
        Files.writeString(Path.of("target", "messages", "digest.txt"), mail.subject() + "\n\n" + mail.text());

        assertThat(mail.subject()).isEqualTo("Your team: 19 gaps, 1 new, 2 fixed since 23 Nov 2026");
        assertThat(mail.text())
                .startsWith(
                        """
                        Hello Dana Smith.

                        19 open gaps in your team.
                        On 19 records, €825,000 at stake, the oldest since 1 Oct 2026 (60 days ago).
                        Since Monday, 23 Nov 2026: 1 new, 2 fixed.
                        Your own: 1 gap on 1 record.

                        People, oldest gap first

                        * Bob Ray
                          2 gaps on 2 records, €250,000 at stake; 1 new
                          Oldest: Initech – pilot, 60 days
                          https://plumbline.example.com/gaps/4
                        """)
                .containsSubsequence(
                        "* Ann Lee",
                        "2 gaps on 2 records, €165,000 at stake; 1 fixed",
                        "* Cho Ito (in the team of Max Weber)",
                        "Max Weber: 1 fixed, nothing open.",
                        "Nobody's: these wait for an owner",
                        "* Queue Leads EMEA");
        assertThat(mail.html())
                .contains("Initech – pilot", "<b>1 fixed</b>")
                .doesNotContain("<img", "<script", "{row.", "NOT_FOUND");
    }

    @Test
    void staysHarmlessAndSmallForALargeOrganisation() {
        for (int i = 1; i <= 60; i++) {
            story.people.add(i, "<script>" + "Person".repeat(50) + i, "Europe/London", Optional.of(100));
        }
        for (int i = 0; i < 10_000; i++) {
            story.ledger
                    .open(
                            "rule-" + i % 9,
                            RecordId.of("006%012d".formatted(i)),
                            "\u202E<img src=x>" + "y".repeat(1000),
                            dev.plumbline.notifications.TestPeople.user(1 + i % 60))
                    .amount(i)
                    .event();
        }
        story.checked().at("2026-11-23T08:00:00Z").tells(dana);
        Message mail = story.mails.get(0).message();
        assertThat(mail.html()).doesNotContain("<script", "<img", "\u202E").contains("and 45 more people with");
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length
                        + mail.text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(MOST_BYTES);
    }

    private void open(String rule, int record, String name, Person owner, long amount, String since) {
        story.ledger
                .open(rule, RecordId.of("006%012d".formatted(record)), name, owner.id())
                .amount(amount)
                .since(since)
                .event();
    }
}
