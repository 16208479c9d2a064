package dev.plumbline.escalation;

import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.BusinessSpan;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ladders as people read them, and who would be told when if something opened now: reckoned as it would be. */
@ApplicationScoped
public class LadderPreview {

    private final Ladders ladders;
    private final Foresight foresight;
    private final WorkClocks clocks;
    private final EscalationConfig config;
    private final Clock clock;

    @Inject
    LadderPreview(Ladders ladders, Foresight foresight, WorkClocks clocks, EscalationConfig config, Clock clock) {
        this.ladders = ladders;
        this.foresight = foresight;
        this.clocks = clocks;
        this.config = config;
        this.clock = clock;
    }

    /** @param answer how long leaders have to answer */
    public record Sheet(String name, BusinessSpan answer, List<Row> rows) {

        public Sheet {
            rows = List.copyOf(rows);
        }
    }

    /** @param advice and the others: the wait; empty where nobody is told of rules of that severity */
    public record Row(
            String tell,
            Optional<BusinessSpan> required,
            Optional<BusinessSpan> neverTolerated,
            Optional<BusinessSpan> advice) {}

    /**
     * @param who   names; none where nobody is what the ladder asks for
     * @param tell  what the ladder asks for, in its own words
     * @param leads whether they are told as somebody who leads
     */
    public record Step(List<String> who, String tell, boolean leads, Instant at) {

        public Step {
            who = List.copyOf(who);
        }
    }

    /** By name; those that hold although no file says so are among them. */
    public List<Sheet> sheets() {
        LadderBook book = ladders.current();
        return Stream.concat(book.names().stream(), Stream.of(Ladder.STANDARD, Ladder.ANSWERS))
                .distinct()
                .sorted()
                .map(book::ladder)
                .map(ladder -> new Sheet(
                        ladder.name(),
                        ladder.answer(),
                        ladder.rungs().stream().map(LadderPreview::row).toList()))
                .toList();
    }

    public List<FileIssue> issues() {
        return ladders.issues();
    }

    /** Every step for something of this person's that would open now and stay open, each told on the next working morning. */
    public List<Step> ifOpenedNow(String ladder, Severity severity, Person person) {
        Instant now = clock.instant();
        Climb climb = new Climb(
                0,
                UnansweredRule.ID,
                severity,
                person.id().value(),
                now,
                now,
                Optional.empty(),
                List.of(),
                Set.of(),
                false,
                false);
        List<Step> steps = new ArrayList<>();
        Foresight.ahead(climb, foresight.reckoning(ladder), now, this::told).forEach((step, at) -> {
            List<String> who =
                    step.telling().stream().map(one -> one.person().name()).toList();
            steps.add(new Step(who, tell(step.rung()), !step.rung().mends(), at));
        });
        return steps;
    }

    /** When what is due would be told: in the morning, and at once when it is never tolerated. */
    private Instant told(Next.Due due, Severity severity) {
        if (due.telling().isEmpty()) {
            return due.at();
        }
        Person first = due.telling().get(0).person();
        WorkingMorning morning = new WorkingMorning(clocks.present(first), config.nudgeAt(), config.nudgeUntil());
        return severity == Severity.NEVER_TOLERATED && morning.isNow(due.at(), first.zone())
                ? due.at()
                : morning.next(due.at(), first.zone());
    }

    private static Row row(Rung rung) {
        return new Row(
                tell(rung),
                rung.after(Severity.REQUIRED),
                rung.after(Severity.NEVER_TOLERATED),
                rung.after(Severity.ADVICE));
    }

    private static String tell(Rung rung) {
        return rung.tell().stream().map(Told::key).collect(Collectors.joining(", "));
    }
}
