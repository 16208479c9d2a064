package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.OutboxRelay;
import dev.plumbline.notifications.RecordingChannel;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.TestClocks;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.Violations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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
    final TestClocks clocks = new TestClocks();
    private final EscalationConfig config;
    private final ClimbSweep climbs;
    private final EscalationSweep escalationSweep;
    final Ladders ladders;
    final Violations violations;
    final Delegates delegates = (owner, at) -> Optional.ofNullable(this.delegate);

    @Nullable
    Person delegate;

    @Nullable
    Instant taught = Instant.EPOCH;

    private final Escalations escalations;
    private final NudgeSweep sweep;
    private final OutboxRelay relay;
    Runnable duringRecheck = () -> {};
    boolean salesforceReadable = true;
    List<Envelope> mails = List.of();

    NudgeStory(Map<String, String> settings) {
        this(settings, List.of());
    }

    /** @param files where ladder files are */
    NudgeStory(Map<String, String> settings, List<Path> files) {
        this(settings, files, (jdbi, memory) -> memory);
    }

    /** @param ledger what is read of, instead of the one in memory */
    NudgeStory(Map<String, String> settings, List<Path> files, BiFunction<Jdbi, TestLedger, Violations> ledgers) {
        violations = ledgers.apply(jdbi, ledger);
        ladders = new Ladders(files, clock);
        config = TestConfig.of(EscalationConfig.class, settings);
        escalations = new Escalations(clock, people, config, clocks, List.of());
        climbs = new ClimbSweep(
                jdbi, clock, people, delegates, clocks, ladders, () -> rules, (handle, told) -> told.stream()
                        .collect(Collectors.toMap(person -> person, person -> rule -> Optional.ofNullable(taught))));
        sweep = new NudgeSweep(
                jdbi, clock, people, TestOutbox.in(jdbi, clock), config, clocks, person -> MessageSettings.USUAL);
        escalationSweep = new EscalationSweep(jdbi, clock, people, TestOutbox.in(jdbi, clock), config, clocks);
        relay = TestOutbox.relay(jdbi, clock, people, channel, List.of(composer(), leaders()));
    }

    private EscalationComposer leaders() {
        EscalationWriter writer = new EscalationWriter(
                () -> rules,
                record -> "https://acme.my.salesforce.com/" + record,
                (object, field) -> dev.plumbline.notifications.FieldLabels.readable(field),
                new Repeats(jdbi, clock),
                TestOutbox.config(),
                config);
        return new EscalationComposer(
                jdbi,
                clock,
                people,
                violations,
                this::recheck,
                writer,
                ladders,
                () -> rules,
                clocks,
                (handle, ids, person, at) -> logged.addAll(ids));
    }

    private NudgeComposer composer() {
        NudgeWriter writer = new NudgeWriter(
                () -> rules,
                record -> "https://acme.my.salesforce.com/" + record,
                (object, field) -> dev.plumbline.notifications.FieldLabels.readable(field),
                new Foresight(jdbi, people, delegates, clocks, ladders, () -> rules),
                new Repeats(jdbi, clock),
                (purpose, violation, generation, person) ->
                        URI.create("https://plumbline.example.com/go/" + purpose + violation),
                TestOutbox.config(),
                config);
        return new NudgeComposer(
                jdbi,
                clock,
                people,
                violations,
                this::recheck,
                writer,
                (handle, ids, person, at) -> logged.addAll(ids));
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

    Escalations escalations() {
        return escalations;
    }

    /** What was handed over to the person today came back. */
    NudgeStory cameBack(Person person) {
        String key = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT notice_key FROM ladder_telling WHERE recipient = ? AND told_at IS NOT NULL ORDER BY told_at DESC LIMIT 1")
                .bind(0, person.id().value())
                .mapTo(String.class)
                .one());
        Notice notice = new Notice(key, NudgeSweep.KIND, person.id(), clock.instant(), "{}");
        jdbi.useTransaction(handle -> composer().cameBack(handle, notice, clock.instant(), "no such mailbox"));
        return this;
    }

    /** Ticks every so often until a moment, and says who was told when: {@code 2026-11-23T09:00 Ann Lee}. */
    List<String> until(String instant, Duration every) {
        List<String> told = new ArrayList<>();
        Instant end = Instant.parse(instant);
        while (clock.instant().isBefore(end)) {
            clock.forward(every);
            tick();
            mails.forEach(mail -> told.add(clock.instant().toString().substring(0, 16) + " "
                    + mail.recipient().name()));
        }
        return told;
    }

    NudgeStory happens(ViolationEvent... events) {
        jdbi.useTransaction(handle -> escalations.on(handle, List.of(events)));
        return this;
    }

    /** As many processes tick at the same time. */
    NudgeStory ticksAtOnce(int processes) {
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> climbs.sweep() + sweep.sweep()))
                .limit(processes)
                .toList()
                .forEach(CompletableFuture::join);
        return this;
    }

    /** Ticks, and takes what left. */
    NudgeStory tick() {
        climbs.sweep();
        sweep.sweep();
        escalationSweep.sweep();
        climbs.sweep();
        sweep.sweep();
        escalationSweep.sweep();
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
        return jdbi.withHandle(handle -> handle.createQuery("SELECT because FROM ladder_telling WHERE violation_id = ?")
                .bind(0, violation)
                .mapTo(String.class)
                .one());
    }

    long told() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM ladder_telling WHERE told_at IS NOT NULL")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        relay.close();
    }
}
