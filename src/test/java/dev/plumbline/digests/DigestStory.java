package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.escalation.Climbs;
import dev.plumbline.escalation.TestLedger;
import dev.plumbline.escalation.TestRules;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import dev.plumbline.people.RealPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** A timeline of what is open and which manager is told. Real database, real outbox, a channel that records. */
final class DigestStory implements AutoCloseable {

    final Jdbi jdbi = TestDatabase.fresh();
    final SettableClock clock = SettableClock.at("2026-11-20T10:00:00Z");
    final TestPeople people = new TestPeople();
    final TestLedger ledger = new TestLedger(clock);
    final TestRules rules = new TestRules();
    final RecordingChannel channel = new RecordingChannel();
    final RealPeople real = new RealPeople(jdbi, clock, people);
    final TestAnswers answers = new TestAnswers();
    final TestStandings standings = new TestStandings();
    final Map<Long, Instant> heldUntil = new HashMap<>();
    private final Digests digests;
    final DigestSweep sweep;
    final OwnDigestSweep own;
    private final OutboxRelay relay;
    List<Envelope> mails = List.of();

    DigestStory(Map<String, String> settings) {
        DigestConfig config = TestConfig.of(DigestConfig.class, settings);
        digests = new Digests(clock, real.clocks, config);
        sweep = new DigestSweep(jdbi, clock, people, ledger, TestOutbox.in(jdbi, clock), real.clocks, config);
        own = new OwnDigestSweep(
                jdbi, clock, people, ledger, TestOutbox.in(jdbi, clock), real.clocks, real.settings, config);
        DigestWriter writer = new DigestWriter(
                () -> rules, Optional::empty, ledger, Climbs.repeats(jdbi, clock), TestOutbox.config(), config);
        OwnDigestWriter ownWriter = new OwnDigestWriter(
                standings, id -> Optional.ofNullable(heldUntil.get(id)), Optional::empty, TestOutbox.config(), config);
        relay = TestOutbox.relay(
                jdbi,
                clock,
                people,
                channel,
                List.of(
                        new DigestComposer(jdbi, clock, people, ledger, answers, Climbs.unheard(jdbi), writer),
                        new OwnDigestComposer(jdbi, clock, people, ledger, ownWriter)));
    }

    DigestStory checked() {
        jdbi.useTransaction(digests::firstCheckCompleted);
        return this;
    }

    DigestStory at(String instant) {
        clock.set(Instant.parse(instant));
        return this;
    }

    DigestStory tells(Person... expected) {
        sweep.sweep();
        sweep.sweep();
        relay.drain();
        mails = channel.take();
        assertThat(mails)
                .extracting(mail -> mail.recipient().name())
                .containsExactlyInAnyOrder(Stream.of(expected).map(Person::name).toArray(String[]::new));
        return this;
    }

    /** All that leaves now, however much it is. */
    List<Envelope> everything() {
        sweep.sweep();
        List<Envelope> all = new ArrayList<>();
        do {
            relay.drain();
            mails = channel.take();
            all.addAll(mails);
        } while (!mails.isEmpty());
        return all;
    }

    /** To people about their own gaps. */
    DigestStory tellsOwn(Person... expected) {
        own.sweep();
        own.sweep();
        relay.drain();
        mails = channel.take();
        assertThat(mails)
                .extracting(mail -> mail.recipient().name())
                .containsExactlyInAnyOrder(Stream.of(expected).map(Person::name).toArray(String[]::new));
        return this;
    }

    DigestStory tellsNobody() {
        return tells();
    }

    String text() {
        return mails.get(0).message().text();
    }

    String subject() {
        return mails.get(0).message().subject();
    }

    @Override
    public void close() {
        relay.close();
    }
}
