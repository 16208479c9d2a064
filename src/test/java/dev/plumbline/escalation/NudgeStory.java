package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.TestCalendars;
import dev.plumbline.violations.ViolationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** A timeline: what happens in the org at a moment, and who is told then. Real database, real outbox, a channel that records. */
final class NudgeStory implements AutoCloseable {

    final Jdbi jdbi = TestDatabase.fresh();
    final SettableClock clock = SettableClock.at("2026-11-20T10:00:00Z");
    final TestPeople people = new TestPeople();
    final TestLedger ledger = new TestLedger(clock);
    final TestRules rules = new TestRules();
    final RecordingChannel channel = new RecordingChannel();
    final List<Collection<RecordId>> rechecked = new ArrayList<>();
    final List<Long> logged = new ArrayList<>();
    private final EscalationConfig config;
    private final Escalations escalations;
    private final NudgeSweep sweep;
    private final OutboxRelay relay;
    Runnable duringRecheck = () -> {};
    boolean salesforceReadable = true;
    List<Envelope> mails = List.of();

    NudgeStory(Map<String, String> settings) {
        config = TestConfig.of(EscalationConfig.class, settings);
        escalations = new Escalations(clock, people, config, TestCalendars.office());
        sweep = new NudgeSweep(jdbi, clock, people, TestOutbox.in(jdbi, clock), config, TestCalendars.office());
        relay = TestOutbox.relay(jdbi, clock, people, channel, List.of(composer()));
    }

    private NudgeComposer composer() {
        NudgeWriter writer = new NudgeWriter(
                () -> rules,
                record -> "https://acme.my.salesforce.com/" + record,
                (object, field) -> dev.plumbline.notifications.FieldLabels.readable(field),
                (manager, now) -> Optional.of(Instant.parse("2026-11-30T08:00:00Z")),
                TestOutbox.config(),
                config);
        return new NudgeComposer(
                jdbi, clock, people, ledger, this::recheck, writer, (handle, ids, person, at) -> logged.addAll(ids));
    }

    private boolean recheck(Collection<RecordId> records) {
        rechecked.add(List.copyOf(records));
        duringRecheck.run();
        return salesforceReadable;
    }

    NudgeStory checked() {
        jdbi.useTransaction(escalations::firstCheckCompleted);
        return this;
    }

    NudgeStory at(String instant) {
        clock.set(Instant.parse(instant));
        return this;
    }

    NudgeStory happens(ViolationEvent... events) {
        jdbi.useTransaction(handle -> escalations.on(handle, List.of(events)));
        return this;
    }

    /** As many processes tick at the same time. */
    NudgeStory ticksAtOnce(int processes) {
        Stream.generate(() -> CompletableFuture.supplyAsync(sweep::sweep))
                .limit(processes)
                .toList()
                .forEach(CompletableFuture::join);
        return this;
    }

    /** Ticks, and takes what left. */
    NudgeStory tick() {
        sweep.sweep();
        sweep.sweep();
        relay.drain();
        relay.drain();
        mails = channel.take();
        return this;
    }

    NudgeStory tells(Person... expected) {
        tick();
        assertThat(mails)
                .extracting(mail -> mail.recipient().name())
                .containsExactlyInAnyOrder(Stream.of(expected).map(Person::name).toArray(String[]::new));
        return this;
    }

    NudgeStory tellsNobody() {
        return tells();
    }

    String becauseOf(long violation) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT because FROM climb WHERE violation_id = ?")
                .bind(0, violation)
                .mapTo(String.class)
                .one());
    }

    long told() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM climb WHERE told_at IS NOT NULL")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        relay.close();
    }
}
