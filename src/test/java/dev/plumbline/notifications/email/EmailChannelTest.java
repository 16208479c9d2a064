package dev.plumbline.notifications.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import dev.plumbline.practice.mailbox.LocalMailbox;
import dev.plumbline.practice.mailbox.ReceivedMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailChannelTest {

    private static final String ID = "<0123456789abcdef@plumbline.example.com>";

    private LocalMailbox mailbox;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        mailbox = new LocalMailbox(0, directory);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void arrivesInBothFormsWithItsHeaders() {
        Message message =
                new Message("2 deals need a next step – Grüße", "Text: 日本 ✓\nsecond line", "<p>Größe &lt;b&gt;</p>");

        assertThat(deliver(person("Ann Lee", "ann.lee@example.com"), message)).isEqualTo(new Delivery.Delivered(ID));

        ReceivedMail mail = only();
        assertThat(mail.summary().subject()).isEqualTo(message.subject());
        assertThat(mail.summary().to()).isEqualTo("ann.lee@example.com");
        assertThat(mail.text().replace("\r", "").strip()).isEqualTo(message.text());
        assertThat(mail.html().strip()).isEqualTo(message.html());
        assertThat(header(mail, "Message-ID")).containsExactly(ID);
        assertThat(header(mail, "From")).containsExactly("\"Plumbline\" <plumbline@example.com>");
        assertThat(header(mail, "To")).containsExactly("\"Ann Lee\" <ann.lee@example.com>");
        assertThat(header(mail, "Auto-Submitted")).containsExactly("auto-generated");
        assertThat(header(mail, "List-Unsubscribe"))
                .containsExactly("<https://plumbline.example.com/people/005000000000001AAA/settings#messages>");
        assertThat(header(mail, "Content-Type")).singleElement().asString().startsWith("multipart/alternative");
    }

    @Test
    void keepsNamesFromAddingHeadersOrRecipients() {
        List<String> hostile = List.of(
                "Ann\r\nBcc: victim@example.com",
                "Ann\nX-Evil: yes",
                "Ann\u0000Lee",
                "\"Ann\" <evil@example.com>, Bob",
                "=?UTF-8?Q?Bcc=3A_victim?=",
                "Łukasz Żółć",
                "🦊".repeat(300),
                "\u202Enna eel",
                "עברית",
                "x".repeat(100_000));
        for (String name : hostile) {
            assertThat(deliver(person(name, "ann@example.com"), new Message(name.replaceAll("[\r\n]", " "), "t", "h")))
                    .as(name.substring(0, Math.min(40, name.length())))
                    .isInstanceOf(Delivery.Delivered.class);
            ReceivedMail mail = mailbox.message(mailbox.messages().get(0).id()).orElseThrow();
            assertThat(mail.headers())
                    .extracting(h -> h.name().toLowerCase(Locale.ROOT))
                    .containsOnlyOnce("from", "to", "subject", "message-id")
                    .doesNotContain("bcc", "x-evil");
            assertThat(mail.summary().subject()).isEqualTo(PlainText.line(name, 200));
            assertThat(header(mail, "Cc")).allMatch(String::isEmpty);
            assertThat(mail.summary().to()).isEqualTo("ann@example.com");
            assertThat(header(mail, "To").get(0)).endsWith("<ann@example.com>").hasSizeLessThan(400);
        }
        assertThat(mailbox.messages()).hasSize(hostile.size());
    }

    @Test
    void refusesAddressesThatAreNotExactlyOne() {
        List<String> addresses = List.of(
                "ann@example.com\r\nBcc: victim@example.com",
                "ann@example.com,victim@example.com",
                "ann@example.com\nRCPT TO:<victim@example.com>",
                "<ann@example.com>",
                "ann@example.com victim@example.com",
                "no address",
                "@example.com",
                "a".repeat(300) + "@example.com",
                "ann@exam\u0000ple.com");
        for (String address : addresses) {
            assertThat(deliver(person("Ann", address), new Message("s", "t", "h")))
                    .as(address)
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.because())
                            .contains("is not an e-mail address")
                            .doesNotContain("\n"));
        }
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhenAUserHasNoAddress() {
        Person nobody = new Person(
                TestPeople.user(1),
                "Ann Lee",
                "ann@acme.example",
                Optional.empty(),
                true,
                ZoneId.of("UTC"),
                Locale.UK,
                Optional.empty(),
                "");
        assertThat(deliver(nobody, new Message("s", "t", "h")))
                .isEqualTo(new Delivery.Refused(
                        "Ann Lee has no e-mail address in Salesforce: fill the Email of user ann@acme.example"));
    }

    @Test
    void stopsTheStartOnASenderThatIsNoAddress() {
        NotificationsConfig wrong = TestConfig.of(
                NotificationsConfig.class, Map.of("plumbline.notifications.from", "Plumbline at example"));
        assertThatThrownBy(() -> TestEmail.channel(wrong))
                .hasMessageContaining("plumbline.notifications.from is \"Plumbline at example\"; expected");
    }

    private Delivery deliver(Person person, Message message) {
        return TestEmail.channel(config("PT30S", mailbox.port())).deliver(new Envelope(ID, person, message));
    }

    static NotificationsConfig config(String sendTimeout, int port) {
        return TestConfig.of(
                NotificationsConfig.class,
                Map.of(
                        "plumbline.notifications.from", "Plumbline <plumbline@example.com>",
                        "plumbline.notifications.send-timeout", sendTimeout,
                        "plumbline.notifications.smtp.host", "127.0.0.1",
                        "plumbline.notifications.smtp.port", Integer.toString(port),
                        "plumbline.public-url", "https://plumbline.example.com/"));
    }

    static Person person(String name, String address) {
        return new Person(
                TestPeople.user(1),
                name,
                "user@acme.example",
                Optional.of(address),
                true,
                ZoneId.of("UTC"),
                Locale.UK,
                Optional.empty(),
                "");
    }

    private ReceivedMail only() {
        assertThat(mailbox.messages()).hasSize(1);
        return mailbox.message(mailbox.messages().get(0).id()).orElseThrow();
    }

    private static List<String> header(ReceivedMail mail, String name) {
        return mail.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(ReceivedMail.Header::value)
                .toList();
    }
}
