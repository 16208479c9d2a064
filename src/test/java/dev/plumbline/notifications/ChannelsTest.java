package dev.plumbline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TargetReport;
import dev.plumbline.TestDatabase;
import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.OutboxDesk.Retry;
import dev.plumbline.people.MessageSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over which channel a message goes and when, who may hold it, and what becomes of one that does not arrive. */
class ChannelsTest {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final RecordId ANN = TestPeople.user(1);
    private static final Actor ADMIN = new Actor.Person("admin", "Admin");

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(MONDAY_TEN);
    private final TestPeople people = new TestPeople();
    private final RecordingChannel email = new RecordingChannel("email");
    private final RecordingChannel slack = new RecordingChannel("slack");
    private final RecordingChannel task = new RecordingChannel("task");
    private final List<Channel> channels = List.of(email, slack, task);
    private final Outbox outbox = new StoredOutbox(jdbi, clock);
    private final OutboxDesk desk = new StoredDesk(jdbi, clock, channels);
    private final Told nudge = new Told("nudge");
    private final Told digest = new Told("digest");
    private final List<OutboxRelay> relays = new ArrayList<>();
    private MessageSettings settings = preferring("slack", "email");

    {
        people.add(1, "Ann Lee", "Europe/London", Optional.empty());
    }

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void goesOverWhatThePersonPrefers() {
        put("a");
        relay().drain();
        assertThat(slack.delivered()).hasSize(1);
        assertThat(email.delivered()).isEmpty();
        assertThat(column("channel", "a")).isEqualTo("slack");
    }

    @Test
    void goesOverTheChannelThatItNamesItself() {
        putNotice(notice("a").over("task"));
        relay().drain();
        assertThat(task.delivered()).hasSize(1);
    }

    @Test
    void isToldOverTheNextChannelWhereOneRefusesAndOnlyOnce() {
        put("a");
        slack.answers(envelope -> new Delivery.Refused("the token was revoked"));
        OutboxRelay relay = relay();
        relay.drain();
        relay.drain();
        assertThat(email.delivered()).hasSize(1);
        assertThat(state("a")).isEqualTo("refused");
        assertThat(column("followed_by", "a")).isEqualTo("a|email");
        assertThat(state("a|email")).isEqualTo("sent");
        assertThat(nudge.told).as("by the notice's own key").containsExactly("a");
        assertThat(outbox.backlog().refused()).as("nobody needs to look").isZero();
        assertThat(audited("a")).containsExactly("notice-put", "notice-refused", "notice-retold");
        assertThat(audited("a|email")).containsExactly("notice-put", "notice-delivered");
    }

    @Test
    void anAdminSeesWhatNoChannelTakesAndCanHaveItTriedAgain() {
        put("a");
        slack.answers(envelope -> new Delivery.Refused("revoked"));
        email.answers(envelope -> new Delivery.Refused("550 no such user"));
        relay().drain();
        assertThat(outbox.backlog().refused()).isEqualTo(1);
        OutboxDesk.Row row = desk.list(Set.of("refused"), Optional.empty(), 10).get(0);
        assertThat(row.key()).isEqualTo("a|email");
        email.works();
        assertThat(desk.retry(row.id(), ADMIN)).isEqualTo(Retry.DRIVEN);
        assertThat(desk.retry(row.id(), ADMIN)).isEqualTo(Retry.NOT_NOW);
        assertThat(desk.retry(99_999, ADMIN)).isEqualTo(Retry.UNKNOWN);
        relay().drain();
        assertThat(nudge.told).containsExactly("a");
        assertThat(audited("a|email")).contains("notice-retry");
    }

    @Test
    void aListEntryThatIsRefusedIsNotMadeAMessage() {
        putNotice(notice("a").over("task"));
        task.answers(envelope -> new Delivery.Refused("no such user"));
        relay().drain();
        assertThat(state("a")).isEqualTo("refused");
        assertThat(count("origin IS NOT NULL")).isZero();
    }

    @Test
    void nothingLeavesAPausedChannelInAnyProcessUntilItIsResumed() {
        put("a");
        OutboxRelay before = relay();
        desk.pause("slack", "wrong\u0000 template", ADMIN);
        before.drain();
        assertThat(slack.delivered()).isEmpty();
        assertThat(outbox.backlog().oldest()).as("a pause is not lateness").isEmpty();
        assertThat(outbox.backlog().paused()).extracting(Pause::why).containsExactly("wrong template");
        putNotice(notice("b").over("email"));
        before.drain();
        assertThat(email.delivered()).as("others go on").hasSize(1);

        desk.pause(Pause.EVERYTHING, "all of it", ADMIN);
        putNotice(notice("c").over("email"));
        before.drain();
        assertThat(email.delivered()).hasSize(1);

        assertThat(desk.resume(Pause.EVERYTHING, ADMIN)).isTrue();
        assertThat(desk.resume("slack", ADMIN)).isTrue();
        assertThat(desk.resume("slack", ADMIN)).isFalse();
        before.drain();
        assertThat(slack.delivered()).hasSize(1);
        assertThat(email.delivered()).hasSize(2);
    }

    @Test
    void aPauseThatComesWhileAMessageIsWrittenStillHoldsIt() {
        put("a");
        nudge.whileWriting = () -> desk.pause("slack", "now", ADMIN);
        relay().drain();
        assertThat(slack.delivered()).isEmpty();
        assertThat(state("a")).isEqualTo("waiting");
    }

    @Test
    void isWrittenAgainWhenWhatItSaysEndedAfterItWasWritten() {
        IntStream.range(0, 50).forEach(i -> put("k" + i));
        nudge.holds = false;
        OutboxRelay relay = relay();
        relay.drain();
        TargetReport.row(
                "N1",
                "50 facts end between writing and sending",
                slack.delivered().size() + " sent",
                0);
        assertThat(slack.delivered()).isEmpty();
        assertThat(count("state = 'waiting' AND attempts = 0")).isEqualTo(50);
        nudge.nothingLeft = true;
        clock.forward(Duration.ofSeconds(2));
        relay.drain();
        assertThat(count("state = 'fell-away'")).isEqualTo(50);
    }

    @Test
    void waitsForTheWorkingMorningUnlessItMayGoAtAnyHour() {
        clock.set(Instant.parse("2026-11-27T20:30:00Z"));
        putNotice(new Notice("quiet", "nudge", ANN, clock.instant(), "{}"));
        putNotice(new Notice("loud", "nudge", ANN, clock.instant(), "{}").atAnyHour());
        putNotice(new Notice("digest", "digest", ANN, clock.instant(), "{}"));
        relay().drain();
        assertThat(slack.delivered()).extracting(e -> e.message().subject()).containsExactly("about loud");
        assertThat(due("quiet")).isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
        assertThat(due("digest"))
                .as("a chosen hour, on a working day")
                .isEqualTo(Instant.parse("2026-11-30T07:00:00Z"));
        assertThat(column("attempts", "quiet")).isEqualTo("0");
        assertThat(audited("quiet")).contains("notice-waits");
    }

    @Test
    void noMessageEverLeavesInQuietHoursOrOutsideOfWorkingTime() {
        settings = new MessageSettings(List.of("email"), false, LocalTime.of(16, 0), LocalTime.of(10, 30), false);
        List<Instant> sent = new ArrayList<>();
        email.answers(envelope -> {
            sent.add(clock.instant());
            return new Delivery.Delivered("x");
        });
        OutboxRelay relay = relay();
        for (int hour = 0; hour < 24 * 8; hour++) {
            put("h" + hour);
            relay.drain();
            clock.forward(Duration.ofMinutes(61));
        }
        long wrong = sent.stream()
                .filter(at -> {
                    var local = at.atZone(java.time.ZoneId.of("Europe/London"));
                    boolean weekend = local.getDayOfWeek().getValue() > 5;
                    LocalTime time = local.toLocalTime();
                    return weekend || time.isBefore(LocalTime.of(10, 30)) || !time.isBefore(LocalTime.of(16, 0));
                })
                .count();
        TargetReport.row(
                "N14", "8 days, a message owed each hour", sent.size() + " sent, " + wrong + " out of hours", 0);
        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(wrong).isZero();
    }

    @Test
    void quietHoursThatCoverAllWorkingTimeDoNotSilenceForEver() {
        settings = new MessageSettings(List.of("email"), false, LocalTime.of(8, 0), LocalTime.of(19, 0), false);
        put("a");
        relay().drain();
        assertThat(due("a")).isEqualTo(Instant.parse("2026-11-23T19:00:00Z"));
    }

    @Test
    void bringsThreeMessagesADayBesidesADigestAlsoWhenProcessesRace() {
        IntStream.range(0, 30)
                .forEach(i ->
                        putNotice(i % 2 == 0 ? notice("k" + i) : notice("k" + i).over("email")));
        putNotice(new Notice("d", "digest", ANN, MONDAY_TEN, "{}"));
        List<OutboxRelay> three = List.of(relay(), relay(), relay());
        three.stream()
                .map(relay -> CompletableFuture.supplyAsync(relay::drain))
                .toList()
                .forEach(CompletableFuture::join);
        int sent = slack.delivered().size() + email.delivered().size();
        TargetReport.row(
                "N14", "30 messages and a digest for one person on one day, 3 relays at once", sent + " sent", 0);
        assertThat(sent).isEqualTo(4);
        assertThat(state("d")).isEqualTo("sent");
        assertThat(count("state = 'waiting' AND due_at = '2026-11-24T09:00:00Z' AND attempts = 0"))
                .isEqualTo(27);
        IntStream.range(0, 5).forEach(i -> putNotice(notice("t" + i).over("task")));
        relay().drain();
        assertThat(task.delivered()).as("entries on a list are no messages").hasSize(5);
    }

    @Test
    void owesAKeyOnceHoweverManyPutItAtOnce() {
        List<CompletableFuture<Integer>> putting = IntStream.range(0, 8)
                .mapToObj(thread ->
                        CompletableFuture.supplyAsync(() -> jdbi.inTransaction(handle -> (int) IntStream.range(0, 250)
                                .filter(i -> outbox.put(handle, notice("same")))
                                .count())))
                .toList();
        int isNew = putting.stream().mapToInt(CompletableFuture::join).sum();
        relay().drain();
        int rows = count("key = 'same'");
        TargetReport.row(
                "N10",
                "2,000 puts of one key from 8 threads",
                rows + " row, " + slack.delivered().size() + " sent",
                0);
        assertThat(isNew).isEqualTo(1);
        assertThat(rows).isEqualTo(1);
        assertThat(slack.delivered()).hasSize(1);
    }

    @Test
    void showsPeopleWhatMayNotHaveReachedThem() {
        put("a");
        relay().drain();
        jdbi.useHandle(handle -> handle.execute("UPDATE outbox_message SET state = 'parked'"));
        assertThat(desk.lettersTo(ANN, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.doubtful()).isTrue();
            assertThat(letter.subject()).isEqualTo("about a");
        });
        assertThat(desk.lettersTo(TestPeople.user(2), 10)).isEmpty();
        assertThat(desk.counts()).containsExactly(new OutboxDesk.Counted("parked", "slack", 1));
    }

    private static MessageSettings preferring(String... channels) {
        return new MessageSettings(List.of(channels), false, LocalTime.of(19, 0), LocalTime.of(7, 0), false);
    }

    private OutboxRelay relay() {
        NotificationsConfig config = TestConfig.of(
                NotificationsConfig.class, Map.of("plumbline.public-url", "https://plumbline.example.com"));
        OutboxRelay relay = new OutboxRelay(
                jdbi, clock, people, person -> settings, new OfficeHours(), channels, List.of(nudge, digest), config);
        relays.add(relay);
        return relay;
    }

    private static Notice notice(String key) {
        return new Notice(key, "nudge", ANN, MONDAY_TEN, "{}");
    }

    private void put(String key) {
        putNotice(new Notice(key, "nudge", ANN, clock.instant(), "{}"));
    }

    private void putNotice(Notice notice) {
        jdbi.useTransaction(handle -> outbox.put(handle, notice));
    }

    private String state(String key) {
        return column("state", key);
    }

    private Instant due(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT due_at FROM outbox_message WHERE key = ?")
                .bind(0, key)
                .mapTo(Instant.class)
                .one());
    }

    private String column(String column, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + column + " FROM outbox_message WHERE key = ?")
                .bind(0, key)
                .mapTo(String.class)
                .one());
    }

    private int count(String where) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox_message WHERE " + where)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> audited(String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT what FROM audit_entry WHERE notice_key = :key ORDER BY id")
                        .bind("key", key)
                        .mapTo(String.class)
                        .list());
    }

    private static final class Told implements MessageComposer {
        private final String kind;
        private final List<String> told = new ArrayList<>();
        private Runnable whileWriting = () -> {};
        private volatile boolean holds = true;
        private volatile boolean nothingLeft;

        Told(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Composition compose(Notice notice) {
            whileWriting.run();
            return nothingLeft
                    ? new Composition.FallsAway("it ended")
                    : new Composition.Ready(new Message("about " + notice.key(), "text", "<p>text</p>"));
        }

        @Override
        public boolean stillHolds(Handle handle, Notice notice) {
            return holds;
        }

        @Override
        public synchronized void handedOver(Handle handle, Notice notice, Instant at) {
            told.add(notice.key());
        }
    }
}
