package dev.plumbline.notifications.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Channel.Sought;
import dev.plumbline.notifications.Channel.Whereabouts;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.slack.FakeSlack.Fault;
import dev.plumbline.notifications.slack.FakeSlack.Kept;
import dev.plumbline.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackChannelTest {

    private static final long SEED = 20261126;
    private static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));

    @Test
    void findsAPersonByAddressAndPostsIntoTheConversation() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            Delivery answer = rig.channel.deliver(SlackRig.envelope(ann, "k1", SlackRig.about(7)));
            Kept kept = rig.slack.messages().get(0);
            assertThat(answer).isEqualTo(new Delivery.Delivered("D1/" + kept.ts()));
            assertThat(kept.channel()).isEqualTo("D1");
            assertThat(kept.key()).isEqualTo("<k1@plumbline.example.com>");
            assertThat(kept.text()).isEqualTo("1 deal needs attention by Thursday: Acme renewal 7");
        }
    }

    @Test
    void saysInTheReadersLanguageWhatItAddsToACard() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person german = rig.people.reads(rig.person(1).id(), Locale.GERMANY);
            List<Card.Item> items = IntStream.rangeClosed(1, 8)
                    .mapToObj(i -> new Card.Item(
                            "Müller " + i,
                            Optional.of("https://acme.my.salesforce.com/006" + i),
                            List.of("Der nächste Schritt fehlt."),
                            List.of()))
                    .toList();
            Message message =
                    new Message("8 Lücken", "8 Lücken", "").with(new Card("8 Lücken", items, Optional.empty(), ""));
            rig.channel.deliver(SlackRig.envelope(german, "k1", message));
            assertThat(rig.slack.messages().get(0).blocks().toString())
                    .contains("\"text\":\"Öffnen\"", "\"text\":\"und 3 weitere Datensätze\"")
                    .doesNotContain("\"Open\"", "more record");
        }
    }

    @Test
    void asksWhoSomebodyIsOnceADayAndAgainWhenTheAddressChanges() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            rig.channel.deliver(SlackRig.envelope(ann, "k1", SlackRig.about(7)));
            rig.channel.deliver(SlackRig.envelope(ann, "k2", SlackRig.about(8)));
            assertThat(rig.slack.calls("users.lookupByEmail")).isEqualTo(1);
            rig.slack.user("new@example.com", "U9");
            rig.people.email(ann.id(), java.util.Optional.of("New@Example.com"));
            Person renamed = rig.people.person(ann.id()).orElseThrow();
            rig.channel.deliver(SlackRig.envelope(renamed, "k3", SlackRig.about(9)));
            assertThat(rig.slack.messages().get(2).channel()).isEqualTo("D9");
        }
    }

    @Test
    void refusesWhereAnotherChannelMustDo() {
        try (SlackRig rig = new SlackRig(Map.of("plumbline.slack.token", ""))) {
            assertThat(rig.channel.deliver(SlackRig.envelope(rig.person(1), "k", SlackRig.about(1))))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class, r -> assertThat(r.because()).contains("plumbline.slack.token"));
        }
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person stranger = rig.people.add(2, "Not InSlack", "UTC", java.util.Optional.empty());
            assertThat(rig.channel.deliver(SlackRig.envelope(stranger, "k", SlackRig.about(1))))
                    .isEqualTo(new Delivery.Refused("nobody in Slack has the address of Not InSlack"));
        }
    }

    @Test
    void aRevokedTokenClosesTheChannelAndIsSaidOnce() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            rig.slack.revoke(true);
            int refused = 0;
            for (int i = 0; i < 50; i++) {
                refused += rig.channel.deliver(SlackRig.envelope(ann, "k" + i, SlackRig.about(i)))
                                instanceof Delivery.Refused
                        ? 1
                        : 0;
            }
            long asked = rig.slack.calls("users.lookupByEmail");
            TargetReport.row(
                    "N3",
                    "Slack token revoked, 50 messages",
                    refused + " refused (so that the next channel is used), " + asked
                            + " call to Slack, said to admins once: "
                            + rig.standing.now().state(),
                    0);
            assertThat(refused).isEqualTo(50);
            assertThat(asked).isEqualTo(1);
            assertThat(rig.standing.now().state()).isEqualTo(SlackStanding.State.REFUSED);
            assertThat(rig.standing.now().reason()).contains("token_revoked").contains("plumbline.slack.token");
        }
    }

    @Test
    void sendsNoMoreThanOneMessageASecondIntoOneConversation() throws Exception {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            int many = FULL ? 10 : 4;
            List<Callable<Delivery>> work = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Envelope envelope = SlackRig.envelope(ann, "k" + i, SlackRig.about(i));
                work.add(() -> untilDone(rig, envelope));
            }
            all(4, work);
            List<Long> times =
                    rig.slack.messages().stream().map(Kept::atMillis).sorted().toList();
            long closest = Long.MAX_VALUE;
            for (int i = 1; i < times.size(); i++) {
                closest = Math.min(closest, times.get(i) - times.get(i - 1));
            }
            TargetReport.row(
                    "N3",
                    many + " messages to one person by 4 senders at once",
                    "closest two " + closest + " ms apart",
                    0);
            assertThat(times).hasSize(many);
            assertThat(closest).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void neitherLosesNorRepeatsAMessageWhateverSlackAnswers() throws Exception {
        int many = FULL ? 1000 : 200;
        Random chance = new Random(SEED);
        try (SlackRig rig = new SlackRig(Map.of("plumbline.slack.timeout", "PT0.4S"))) {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                faults.add(fault(chance.nextInt(100)));
            }
            rig.slack.arm(
                    "chat.postMessage",
                    faults.stream().filter(f -> f.value() >= 0).toArray(Fault[]::new));
            rig.slack.arm("conversations.history", Fault.broken(), Fault.drop(), Fault.tooMany(1), Fault.broken());
            AtomicInteger unclear = new AtomicInteger();
            List<Callable<Delivery>> work = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Envelope envelope = SlackRig.envelope(rig.person(i), "k" + i, SlackRig.about(i));
                work.add(() -> carried(rig, envelope, unclear));
            }
            List<Delivery> ends = all(8, work);
            Map<String, Long> copies =
                    rig.slack.messages().stream().collect(Collectors.groupingBy(Kept::key, Collectors.counting()));
            long doubled = copies.values().stream().filter(n -> n > 1).count();
            TargetReport.row(
                    "N3",
                    many + " messages; 429, 500 before and after, lost and late answers on about half",
                    doubled + " duplicates, " + (many - copies.size()) + " lost, " + unclear
                            + " unknown outcomes resolved by look-up, " + rig.slack.impatient()
                            + " calls before a Retry-After was over",
                    SEED);
            assertThat(ends).allMatch(Delivery.Delivered.class::isInstance);
            assertThat(doubled).isZero();
            assertThat(copies).hasSize(many);
            assertThat(rig.slack.impatient()).isZero();
        }
    }

    @Test
    void keepsWhatIsSaidOfOneViolationInOneThread() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            rig.channel.deliver(SlackRig.envelope(ann, "k1", SlackRig.about(7)));
            rig.channel.deliver(SlackRig.envelope(ann, "k2", SlackRig.about(7)));
            rig.channel.deliver(SlackRig.envelope(ann, "k3", SlackRig.about(7, 8)));
            List<Kept> kept = rig.slack.messages();
            assertThat(kept.get(1).threadTs()).isEqualTo(kept.get(0).ts());
            assertThat(kept.get(1).sent()).containsEntry("reply_broadcast", "1");
            assertThat(kept.get(2).threadTs()).isEmpty();
        }
    }

    @Test
    void cannotTellWhereAMessageIsWhileSlackDoesNotAnswer() {
        try (SlackRig rig = new SlackRig(Map.of("plumbline.slack.timeout", "PT0.3S"))) {
            Person ann = rig.person(1);
            rig.slack.arm("chat.postMessage", Fault.brokenAfter());
            rig.slack.refuses("conversations.history", "missing_scope");
            Envelope envelope = SlackRig.envelope(ann, "k1", SlackRig.about(7));
            assertThat(rig.channel.deliver(envelope)).isInstanceOf(Delivery.Unclear.class);
            assertThat(rig.channel.seek(sought(rig, envelope))).isEqualTo(Whereabouts.CANNOT_TELL);
            assertThat(rig.standing.now().reason()).contains("im:history");
            rig.slack.refuses("conversations.history", null);
            assertThat(rig.channel.seek(sought(rig, envelope))).isEqualTo(Whereabouts.THERE);
            Envelope never = SlackRig.envelope(ann, "k2", SlackRig.about(8));
            assertThat(rig.channel.seek(sought(rig, never))).isEqualTo(Whereabouts.NOT_THERE);
        }
    }

    @Test
    void looksSomebodyUpAnewWhoseConversationIsGone() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            Person ann = rig.person(1);
            rig.channel.deliver(SlackRig.envelope(ann, "k1", SlackRig.about(7)));
            rig.slack.refuses("chat.postMessage", "channel_not_found");
            assertThat(rig.channel.deliver(SlackRig.envelope(ann, "k2", SlackRig.about(8))))
                    .isInstanceOf(Delivery.TryLater.class);
            rig.slack.refuses("chat.postMessage", null);
            assertThat(untilDone(rig, SlackRig.envelope(ann, "k2", SlackRig.about(8))))
                    .isInstanceOf(Delivery.Delivered.class);
            assertThat(rig.slack.calls("users.lookupByEmail")).isEqualTo(2);
        }
    }

    @Test
    void showsAMessageWithoutACardAsItsText() {
        try (SlackRig rig = new SlackRig(Map.of())) {
            String text = ("A line of a long letter, with <b>signs</b> & more.\n").repeat(400);
            rig.channel.deliver(SlackRig.envelope(rig.person(1), "k1", new Message("Your digest", text, "<p>x</p>")));
            Kept kept = rig.slack.messages().get(0);
            assertThat(kept.blocks().size()).isBetween(7, 13);
            assertThat(kept.blocks().toString()).contains("<b>signs</b>");
        }
    }

    /** Half of them go well; a value below zero stands for no fault at all. */
    private static Fault fault(int dice) {
        if (dice < 15) {
            return Fault.brokenAfter();
        } else if (dice < 25) {
            return Fault.broken();
        } else if (dice < 35) {
            return Fault.dropAfter();
        } else if (dice < 40) {
            return Fault.drop();
        } else if (dice < 47) {
            return Fault.late(Duration.ofMillis(700));
        }
        return dice < 48 ? Fault.tooMany(1) : new Fault("none", 0);
    }

    /** As the relay does: later means later, and what is in doubt is asked for before it is sent again. */
    private static Delivery carried(SlackRig rig, Envelope envelope, AtomicInteger unclear)
            throws InterruptedException {
        for (int attempt = 0; attempt < 60; attempt++) {
            Delivery answer = rig.channel.deliver(envelope);
            if (answer instanceof Delivery.TryLater later) {
                Thread.sleep(later.after().plusMillis(20).toMillis());
            } else if (answer instanceof Delivery.Unclear) {
                unclear.incrementAndGet();
                Whereabouts where = rig.channel.seek(sought(rig, envelope));
                while (where == Whereabouts.CANNOT_TELL) {
                    Thread.sleep(100);
                    where = rig.channel.seek(sought(rig, envelope));
                }
                if (where == Whereabouts.THERE) {
                    return new Delivery.Delivered("found");
                }
            } else {
                return answer;
            }
        }
        return new Delivery.Refused("never came through");
    }

    private static Delivery untilDone(SlackRig rig, Envelope envelope) {
        try {
            return carried(rig, envelope, new AtomicInteger());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sought sought(SlackRig rig, Envelope envelope) {
        return new Sought(envelope.messageId(), "key", envelope.recipient(), rig.clock.instant());
    }

    private static List<Delivery> all(int threads, List<Callable<Delivery>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Delivery> ends = new ArrayList<>();
            for (Future<Delivery> end : pool.invokeAll(work)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            pool.shutdown();
        }
    }
}
