package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts digests of their own gaps into the outbox for those for whom they are due, as often as each of them chose. Whoever leads somebody
 * has their own gaps in the digest of the team. Safe to run twice, or late.
 */
@ApplicationScoped
public class OwnDigestSweep {

    private static final Logger LOG = Logger.getLogger(OwnDigestSweep.class);

    /** How far back somebody may have mended something and not been thanked yet. */
    static final Duration THANKS = Duration.ofDays(35);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Outbox outbox;
    private final WorkClocks clocks;
    private final PersonSettings settings;
    private final DigestConfig config;
    private final DigestCalendar calendar;

    @Inject
    OwnDigestSweep(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Outbox outbox,
            WorkClocks clocks,
            PersonSettings settings,
            DigestConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.outbox = outbox;
        this.clocks = clocks;
        this.settings = settings;
        this.config = config;
        this.calendar = new DigestCalendar(config.ownWeekday(), config.ownAt());
    }

    /** @return how many digests were put */
    public int sweep() {
        Optional<DigestTable.Start> start = jdbi.withHandle(DigestTable::start);
        if (!config.enabled() || !config.own() || start.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Map<Person, LocalDate> due = due(start.get().firstChecked(), now);
        if (due.isEmpty()) {
            return 0;
        }
        Set<RecordId> concerned = violations.byPerson(Scope.EVERYONE).stream()
                .map(Violations.PersonCount::accountable)
                .collect(Collectors.toCollection(HashSet::new));
        concerned.addAll(violations.fixers(now.minus(THANKS)));
        int put = 0;
        for (Map.Entry<Person, LocalDate> one : due.entrySet()) {
            boolean mine = concerned.contains(one.getKey().id())
                    && jdbi.inTransaction(handle -> put(handle, one.getKey(), one.getValue(), now));
            put += mine ? 1 : 0;
        }
        if (put > 0) {
            LOG.infof("digests: %d of people's own gaps put into the outbox", put);
        }
        return put;
    }

    /** For whom it is due, and was not put yet. */
    private Map<Person, LocalDate> due(Instant firstChecked, Instant now) {
        OrgChart chart = directory.chart();
        Set<RecordId> leaders = leaders(chart);
        DueDays days = new DueDays(jdbi, clocks, calendar, OwnDigestComposer.KIND, firstChecked, now);
        Map<Person, LocalDate> due = new HashMap<>();
        for (Person person : chart.people()) {
            if (person.active() && !leaders.contains(person.id())) {
                days.of(person).ifPresent(day -> due.put(person, day));
            }
        }
        return due;
    }

    private static Set<RecordId> leaders(OrgChart chart) {
        return chart.people().stream()
                .map(Person::id)
                .flatMap(id -> chart.leaderOf(id).stream())
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    private boolean put(Handle handle, Person person, LocalDate day, Instant now) {
        int weeks = settings.all(person.id()).digestWeeks();
        boolean tooSoon = weeks > 1
                && DigestTable.putSince(handle, OwnDigestComposer.KIND, person.id(), day.minusDays(7L * weeks - 3));
        if (tooSoon) {
            return false;
        }
        DigestTable.put(handle, OwnDigestComposer.KIND, person.id(), day);
        String key = OwnDigestComposer.KIND + "|" + person.id() + "|" + day;
        return outbox.put(handle, new Notice(key, OwnDigestComposer.KIND, person.id(), now, "{}"));
    }
}
