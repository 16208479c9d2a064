package dev.plumbline.people;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Leave that was entered here. Who may enter it for whom is the caller's to know. */
@ApplicationScoped
public class Leaves {

    /** In entries of one person; whole days that touch are one. */
    static final int MOST = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Absences absences;

    Leaves(Jdbi jdbi, Clock clock, Absences absences) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.absences = absences;
    }

    /** Earliest first, what is long over included. */
    public List<LeaveEntry> of(RecordId person) {
        return jdbi.withHandle(handle -> LeaveTable.of(handle, person));
    }

    /** Takes leave in; whole days that touch ones that are known become one span with them. */
    public Entered<LeaveEntry> enter(Person person, String from, String until, Actor by) {
        Instant now = clock.instant();
        return LeaveSpan.read(from, until, person.zone(), now).then(span -> {
            Entered<LeaveEntry> entered = jdbi.inTransaction(handle -> enter(handle, person, span, by, now));
            absences.changed();
            return entered;
        });
    }

    /** @return what was taken out; empty when that person has no such leave */
    public Optional<LeaveEntry> remove(RecordId person, long id, Actor by) {
        Instant now = clock.instant();
        Optional<LeaveEntry> gone = jdbi.inTransaction(handle -> {
            Optional<LeaveEntry> entry = LeaveTable.delete(handle, person, id);
            entry.ifPresent(e -> PersonAudit.append(
                    handle, by, "leave-removed", person, "Leave was taken out.", facts(e.span()), now));
            return entry;
        });
        absences.changed();
        return gone;
    }

    private static Entered<LeaveEntry> enter(Handle handle, Person person, LeaveSpan span, Actor by, Instant now) {
        PersonLock.take(handle, person.id());
        LeaveSpan whole = span;
        if (span instanceof LeaveSpan.Days days) {
            LocalDate first = days.first();
            LocalDate last = days.last();
            for (LeaveSpan.Days touching : LeaveTable.takeTouching(handle, person.id(), days)) {
                first = touching.first().isBefore(first) ? touching.first() : first;
                last = touching.last().isAfter(last) ? touching.last() : last;
            }
            whole = new LeaveSpan.Days(first, last);
        }
        if (LeaveTable.of(handle, person.id()).size() >= MOST) {
            return Entered.refused(say -> say.leaveMany(MOST));
        }
        LeaveEntry entry = LeaveTable.insert(handle, person.id(), whole, by.id(), now);
        PersonAudit.append(handle, by, "leave-entered", person.id(), "Leave was entered.", facts(span), now);
        return new Entered.Taken<>(entry);
    }

    private static Map<String, String> facts(LeaveSpan span) {
        if (span instanceof LeaveSpan.Days days) {
            return Map.of(
                    "first day",
                    days.first().toString(),
                    "last day",
                    days.last().toString());
        }
        LeaveSpan.Times times = (LeaveSpan.Times) span;
        return Map.of("from", times.from().toString(), "until", times.until().toString());
    }
}
