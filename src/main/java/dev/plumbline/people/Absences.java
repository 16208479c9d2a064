package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.calendar.Leave;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What is known of everybody's leave and of territories handed over, read together: sweeps ask for thousands of people at once. What is
 * entered here counts at once, what another process took in within {@link #TRUSTED}.
 */
@ApplicationScoped
class Absences {

    /** Below what anybody calls at once; then a look at counts decides whether anything is read. */
    static final Duration TRUSTED = Duration.ofSeconds(3);

    private static final Duration LOOK_BACK = Duration.ofDays(400);

    private final Jdbi jdbi;
    private final Clock clock;
    private final PeopleConfig config;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<@Nullable Edition> edition = new AtomicReference<>();

    Absences(Jdbi jdbi, Clock clock, PeopleConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
    }

    /** @param entered and {@code fed} may overlap */
    record Known(
            Map<RecordId, List<LeaveSpan>> entered,
            Map<RecordId, List<Leave>> fed,
            Map<RecordId, List<Handovers.Territory>> territories) {}

    private record Edition(Known known, String print, Instant looked, long changes) {}

    Known now() {
        Edition current = edition.get();
        Instant now = clock.instant();
        long told = changes.get();
        if (current != null
                && current.changes == told
                && !now.isBefore(current.looked)
                && now.isBefore(current.looked.plus(TRUSTED))) {
            return current.known;
        }
        Edition read = jdbi.inTransaction(handle -> read(handle, current, told, now));
        edition.set(read);
        return read.known;
    }

    Instant moment() {
        return clock.instant();
    }

    /** Tells that something was entered or fetched, in a transaction that has been committed. */
    void changed() {
        changes.incrementAndGet();
    }

    private Edition read(Handle handle, @Nullable Edition before, long told, Instant now) {
        String print = print(handle);
        if (before != null
                && before.print.equals(print)
                && before.looked.plus(LOOK_BACK.dividedBy(2)).isAfter(now)) {
            return new Edition(before.known, print, now, told);
        }
        Map<RecordId, List<LeaveSpan>> entered = new HashMap<>();
        LeaveTable.since(handle, now.minus(LOOK_BACK))
                .forEach(entry -> entered.computeIfAbsent(entry.person(), p -> new ArrayList<>())
                        .add(entry.span()));
        Map<RecordId, List<Handovers.Territory>> territories = new HashMap<>();
        if (config.handoverGrace() > 0) {
            int least = config.handoverRecords();
            Handovers.since(handle, now.minus(Handovers.REMEMBERED), least)
                    .forEach((person, moments) -> territories.put(person, Handovers.territories(moments, least)));
        }
        return new Edition(new Known(entered, FeedTable.leave(handle), territories), print, now, told);
    }

    /** Whatever is taken in or out moves one of these. */
    private static String print(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT (SELECT count(*) || '/' || coalesce(max(id), 0) FROM person_leave) || ' '
                            || (SELECT count(*) || '/' || coalesce(max(fetched_at)::text, '') FROM person_feed) || ' '
                            || (SELECT count(*) || '/' || coalesce(max(id), 0) FROM person_handover)""")
                .mapTo(String.class)
                .one();
    }
}
