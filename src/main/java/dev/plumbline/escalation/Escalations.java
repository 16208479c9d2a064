package dev.plumbline.escalation;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Starts and stops the climb of violations: from being found to somebody being told. Every method joins the caller's transaction. */
@ApplicationScoped
public class Escalations implements FirstCheck {

    private final Clock clock;
    private final Directory directory;
    private final EscalationConfig config;
    private final Calendars calendars;

    @Inject
    Escalations(Clock clock, Directory directory, EscalationConfig config, Calendars calendars) {
        this.clock = clock;
        this.directory = directory;
        this.config = config;
        this.calendars = calendars;
    }

    /** What opened begins its climb, what ended stops it, what went to somebody else begins anew there. */
    public void on(Handle handle, List<ViolationEvent> events) {
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        List<ClimbTable.Start> starts = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        List<Long> quiet = new ArrayList<>();
        for (ViolationEvent event : events) {
            Violation violation = event.violation();
            if (event instanceof ViolationEvent.Ended) {
                ended.add(violation.id());
            } else if (!owed(violation)) {
                quiet.add(violation.id());
            } else if (!(event instanceof ViolationEvent.Changed changed) || concernsPeople(changed)) {
                starts.add(new ClimbTable.Start(violation.id(), accountable(violation), due(violation, chart, now)));
            }
        }
        ClimbTable.start(handle, starts, now);
        ClimbTable.stop(handle, ended, "ended before anybody was told", now);
        ClimbTable.stop(handle, quiet, "nobody is to be told of it for now", now);
    }

    /**
     * The first complete check of the org is over: from now on people are told what was found. Only the first call ever has an effect,
     * so that a restart can call it again.
     */
    @Override
    public void firstCheckCompleted(Handle handle) {
        Instant now = clock.instant();
        boolean first = ClimbTable.firstChecked(handle, now);
        if (first && config.firstNudges() == EscalationConfig.FirstNudges.AT_ONCE) {
            ClimbTable.hurry(handle, now);
        }
    }

    private Instant due(Violation violation, OrgChart chart, Instant now) {
        Optional<Person> person = violation.accountable().flatMap(chart::person);
        BusinessDays days = person.<BusinessDays>map(calendars::of).orElse(BusinessDays.MONDAY_TO_FRIDAY);
        ZoneId zone = person.map(Person::zone).orElse(ZoneOffset.UTC);
        return new WorkingMorning(days, config.nudgeAt(), config.nudgeUntil()).next(now, zone);
    }

    private static boolean concernsPeople(ViolationEvent.Changed changed) {
        return !owed(changed.before())
                || !changed.before().accountable().equals(changed.violation().accountable());
    }

    private static boolean owed(Violation violation) {
        return violation.state() == ViolationState.OPEN && !violation.silent() && !violation.backlog();
    }

    private static String accountable(Violation violation) {
        return violation.accountable().map(RecordId::value).orElse("");
    }
}
