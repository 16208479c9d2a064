package dev.plumbline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutboxRelayTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final RecordId ANN = TestPeople.user(1);

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(MONDAY_NINE);
    private final TestPeople people = new TestPeople();
    private final RecordingChannel channel = new RecordingChannel();
    private final Outbox outbox = new StoredOutbox(jdbi, clock);
    private final NotificationsConfig config = TestConfig.of(
            NotificationsConfig.class,
            Map.of("plumbline.public-url", "https://plumbline.example.com", "plumbline.notifications.per-day", "9999"));
    private final Plain plain = new Plain("plain");
    private final List<OutboxRelay> relays = new ArrayList<>();

    {
        people.add(1, "Ann Lee", "Europe/London", Optional.empty());
    }

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void handsOverWhatIsDueAndRemembersIt() {
        put("a", MONDAY_NINE);
        put("b", MONDAY_NINE.plusSeconds(60));

        assertThat(relay(plain).drain()).isEqualTo(1);

        assertThat(channel.delivered()).extracting(e -> e.message().subject()).containsExactly("about a");
        assertThat(state("a")).isEqualTo("sent");
        assertThat(plain.handedOver).containsExactly("a");
        assertThat(outbox.backlog().waiting()).isEqualTo(1);
        assertThat(outbox.backlog().oldest()).isEmpty();
    }

    @Test
    @Timeout(20)
    void takesNothingMoreOnceItIsStopped() {
        put("a", MONDAY_NINE);
        OutboxRelay relay = relay(plain);
        relay.close();
        assertThat(relay.drain()).isZero();
        assertThat(state("a")).isEqualTo("waiting");
    }

    @Test
    void sendsNothingWhileARoomDoesNotKnowEnoughToWrite() {
        put("a", MONDAY_NINE);
        OutboxRelay relay = relay(plain);
        new OutboxJob(relay, List.of(Optional::empty, () -> Optional.of("the rules are not loaded yet"))).tick();
        relay.close();
        assertThat(state("a")).isEqualTo("waiting");

        OutboxRelay next = relay(plain);
        new OutboxJob(next, List.of(Optional::empty)).tick();
        next.close();
        assertThat(state("a")).isEqualTo("sent");
    }

    @Test
    void owesAKeyOnce() {
        assertThat(put("a", MONDAY_NINE)).isTrue();
        assertThat(put("a", MONDAY_NINE)).isFalse();
        OutboxRelay relay = relay(plain);
        relay.drain();
        assertThat(put("a", MONDAY_NINE)).isFalse();
        relay.drain();
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void givesEveryAttemptTheSameMessageId() {
        put("a", MONDAY_NINE);
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        channel.answers(envelope -> {
            ids.add(envelope.messageId());
            return ids.size() < 3
                    ? new Delivery.TryLater(Duration.ZERO, "451 greylisted")
                    : new Delivery.Delivered(envelope.messageId());
        });
        OutboxRelay relay = relay(plain);
        for (int i = 0; i < 3; i++) {
            relay.drain();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(ids).hasSize(3).containsOnly(ids.get(0));
        assertThat(ids.get(0)).matches("<[0-9a-f]{32}@plumbline\\.example\\.com>");
        assertThat(state("a")).isEqualTo("sent");
    }

    @Test
    void neverSendsTwiceWhenSeveralProcessesDrainAtOnce() {
        IntStream.range(0, 500).forEach(i -> put("k" + i, MONDAY_NINE));
        List<OutboxRelay> three = List.of(relay(plain), relay(plain), relay(plain));

        int left = three.stream().map(relay -> CompletableFuture.supplyAsync(relay::drain)).toList().stream()
                .mapToInt(CompletableFuture::join)
                .sum();

        assertThat(left).isEqualTo(500);
        assertThat(channel.delivered())
                .extracting(Envelope::messageId)
                .doesNotHaveDuplicates()
                .hasSize(500);
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(0, Optional.empty(), 0, 0));
    }

    @Test
    void leavesInDoubtWhatAProcessWasSendingWhenItDied() {
        put("a", MONDAY_NINE);
        channel.answers(envelope -> {
            throw new IllegalStateException("the process dies after the server took the mail, before the commit");
        });
        relay(plain).drain();
        assertThat(state("a")).isEqualTo("sending");
        leasesRunOut();
        channel.works();

        relay(plain).drain();
        clock.forward(Duration.ofDays(3));
        relay(plain).drain();

        assertThat(channel.delivered()).isEmpty();
        assertThat(state("a")).isEqualTo("in-doubt");
        assertThat(outbox.backlog().inDoubt()).isEqualTo(1);
        assertThat(error("a")).contains("may have left or not");
    }

    @Test
    void takesOverWhatAProcessHadClaimedButNotBegunToSend() {
        put("a", MONDAY_NINE);
        claimAndDie();
        relay(plain).drain();
        assertThat(channel.delivered()).isEmpty();

        leasesRunOut();
        relay(plain).drain();
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void keepsALateProcessFromSendingWhatAnotherHasTakenOver() {
        put("a", MONDAY_NINE);
        Plain slow = new Plain("plain") {
            @Override
            public Composition compose(Notice notice) {
                leasesRunOut();
                relay(plain).drain();
                return super.compose(notice);
            }
        };
        relay(slow).drain();
        assertThat(channel.delivered()).hasSize(1);
        assertThat(state("a")).isEqualTo("sent");
    }

    @Test
    void letsThePausedSenderItselfClearTheDoubt() {
        put("a", MONDAY_NINE);
        channel.answers(envelope -> {
            leasesRunOut();
            relay(plain).drain();
            assertThat(state("a")).isEqualTo("in-doubt");
            return new Delivery.Delivered(envelope.messageId());
        });
        relay(plain).drain();
        assertThat(state("a")).isEqualTo("sent");
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void takesAMessageOutOfServiceOverWhichProcessesKeepDying() {
        put("a", MONDAY_NINE);
        for (int i = 0; i < 4; i++) {
            claimAndDie();
            leasesRunOut();
        }
        relay(plain).drain();
        assertThat(state("a")).isEqualTo("quarantined");
        assertThat(error("a")).contains("3 processes ended while writing or sending it");
        assertThat(outbox.backlog().quarantined()).isEqualTo(1);
    }

    @Test
    void putsAsideWhatCannotBeWrittenWhileTheOthersGo() {
        Plain poison = new Plain("poison") {
            @Override
            public Composition compose(Notice notice) {
                throw new IllegalArgumentException("no such thing\nas this");
            }
        };
        putKind("bad", "poison", MONDAY_NINE);
        put("good", MONDAY_NINE);
        OutboxRelay relay = relay(plain, poison);
        for (int i = 0; i < 4; i++) {
            relay.drain();
            clock.forward(Duration.ofMinutes(10));
        }
        assertThat(state("good")).isEqualTo("sent");
        assertThat(state("bad")).isEqualTo("quarantined");
        assertThat(error("bad"))
                .isEqualTo("could not be written: java.lang.IllegalArgumentException: no such thing as this");
        assertThat(outbox.backlog().quarantined()).isEqualTo(1);
    }

    @Test
    void leavesAKindThatItDoesNotKnowToAProcessThatDoes() {
        putKind("new", "of-the-next-version", MONDAY_NINE);
        relay(plain).drain();
        assertThat(state("new")).isEqualTo("waiting");
    }

    @Test
    void endsWithTheReasonWhenThereIsNothingLeftToSay() {
        put("a", MONDAY_NINE);
        relay(new Saying(new Composition.FallsAway("everything was fixed before it was sent")))
                .drain();
        assertThat(state("a")).isEqualTo("fell-away");
        assertThat(error("a")).isEqualTo("everything was fixed before it was sent");
        assertThat(channel.delivered()).isEmpty();
    }

    @Test
    void comesBackWhenItCannotBeSaidTruthfullyNow() {
        put("a", MONDAY_NINE);
        relay(new Saying(new Composition.Later(MONDAY_NINE.plusSeconds(600), "Salesforce cannot be read")))
                .drain();
        assertThat(state("a")).isEqualTo("waiting");
        relay(plain).drain();
        assertThat(channel.delivered()).isEmpty();
        clock.forward(Duration.ofMinutes(10));
        relay(plain).drain();
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void triesABusyServerAgainForThreeDaysAndThenGivesUp() {
        put("a", MONDAY_NINE);
        channel.isDown();
        OutboxRelay relay = relay(plain);
        relay.drain();
        while (state("a").equals("waiting") && clock.instant().isBefore(MONDAY_NINE.plus(Duration.ofDays(5)))) {
            clock.forward(Duration.ofMinutes(61));
            relay.drain();
        }
        assertThat(state("a")).isEqualTo("refused");
        assertThat(error("a")).isEqualTo("given up after 72 hours: 421 down for the night");
        assertThat(Duration.between(MONDAY_NINE, clock.instant()))
                .isBetween(Duration.ofHours(72), Duration.ofHours(74));
    }

    @Test
    void letsOneSlowRecipientHoldUpNobodyElse() throws InterruptedException {
        put("slow", MONDAY_NINE.minusSeconds(1));
        IntStream.range(0, 20).forEach(i -> put("k" + i, MONDAY_NINE));
        CountDownLatch others = new CountDownLatch(20);
        channel.answers(envelope -> {
            if (envelope.message().subject().equals("about slow")) {
                assertThat(await(others)).isTrue();
            } else {
                others.countDown();
            }
            return new Delivery.Delivered(envelope.messageId());
        });
        assertThat(relay(plain).drain()).isEqualTo(21);
    }

    @Test
    void refusesWhoHasLeftAndSaysSo() {
        put("a", MONDAY_NINE);
        people.leave(ANN);
        relay(plain).drain();
        assertThat(state("a")).isEqualTo("refused");
        assertThat(error("a")).isEqualTo("Ann Lee is not an active user any more: nothing is sent there");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private OutboxRelay relay(MessageComposer... composers) {
        OutboxRelay relay = TestOutbox.relay(jdbi, clock, people, List.of(channel), List.of(composers), config);
        relays.add(relay);
        return relay;
    }

    private boolean put(String key, Instant due) {
        return putKind(key, "plain", due);
    }

    private boolean putKind(String key, String kind, Instant due) {
        return jdbi.inTransaction(handle -> outbox.put(handle, new Notice(key, kind, ANN, due, "{}")));
    }

    private void claimAndDie() {
        jdbi.useTransaction(handle -> OutboxTable.claim(
                handle,
                List.of("plain"),
                List.of("email"),
                clock.instant(),
                "somebody who dies",
                Duration.ofMinutes(3)));
    }

    private void leasesRunOut() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "UPDATE outbox_message SET lease_until = clock_timestamp() - interval '1 second' WHERE lease_until IS NOT NULL"));
    }

    private String state(String key) {
        return column("state", key);
    }

    private String error(String key) {
        return column("last_error", key);
    }

    private String column(String column, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + column + " FROM outbox_message WHERE key = ?")
                .bind(0, key)
                .mapTo(String.class)
                .one());
    }

    private static class Plain implements MessageComposer {
        private final String kind;
        final List<String> handedOver = Collections.synchronizedList(new ArrayList<>());

        Plain(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Composition compose(Notice notice) {
            return new Composition.Ready(new Message("about " + notice.key(), "text", "<p>text</p>"));
        }

        @Override
        public void handedOver(Handle handle, Notice notice, Instant at) {
            handedOver.add(notice.key());
        }
    }

    private static final class Saying extends Plain {
        private final Composition always;

        Saying(Composition always) {
            super("plain");
            this.always = always;
        }

        @Override
        public Composition compose(Notice notice) {
            return always;
        }
    }
}
