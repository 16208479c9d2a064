package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Message;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Severity;
import dev.plumbline.violations.ViolationEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NudgeTextTest {

    private static final int MOST_BYTES = 200 * 1024;

    private final NudgeStory story = new NudgeStory(Map.of());
    private final Person dana = story.people.add(9, "Dana Smith", "America/Chicago", Optional.empty());
    private final Person ann = story.people.add(1, "Ann Lee", "America/New_York", Optional.of(9));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void saysWhatWhyByWhenAndHow() throws IOException {
        Message mail = sent(believable());
        Files.createDirectories(Path.of("target", "messages"));
        Files.writeString(Path.of("target", "messages", "nudge.html"), mail.html());
        Files.writeString(Path.of("target", "messages", "nudge.txt"), mail.subject() + "\n\n" + mail.text());

        assertThat(mail.subject()).isEqualTo("3 deals and 1 lead need attention before next Monday");
        assertThat(mail.text())
                .isEqualTo(
                        """
                Hello Ann Lee.

                3 deals and 1 lead need attention before next Monday.
                Dana Smith hears on Monday, 30 Nov 2026 of what is still open then.

                * Harbor Freight – fleet renewal 2027 (Deal · €310,000)
                  The close date of Harbor Freight – fleet renewal 2027 has passed.
                    Since 20 Nov 2026, 3 days ago.
                    Why: Deals that should have closed make the forecast too high.
                    What was seen, and when: https://plumbline.example.com/gaps/1
                    Not now: https://plumbline.example.com/go/snooze1
                    The rule is wrong here: https://plumbline.example.com/go/dispute1
                  Fix it: https://plumbline.example.com/my-work/records/006000000000002AAA
                  In Salesforce: https://acme.my.salesforce.com/006000000000002AAA

                * Acme renewal (Deal · €120,000)
                  Acme renewal needs Next Step, Amount so that Monday's review can plan with it.
                    Missing: Next Step, Amount
                    Since 3 Nov 2026, 20 days ago.
                    Why: Monday's pipeline review plans from the next step.
                    What was seen, and when: https://plumbline.example.com/gaps/2
                    Not now: https://plumbline.example.com/go/snooze2
                    The rule is wrong here: https://plumbline.example.com/go/dispute2
                  Nothing is planned for Acme renewal.
                    Since 20 Nov 2026, 3 days ago.
                    What was seen, and when: https://plumbline.example.com/gaps/3
                  Fix it: https://plumbline.example.com/my-work/records/006000000000001AAA
                  In Salesforce: https://acme.my.salesforce.com/006000000000001AAA

                * Müller & Söhne (Deal · €18,500)
                  Müller & Söhne needs Next Step.
                    Missing: Next Step
                    Since 20 Nov 2026, 3 days ago.
                    Why: Monday's pipeline review plans from the next step.
                    What was seen, and when: https://plumbline.example.com/gaps/4
                    Not now: https://plumbline.example.com/go/snooze4
                    The rule is wrong here: https://plumbline.example.com/go/dispute4
                  Fix it: https://plumbline.example.com/my-work/records/006000000000003AAA
                  In Salesforce: https://acme.my.salesforce.com/006000000000003AAA

                * Priya Natarajan, Northwind (Lead)
                  Priya Natarajan has waited two days for a first answer.
                    Since 20 Nov 2026, 3 days ago.
                    What was seen, and when: https://plumbline.example.com/gaps/5
                    Not now: https://plumbline.example.com/go/snooze5
                    The rule is wrong here: https://plumbline.example.com/go/dispute5
                  Fix it: https://plumbline.example.com/my-work/records/00Q000000000001EAA
                  In Salesforce: https://acme.my.salesforce.com/00Q000000000001EAA

                All of it in Plumbline: https://plumbline.example.com/my-work

                --
                Read in Salesforce right before this was sent: 23 Nov 2026, 09:00 (EST). What you fixed since is not counted against you.
                You get this because these records are yours in Salesforce, or in your care; at most one such mail on a working day.
                Something wrong here? Say so on the gap's own page, which stops its clock, or tell Dana Smith. What you see here, the people you report to can see too.
                When and how you are told: https://plumbline.example.com/people/005000000000001AAA/settings#messages
                """);
        assertThat(mail.html())
                .contains(
                        "max-width:600px",
                        "prefers-color-scheme: dark",
                        "Müller &amp; Söhne",
                        "Missing: <b>Next Step, Amount</b>")
                .doesNotContain("<img", "<script", "{it.", "{record.", "NOT_FOUND");
    }

    @Test
    void staysHarmlessAndSmallWhateverRecordsAreCalled() {
        String[] names = {
            "<script>alert(1)</script>",
            "Acme\r\nBcc: victim@example.com",
            "{it.workUrl} {#for x in y} ${7*7}",
            "\u202Eevil\u2066",
            "שלום חברה",
            "👩‍👩‍👧‍👦".repeat(2000),
            "x".repeat(100_000),
            "\"><img src=x onerror=alert(1)>",
            "\u0000\u0007",
            "\uD800 half"
        };
        ViolationEvent[] events = IntStream.range(0, names.length)
                .mapToObj(i -> story.ledger
                        .open("next-step", record(i), names[i], ann.id())
                        .amount(100 - i)
                        .message(names[i])
                        .missing("<b>Field</b>")
                        .event())
                .toArray(ViolationEvent[]::new);
        Message mail = sent(events);
        assertThat(mail.html())
                .doesNotContain("<script", "<img", "\u202E", "\u2066", "\u0000", "<b>Field")
                .contains("&lt;script&gt;", "{it.workUrl} {#for x in y} ${7*7}", "<bdi>שלום חברה</bdi>");
        assertThat(mail.text())
                .contains("\u2068שלום חברה\u2069")
                .doesNotContain("\u202E", "\u0007")
                .doesNotContainPattern("(?m)^Bcc:");
        assertSmall(mail);
    }

    @Test
    void staysSmallHoweverMuchIsOpen() {
        ViolationEvent[] events = IntStream.range(0, 10_000)
                .mapToObj(i -> story.ledger
                        .open("rule-" + i % 7, record(i / 3), "Deal ".repeat(500) + i / 3, ann.id())
                        .amount(i)
                        .message("m".repeat(5000))
                        .missing("NextStep", "Amount")
                        .event())
                .toArray(ViolationEvent[]::new);
        Message mail = sent(events);
        assertThat(mail.subject()).isEqualTo("3334 deals need attention before next Monday");
        assertThat(mail.text()).contains("and 3324 more records: https://plumbline.example.com/my-work");
        assertSmall(mail);
        assertThat(story.told()).isEqualTo(10_000);
        assertThat(story.rechecked.get(0)).hasSize(200);
    }

    @Test
    void speaksToEachReaderInTheirZoneAndWay() {
        Person jun = story.people.put(new Person(
                ann.id(),
                "Jürgen Groß",
                "j@example.com",
                Optional.of("j@example.com"),
                true,
                ZoneId.of("Europe/Berlin"),
                Locale.GERMANY,
                Optional.of(dana.id()),
                "",
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH));
        Message mail = sent(story.ledger
                .open("next-step", record(1), "Acme", jun.id())
                .amount(1_234_567)
                .event());
        assertThat(mail.text()).contains("(Deal · 1.234.567 €)", "23.11.2026, 15:00 (CET)", "Monday, 30.11.2026");
    }

    private Message sent(ViolationEvent... events) {
        story.checked().happens(events).at("2026-11-23T14:00:00Z").tick();
        assertThat(story.mails).hasSize(1);
        return story.mails.get(0).message();
    }

    private static void assertSmall(Message mail) {
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length
                        + mail.text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(MOST_BYTES);
    }

    private ViolationEvent[] believable() {
        story.rules
                .with(
                        "next-step",
                        "Open deals past proposal have a next step",
                        "Monday's pipeline review plans from the next step.",
                        "Monday pipeline review")
                .with(
                        "close-date-passed",
                        "Open deals close in the future",
                        "Deals that should have closed make the forecast too high.",
                        "the weekly forecast");
        return new ViolationEvent[] {
            story.ledger
                    .open("close-date-passed", record(2), "Harbor Freight – fleet renewal 2027", ann.id())
                    .amount(310_000)
                    .message("The close date of Harbor Freight – fleet renewal 2027 has passed.")
                    .event(),
            story.ledger
                    .open("next-step", record(1), "Acme renewal", ann.id())
                    .amount(120_000)
                    .since("2026-11-03T10:00:00Z")
                    .missing("NextStep", "Amount")
                    .message("Acme renewal needs Next Step, Amount so that Monday's review can plan with it.")
                    .event(),
            story.ledger
                    .open("no-next-activity", record(1), "Acme renewal", ann.id())
                    .amount(120_000)
                    .message("Nothing is planned for Acme renewal.")
                    .event(),
            story.ledger
                    .open("next-step", record(3), "Müller & Söhne", ann.id())
                    .amount(18_500)
                    .missing("NextStep")
                    .message("Müller & Söhne needs Next Step.")
                    .event(),
            story.ledger
                    .open("unread-lead", RecordId.of("00Q000000000001"), "Priya Natarajan, Northwind", ann.id())
                    .object("Lead")
                    .severity(Severity.ADVICE)
                    .message("Priya Natarajan has waited two days for a first answer.")
                    .event()
        };
    }

    private static RecordId record(int number) {
        return RecordId.of("006%012d".formatted(number));
    }
}
