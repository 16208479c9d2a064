package dev.plumbline.tasks;

import dev.plumbline.escalation.GapWords;
import dev.plumbline.escalation.Standings;
import dev.plumbline.notifications.Composition;
import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.MessageComposer;
import dev.plumbline.notifications.MessageIds;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.NoticeAudit;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.salesforce.Errand;
import dev.plumbline.notifications.salesforce.OwnTasks;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.Preferences;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Severity;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes the Task for one gap of one person, as long as the gap is open and theirs. */
@ApplicationScoped
class TaskComposer implements MessageComposer {

    static final String KIND = "task";

    private static final int NAME = 80;
    private static final int SENTENCE = 400;

    /** Days looked through for a working one; whoever is away for longer gets the last of them. */
    private static final int LOOK_AHEAD = 30;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Preferences preferences;
    private final Delegates delegates;
    private final Standings standings;
    private final WorkClocks clocks;
    private final FieldLabels labels;
    private final OwnTasks own;
    private final Outbox outbox;
    private final NotificationsConfig config;
    private final Supplier<RuleBook> rules;

    @Inject
    TaskComposer(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Preferences preferences,
            Delegates delegates,
            Standings standings,
            WorkClocks clocks,
            FieldLabels labels,
            OwnTasks own,
            Outbox outbox,
            NotificationsConfig config,
            Supplier<RuleBook> rules) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.preferences = preferences;
        this.delegates = delegates;
        this.standings = standings;
        this.clocks = clocks;
        this.labels = labels;
        this.own = own;
        this.outbox = outbox;
        this.config = config;
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Composition compose(Notice notice) {
        Concern concern = Concern.of(notice);
        Optional<Person> person = directory.chart().person(notice.recipient());
        Optional<Violation> found = open(concern, notice);
        if (person.isEmpty() || found.isEmpty()) {
            return new Composition.FallsAway("the gap is closed, or somebody else's by now");
        }
        if (!preferences.of(notice.recipient()).tasks()) {
            return new Composition.FallsAway(person.get().name() + " does not want Tasks any more");
        }
        Violation violation = found.get();
        Instant now = clock.instant();
        Errand errand = new Errand(
                violation.id(),
                violation.generation(),
                notice.recipient(),
                violation.object().equals("User") ? Optional.empty() : Optional.of(violation.record()),
                violation.object(),
                due(violation, person.get(), now),
                violation.severity() == Severity.NEVER_TOLERATED);
        jdbi.useTransaction(handle -> {
            own.toMake(handle, MessageIds.of(notice.key(), config.publicUrl()), errand);
            NoticeAudit.written(handle, notice, List.of(violation.id()), now);
        });
        Tongue tongue = person.get().tongue();
        return new Composition.Ready(new Message(subject(violation, tongue), text(violation, tongue), ""));
    }

    /** A gap may have ended while its Task was on the way. */
    @Override
    public void handedOver(Handle handle, Notice notice, Instant at) {
        Concern concern = Concern.of(notice);
        if (open(concern, notice).isEmpty()) {
            Notice close =
                    Tasks.notice(TaskCloser.KIND, concern.violation(), concern.generation(), notice.recipient(), at);
            outbox.put(
                    handle,
                    new Notice(close.key() + "|late", close.kind(), close.recipient(), close.due(), close.payload())
                            .over(Tasks.CHANNEL));
        }
    }

    private Optional<Violation> open(Concern concern, Notice notice) {
        return violations
                .find(concern.violation(), Scope.EVERYONE)
                .filter(v -> v.state() != ViolationState.ENDED && v.generation() == concern.generation())
                .filter(v -> Tasks.mends(v, notice.recipient(), delegates, clock.instant()));
    }

    /** Before somebody else is told; where nobody will be, the next working day. */
    private LocalDate due(Violation violation, Person person, Instant now) {
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        Optional<LocalDate> next = standings
                .of(violation.id())
                .next()
                .map(step -> step.at().atZone(person.zone()).toLocalDate())
                .filter(day -> !day.isBefore(today));
        if (next.isPresent()) {
            return next.get();
        }
        WorkCalendar calendar = clocks.present(person);
        LocalDate day = today.plusDays(1);
        while (!calendar.isWorkingDay(day) && day.isBefore(today.plusDays(LOOK_AHEAD))) {
            day = day.plusDays(1);
        }
        return day;
    }

    private String subject(Violation violation, Tongue tongue) {
        TaskWords say = Phrasebook.of(TaskWords.class, tongue);
        String what = violation.missing().isEmpty() ? GapWords.title(violation, NAME, tongue) : missing(violation);
        return PlainText.line(
                violation.object().equals("User") ? say.fix(what) : say.fixIn(what, name(violation)), 200);
    }

    private String text(Violation violation, Tongue tongue) {
        TaskWords say = Phrasebook.of(TaskWords.class, tongue);
        StringBuilder text = new StringBuilder(GapWords.message(violation, SENTENCE, tongue));
        String because =
                PlainText.line(rules.get().rule(violation.rule()).map(Rule::why).orElse(""), SENTENCE);
        if (!because.isBlank()) {
            text.append("\n\n").append(say.why(because));
        }
        if (!violation.missing().isEmpty()) {
            text.append("\n").append(say.fill(missing(violation)));
        }
        String number = Long.toString(violation.id());
        return text.append("\n\n")
                .append(say.closes())
                .append("\n")
                .append(say.details(new PlumblinePages(config.publicUrl()).violation(violation.id())))
                .append("\n\n")
                .append(
                        violation.generation() > 1
                                ? say.gapAgain(number, Integer.toString(violation.generation()))
                                : say.gap(number))
                .toString();
    }

    private String missing(Violation violation) {
        return GapWords.missing(violation, labels, 5, NAME);
    }

    private static String name(Violation violation) {
        return GapWords.record(violation, NAME);
    }
}
