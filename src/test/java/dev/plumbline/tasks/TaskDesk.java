package dev.plumbline.tasks;

import dev.plumbline.escalation.Standings;
import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.people.Directory;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Halt;
import dev.plumbline.people.calendar.Leave;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.violations.Violations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The real Tasks and their composers for tests of this room and others. */
public final class TaskDesk {

    public final Tasks tasks;
    public final List<MessageComposer> composers;
    public boolean wanted = true;
    public Optional<Person> delegate = Optional.empty();
    public Standings.Standing standing = Standings.Standing.NONE;

    public TaskDesk(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            OwnTasks own,
            Supplier<RuleBook> rules) {
        var outbox = TestOutbox.in(jdbi, clock);
        tasks = new Tasks(violations, person -> settings(), (owner, at) -> delegate, outbox, own, clock);
        composers = List.of(
                new TaskComposer(
                        jdbi,
                        clock,
                        directory,
                        violations,
                        person -> settings(),
                        (owner, at) -> delegate,
                        violation -> standing,
                        OFFICE,
                        (object, field) -> FieldLabels.readable(field),
                        own,
                        outbox,
                        TestOutbox.config(),
                        rules),
                new TaskCloser(jdbi, own, TestOutbox.config()));
    }

    private MessageSettings settings() {
        return new MessageSettings(List.of("email"), wanted, LocalTime.of(19, 0), LocalTime.of(7, 0), false);
    }

    private static final WorkClocks OFFICE = new WorkClocks() {
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
    };
}
