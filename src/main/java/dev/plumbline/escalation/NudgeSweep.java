package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts nudges into the outbox for whom they are due, at most one per person and day. Safe to run twice, late, or in several processes.
 *
 * <p>What a nudge was to say and did not, because it fell away, was refused or is in doubt, stays due and is in the next one.
 */
@ApplicationScoped
public class NudgeSweep {

    static final String KIND = "nudge";

    private static final Logger LOG = Logger.getLogger(NudgeSweep.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Outbox outbox;
    private final EscalationConfig config;
    private final Calendars calendars;

    @Inject
    NudgeSweep(
            Jdbi jdbi, Clock clock, Directory directory, Outbox outbox, EscalationConfig config, Calendars calendars) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.outbox = outbox;
        this.config = config;
        this.calendars = calendars;
    }

    /** @return how many nudges were put */
    public int sweep() {
        Instant now = clock.instant();
        if (!config.enabled() || !jdbi.withHandle(ClimbTable::checkedOnce)) {
            return 0;
        }
        List<ClimbTable.Owed> owed = jdbi.withHandle(handle -> ClimbTable.owed(handle, now));
        OrgChart chart = directory.chart();
        int put = 0;
        for (ClimbTable.Owed one : owed) {
            if (serve(one, chart, now)) {
                put++;
            }
        }
        if (put > 0) {
            LOG.infof("nudges: %d put into the outbox", put);
        }
        return put;
    }

    private boolean serve(ClimbTable.Owed owed, OrgChart chart, Instant now) {
        Optional<Person> person =
                owed.accountable().isEmpty() ? Optional.empty() : chart.person(RecordId.of(owed.accountable()));
        if (person.isEmpty() || !person.get().active()) {
            String because = whyNobody(owed.accountable(), chart);
            jdbi.useTransaction(handle -> ClimbTable.divert(handle, owed.accountable(), because, now));
            return false;
        }
        Person rep = person.get();
        LocalDate today = now.atZone(rep.zone()).toLocalDate();
        String key = key(rep.id(), today);
        WorkingMorning morning = new WorkingMorning(calendars.of(rep), config.nudgeAt(), config.nudgeUntil());
        boolean hour = owed.anyHour() || morning.isNow(now, rep.zone());
        if (!hour || owed.noticeKey().equals(Optional.of(key))) {
            return false;
        }
        return jdbi.inTransaction(handle -> put(handle, rep, key, owed.anyHour(), now));
    }

    private boolean put(Handle handle, Person rep, String key, boolean anyHour, Instant now) {
        LocalDate today = now.atZone(rep.zone()).toLocalDate();
        Notice notice = new Notice(key, KIND, rep.id(), now, NudgeComposer.payload(today));
        boolean isNew = outbox.put(handle, anyHour ? notice.atAnyHour() : notice);
        if (rep.email().isEmpty()) {
            // Refused by the channel once, for an admin to see; not again every day.
            ClimbTable.divert(
                    handle,
                    rep.id().value(),
                    rep.name() + " has no e-mail address; it is in the digest of whoever leads them",
                    now);
        } else {
            ClimbTable.noticed(handle, rep.id().value(), key, now);
        }
        return isNew;
    }

    private static String whyNobody(String accountable, OrgChart chart) {
        if (accountable.isEmpty()) {
            return "the record names nobody who answers for it; it is in the digest of the top manager";
        }
        RecordId id = RecordId.of(accountable);
        String leader = chart.leaderOf(id).map(Person::name).orElse("nobody, as nobody leads them");
        String who = chart.queue(id).isPresent()
                ? "owned by the queue " + chart.nameOf(id)
                : chart.person(id).isPresent()
                        ? chart.nameOf(id) + " is not active any more"
                        : "its owner " + id + " is not known";
        return who + "; it goes to the digest of " + leader;
    }

    static String key(RecordId person, LocalDate day) {
        return "nudge|" + person + "|" + day;
    }
}
