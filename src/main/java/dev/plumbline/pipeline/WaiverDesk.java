package dev.plumbline.pipeline;

import static dev.plumbline.violations.Outcome.refused;

import dev.plumbline.people.Person;
import dev.plumbline.violations.Outcome;
import dev.plumbline.violations.Outcome.Why;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Waivers;
import dev.plumbline.violations.Waivers.Beneficiary;
import dev.plumbline.violations.WayWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Turns what is asked about waivers into what the ledger keeps: for whom, until which moment. */
@ApplicationScoped
class WaiverDesk {

    private final Clock clock;
    private final Waivers waivers;
    private final Authority authority;

    WaiverDesk(Clock clock, Waivers waivers, Authority authority) {
        this.clock = clock;
        this.waivers = waivers;
        this.authority = authority;
    }

    Outcome waive(Handle handle, Doer doer, Violation violation, String reason, String until) {
        Optional<Person> answerer = authority.answerer(violation);
        if (answerer.isEmpty()) {
            return refused(Why.NOT_NOW, WayWords::waiverNobody);
        }
        ZoneId zone = answerer.get().zone();
        Optional<Instant> end = endOf(until, zone);
        if (end.isEmpty()) {
            return refused(
                    Why.MALFORMED,
                    words -> words.waiverLastDay(
                            "" + LocalDate.ofInstant(clock.instant(), zone).plusMonths(1)));
        }
        Beneficiary beneficiary =
                new Beneficiary(answerer.get().id().value(), answerer.get().name());
        if (authority.owns(doer, violation)) {
            return waivers.ask(handle, violation.id(), doer.actor(), beneficiary, reason, end.get());
        }
        if (!authority.decides(doer, violation)) {
            return refused(Why.NOT_YOU, WayWords::waiverFromAbove);
        }
        return waivers.grant(handle, violation.id(), doer.actor(), beneficiary, reason, end.get());
    }

    Outcome decline(Handle handle, Doer doer, long violation, String text) {
        return waivers.decline(handle, violation, doer.actor(), text);
    }

    Outcome revoke(Handle handle, Doer doer, long violation, String text) {
        return waivers.revoke(handle, violation, doer.actor(), text);
    }

    /** The end of that day for whoever benefits; the day in a year counts although its end is hours beyond the year. */
    private Optional<Instant> endOf(String day, ZoneId zone) {
        try {
            LocalDate last = LocalDate.parse(day.strip());
            Instant now = clock.instant();
            Instant year = now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
            LocalDate furthest = LocalDate.ofInstant(now, zone).plusYears(1);
            if (last.isAfter(furthest)) {
                return Optional.empty();
            }
            Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
            return Optional.of(end.isAfter(year) ? year : end);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
