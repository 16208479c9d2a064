package dev.plumbline.notifications.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.ReturnedMessages;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.notifications.email.TestEmail;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Preferences;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail that was taken and came back later, read from a real mailbox. */
class ReturnedMailTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Preferences BOTH = person ->
            new MessageSettings(List.of("email", "slack"), false, LocalTime.of(19, 0), LocalTime.of(7, 0), false);

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(MONDAY_TEN);
    private final TestPeople people = new TestPeople();
    private final Outbox outbox = TestOutbox.in(jdbi, clock);
    private final RecordingChannel slack = new RecordingChannel("slack");
    private final JournalServer journal = new JournalServer();
    private final SmtpSink sink = new SmtpSink(journal::deliver);
    private final NotificationsConfig config = config();
    private final List<Channel> channels = List.of(TestEmail.channel(config), slack);
    private final ReturnedMessages returned =
            TestOutbox.returned(jdbi, clock, people, BOTH, channels, List.of(new Replica.Plain()));
    private final OutboxRelay relay =
            TestOutbox.relay(jdbi, clock, people, BOTH, channels, List.of(new Replica.Plain()), config);

    ReturnedMailTest() throws IOException {
        people.add(1, "Ann Lee", "UTC", Optional.empty());
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE rig_told (key text PRIMARY KEY)"));
        Notice notice = new Notice("a", Replica.KIND, TestPeople.user(1), MONDAY_TEN, "{}");
        jdbi.useTransaction(handle -> outbox.put(handle, notice));
        relay.drain();
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        sink.close();
        journal.close();
    }

    @Test
    void copiesEveryMailToTheJournalWithoutShowingIt() {
        assertThat(sink.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.to()).containsExactly("ann.lee@example.com", JournalServer.ADDRESS);
            assertThat(taken.raw()).doesNotContain(JournalServer.ADDRESS);
        });
    }

    @Test
    void whoseMailCameBackWasNotToldAndIsToldOverAnotherChannel() {
        assertThat(told()).isEqualTo(1);
        bounce(sink.taken().get(0).messageId(), "Ann.Lee@example.com", "failed");

        assertThat(TestEmail.readReturned(jdbi, returned, config)).isEqualTo(1);
        assertThat(TestEmail.readReturned(jdbi, returned, config)).as("once").isZero();

        assertThat(told()).as("undone").isZero();
        assertThat(TestOutbox.states(jdbi)).containsEntry("a", "bounced: it came back: 5.1.1 550 no such user");
        relay.drain();
        assertThat(slack.delivered()).hasSize(1);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void believesNoReportThatIsNotAboutAMailOfOursToThatAddress() {
        String id = sink.taken().get(0).messageId();
        bounce(id, "somebody.else@example.com", "failed");
        bounce(id, "ann.lee@example.com", "delayed");
        bounce("<00000000000000000000000000000000@plumbline.test>", "ann.lee@example.com", "failed");
        bounce(id + "\r\nX: " + "y".repeat(300_000), "ann.lee@example.com", "failed, or not");
        journal.deliver(
                JournalServer.ADDRESS,
                "Content-Type: multipart/report; boundary=\"\"\r\nMessage-ID: <z@z>\r\n\r\n" + "--\r\n".repeat(50_000));
        journal.deliver(
                JournalServer.ADDRESS,
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: ;;;=\r\n\r\n");
        assertThat(TestEmail.readReturned(jdbi, returned, config)).isZero();
        assertThat(TestOutbox.states(jdbi)).containsEntry("a", "sent");
    }

    private void bounce(String messageId, String address, String action) {
        journal.deliver(
                JournalServer.ADDRESS,
                """
                From: MAILER-DAEMON@example.com
                To: journal@plumbline.test
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%d@example.com>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry to have to inform you

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; %s
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 no such user

                --b
                Content-Type: message/rfc822

                From: plumbline@plumbline.test
                Message-ID: %s
                Subject: about a

                text
                --b--
                """
                        .formatted(System.nanoTime(), address, action, messageId)
                        .replace("\n", "\r\n"));
    }

    private int told() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM rig_told")
                .mapTo(Integer.class)
                .one());
    }

    private NotificationsConfig config() {
        Map<String, String> set = new HashMap<>();
        set.put("plumbline.public-url", "https://plumbline.test");
        set.put("plumbline.notifications.from", "plumbline@plumbline.test");
        set.put("plumbline.notifications.smtp.host", "127.0.0.1");
        set.put("plumbline.notifications.smtp.port", Integer.toString(sink.port()));
        set.put("plumbline.notifications.journal.address", JournalServer.ADDRESS);
        set.put("plumbline.notifications.journal.host", "127.0.0.1");
        set.put("plumbline.notifications.journal.port", Integer.toString(journal.port()));
        set.put("plumbline.notifications.journal.password", JournalServer.PASSWORD);
        set.put("plumbline.notifications.journal.tls", "false");
        return TestConfig.of(NotificationsConfig.class, set);
    }
}
