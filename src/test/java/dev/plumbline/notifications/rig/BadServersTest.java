package dev.plumbline.notifications.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.notifications.email.TestEmail;
import dev.plumbline.people.MessageSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Servers that misbehave in twelve ways, some messages each, all at once. */
class BadServersTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final MessageSettings MAIL_THEN_SLACK =
            new MessageSettings(List.of("email", "slack"), false, LocalTime.of(19, 0), LocalTime.of(7, 0), false);

    private final int each = Rig.FULL ? 100 : 12;
    private final int slowEach = Rig.FULL ? 20 : 3;
    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(MONDAY_TEN);
    private final TestPeople people = new TestPeople();
    private final Outbox outbox = TestOutbox.in(jdbi, clock);
    private final RecordingChannel slack = new RecordingChannel("slack");
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private int number = 1;

    @Test
    void everyMessageArrivesOnceOrIsToldOtherwiseAndNobodyHoldsUpTheRest() throws IOException {
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE rig_told (key text PRIMARY KEY)"));
        try (JournalServer journal = new JournalServer();
                SmtpSink sink = new SmtpSink(journal::deliver)) {
            misbehave(sink);
            NotificationsConfig config = config(sink.port(), journal.port());
            Channel mail = TestEmail.channel(config);
            OutboxRelay relay = TestOutbox.relay(
                    jdbi,
                    clock,
                    people,
                    person -> MAIL_THEN_SLACK,
                    List.of(mail, slack),
                    List.of(new Replica.Plain()),
                    config);
            long from = System.nanoTime();
            TestOutbox.wake(relay);
            Rig.await(60, () -> {
                clock.forward(Duration.ofMillis(200));
                TestOutbox.wake(relay);
                return sent("fine") == each;
            });
            long fineAfter = Duration.ofNanos(System.nanoTime() - from).toMillis();
            boolean ended = Rig.await(240, () -> {
                // What is in doubt settles by the database's clock; for all else the days may fly.
                clock.forward(
                        count("state IN ('sending', 'in-doubt')") > 0 ? Duration.ofSeconds(40) : Duration.ofHours(1));
                TestOutbox.wake(relay);
                return open() == 0 || clock.instant().isAfter(MONDAY_TEN.plus(Duration.ofDays(30)));
            });
            relay.close();
            int duplicates = sink.duplicates();
            TargetReport.row(
                    "N2",
                    sizes.size() + " behaviours of a server, " + total() + " messages",
                    "duplicate %d, all of the good ones after %d ms, by domain %s"
                            .formatted(duplicates, fineAfter, byDomain()),
                    0);
            assertThat(ended).as(byDomain().toString()).isTrue();
            assertThat(duplicates).isZero();
            assertThat(fineAfter).isLessThan(30_000);
            for (String domain : sizes.keySet()) {
                boolean toldOtherwise = domain.startsWith("refuses") || domain.equals("never");
                assertThat(sent(domain)).as(domain).isEqualTo(toldOtherwise ? 0 : sizes.get(domain));
            }
            assertThat(slack.delivered()).hasSize(3 * each);
        }
    }

    @Test
    void nothingLeavesInTheClearWhereEncryptionIsRequiredAndItIsTriedAgain() throws IOException {
        try (SmtpSink sink = new SmtpSink((address, text) -> {})) {
            NotificationsConfig config =
                    config(sink.port(), 1, Map.of("plumbline.notifications.smtp.start-tls", "required"));
            jdbi.useHandle(handle -> handle.execute("CREATE TABLE rig_told (key text PRIMARY KEY)"));
            domain("stripped", each);
            OutboxRelay relay = TestOutbox.relay(
                    jdbi, clock, people, List.of(TestEmail.channel(config)), List.of(new Replica.Plain()), config);
            relay.drain();
            relay.close();
            int waiting = count("state = 'waiting' AND attempts = 1");
            TargetReport.row(
                    "N2",
                    "STARTTLS stripped, " + each + " messages",
                    sink.distinct() + " in the clear, " + waiting + " tried again later",
                    0);
            assertThat(sink.distinct()).isZero();
            assertThat(waiting).isEqualTo(each);
        }
    }

    private void misbehave(SmtpSink sink) {
        domain(sink, "greylists", each, (word, a, n) -> word.equals("RCPT") && n == 1 ? "450 come back" : "");
        domain(sink, "refuses-address", each, (word, a, n) -> word.equals("RCPT") ? "550 no such user" : "");
        domain(sink, "refuses-text", each, (word, a, n) -> word.equals(".") ? "554 looks like spam" : "");
        domain(sink, "busy", each, (word, a, n) -> word.equals("RCPT") && n < 3 ? "421 too busy" : "");
        domain(sink, "scanner-away", each, (word, a, n) -> word.equals(".") && n == 1 ? "451 no scanner" : "");
        domain(
                sink,
                "full",
                each,
                (word, a, n) -> word.equals("RCPT") && n == 1 ? "452 full, retry in 300 seconds" : "");
        domain(sink, "drops-after-data", each, (word, a, n) -> word.equals(".") && n == 1 ? "drop" : "");
        domain(sink, "takes-and-drops", each, (word, a, n) -> word.equals(".") && n == 1 ? "take and drop" : "");
        domain(sink, "drops-at-address", each, (word, a, n) -> word.equals("RCPT") && n == 1 ? "drop" : "");
        domain(sink, "tarpit", slowEach, (word, a, n) -> word.equals("RCPT") ? "slow 250 fine" : "");
        domain(sink, "hangs", slowEach, (word, a, n) -> word.equals("RCPT") && n == 1 ? "hang" : "");
        domain(sink, "never", each, (word, a, n) -> word.equals("RCPT") ? "450 come back tomorrow" : "");
        domain(sink, "fine", each, (word, a, n) -> "");
    }

    private void domain(SmtpSink sink, String name, int count, SmtpSink.Behaviour behaviour) {
        sink.domain(name + ".test", behaviour);
        domain(name, count);
    }

    private void domain(String name, int count) {
        sizes.put(name, count);
        for (int i = 0; i < count; i++) {
            int user = number++;
            people.add(user, "Person Nr" + user, "UTC", Optional.empty());
            people.email(TestPeople.user(user), Optional.of("p" + user + "@" + name + ".test"));
            Notice notice = new Notice(name + " " + i, Replica.KIND, TestPeople.user(user), MONDAY_TEN, "{}");
            jdbi.useTransaction(handle -> outbox.put(handle, notice.atAnyHour()));
        }
    }

    private NotificationsConfig config(int smtp, int imap) {
        return config(
                smtp,
                imap,
                Map.of(
                        "plumbline.notifications.journal.address", JournalServer.ADDRESS,
                        "plumbline.notifications.journal.password", JournalServer.PASSWORD));
    }

    private static NotificationsConfig config(int smtp, int imap, Map<String, String> more) {
        Map<String, String> set = new HashMap<>(more);
        set.put("plumbline.notifications.smtp.host", "127.0.0.1");
        set.put("plumbline.notifications.smtp.port", Integer.toString(smtp));
        set.put("plumbline.public-url", "https://plumbline.test");
        set.put("plumbline.notifications.from", "plumbline@plumbline.test");
        set.put("plumbline.notifications.per-day", "1000");
        set.put("plumbline.notifications.lease", "PT16S");
        set.put("plumbline.notifications.settle", "PT16S");
        set.put("plumbline.notifications.send-timeout", "PT7S");
        set.put("plumbline.notifications.journal.host", "127.0.0.1");
        set.put("plumbline.notifications.journal.port", Integer.toString(imap));
        set.put("plumbline.notifications.journal.tls", "false");
        return TestConfig.of(NotificationsConfig.class, set);
    }

    private int sent(String domain) {
        return count("state = 'sent' AND key LIKE '" + domain + " %' AND channel = 'email'");
    }

    private int open() {
        return count("state IN ('waiting', 'sending', 'in-doubt')");
    }

    private int total() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int count(String where) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox_message WHERE " + where)
                .mapTo(Integer.class)
                .one());
    }

    private Map<String, String> byDomain() {
        Map<String, String> found = new TreeMap<>();
        sizes.keySet()
                .forEach(domain -> found.put(domain, jdbi.withHandle(handle -> handle.createQuery(
                                """
                                        SELECT coalesce(string_agg(state || '=' || many, ' '), '') FROM
                                        (SELECT state, count(*) AS many FROM outbox_message WHERE key LIKE :like GROUP BY 1) s""")
                        .bind("like", domain + " %")
                        .mapTo(String.class)
                        .one())));
        return found;
    }
}
