package dev.plumbline.digests;

import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkCalendar;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** For which of their days people are owed a digest of one kind at one moment. */
final class DueDays {

    private final Jdbi jdbi;
    private final WorkClocks clocks;
    private final DigestCalendar calendar;
    private final String kind;
    private final Instant firstChecked;
    private final Instant now;
    private final Map<LocalDate, Set<String>> havePut = new HashMap<>();

    /** @param firstChecked nothing is owed for moments before the org was checked as a whole */
    DueDays(Jdbi jdbi, WorkClocks clocks, DigestCalendar calendar, String kind, Instant firstChecked, Instant now) {
        this.jdbi = jdbi;
        this.clocks = clocks;
        this.calendar = calendar;
        this.kind = kind;
        this.firstChecked = firstChecked;
        this.now = now;
    }

    /** Empty when none is due, or it was put. */
    Optional<LocalDate> of(Person person) {
        WorkCalendar present = clocks.present(person);
        return calendar.due(now, present)
                .filter(day -> calendar.moment(day, present)
                        .filter(moment -> moment.isAfter(firstChecked))
                        .isPresent())
                .filter(day -> !havePut.computeIfAbsent(
                                day, d -> jdbi.withHandle(handle -> DigestTable.havePut(handle, kind, d)))
                        .contains(person.id().value()));
    }
}
