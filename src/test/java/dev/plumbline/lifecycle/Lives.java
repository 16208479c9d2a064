package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.escalation.Teaching;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.violations.ViolationLedger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The life of rules, of real parts, for tests of this room and of others. */
public final class Lives {

    public final Guard guard;
    public final GuardedRules guarded;
    public final Acknowledgements acknowledgements;
    public final Teaching teaching;
    public final Consultation consultation;
    public final Expectations expectations;
    public final Burndowns burndowns;
    public final Campaigns campaigns;
    public final List<MessageComposer> composers;
    private final LifecycleSweep sweep;

    /** @param owners who answers for records of a rule's object, beside those with gaps */
    public Lives(
            Supplier<RuleBook> rules,
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Escalations escalations,
            Map<String, String> settings,
            BiFunction<Handle, Rule, Set<RecordId>> owners) {
        guarded = new GuardedRules(rules, jdbi, clock);
        List<MutedRules> muted = List.of(guarded);
        guard = new Guard(
                rules,
                guarded,
                muted,
                ViolationLedger.on(clock),
                escalations,
                directory,
                TestConfig.of(GuardConfig.class, settings),
                jdbi,
                clock);
        TeachingConfig config = TestConfig.of(TeachingConfig.class, settings);
        TaughtRules taught = new TaughtRules(rules, muted);
        WorkClocks clocks = new Office();
        var outbox = TestOutbox.in(jdbi, clock);
        consultation = new Consultation(directory, outbox, clocks, clock);
        acknowledgements = new Acknowledgements(taught, directory, clock);
        teaching = new TaughtLadders(rules, clock);
        expectations = new Expectations(taught, jdbi);
        burndowns = new Burndowns(clock);
        campaigns = new Campaigns(directory, rules, clock);
        TeachingSweep teach = new TeachingSweep(taught, owners::apply, directory, clocks, outbox, config, jdbi, clock);
        sweep = new LifecycleSweep(rules, consultation, guard, teach, jdbi, clock);
        composers = List.of(
                new ConsultComposer(rules, consultation, directory, jdbi, TestOutbox.config()),
                new RulesComposer(
                        taught,
                        directory,
                        clocks,
                        config,
                        TestOutbox.config(),
                        (purpose, violation, generation, person) ->
                                java.net.URI.create("https://plumbline.example.com/go/" + purpose),
                        jdbi,
                        clock));
    }

    public void tick() {
        sweep.sweep();
    }

    /** Monday to Friday, nine to six, for everybody. */
    private static final class Office implements WorkClocks {

        @Override
        public WorkCalendar present(Person person) {
            return WorkCalendar.office(person.zone());
        }

        @Override
        public List<Leave> stopped(Person person) {
            return List.of();
        }

        @Override
        public Optional<Halt> halt(Person person, Instant at) {
            return Optional.empty();
        }
    }
}
