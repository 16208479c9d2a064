package dev.plumbline.digests;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts digests into the outbox for the managers for whom they are due, once per manager and local day. Safe to run twice, or late. */
@ApplicationScoped
public class DigestSweep {

    private static final Logger LOG = Logger.getLogger(DigestSweep.class);

    /** How the key of the one digest begins that is put when the first check is over, where that is asked for. */
    static final String SAMPLE = "digest-sample|";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Violations violations;
    private final Outbox outbox;
    private final DigestConfig config;
    private final WorkClocks clocks;
    private final DigestCalendar calendar;

    @Inject
    DigestSweep(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Violations violations,
            Outbox outbox,
            WorkClocks clocks,
            DigestConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.violations = violations;
        this.outbox = outbox;
        this.clocks = clocks;
        this.config = config;
        this.calendar = new DigestCalendar(config.weekday(), config.at());
    }

    /** @return how many digests were put */
    public int sweep() {
        Optional<DigestTable.Start> start = jdbi.withHandle(DigestTable::start);
        if (!config.enabled() || start.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        OrgChart chart = directory.chart();
        int put = config.sampleAtStart() && !start.get().sampleDone() ? sample(chart, now) : 0;
        put += due(chart, start.get().firstChecked(), now);
        if (put > 0) {
            LOG.infof("digests: %d put into the outbox", put);
        }
        return put;
    }

    private int due(OrgChart chart, Instant firstChecked, Instant now) {
        DueDays days = new DueDays(jdbi, clocks, calendar, DigestComposer.KIND, firstChecked, now);
        int put = 0;
        for (Person manager : managers(chart)) {
            Optional<LocalDate> day = days.of(manager);
            if (day.isPresent() && jdbi.inTransaction(handle -> put(handle, manager, day.get(), now))) {
                put++;
            }
        }
        return put;
    }

    private boolean put(Handle handle, Person manager, LocalDate day, Instant now) {
        DigestTable.put(handle, DigestComposer.KIND, manager.id(), day);
        Failpoint.at("digests.put");
        String key = "digest|" + manager.id() + "|" + day;
        return outbox.put(handle, new Notice(key, DigestComposer.KIND, manager.id(), now, "{}"));
    }

    /** One digest, for the manager whose own reports have most open gaps. */
    private int sample(OrgChart chart, Instant now) {
        Map<RecordId, Long> open = violations.byPerson(Scope.EVERYONE).stream()
                .filter(count -> chart.person(count.accountable()).isPresent())
                .collect(Collectors.groupingBy(
                        count -> chart.leaderOf(count.accountable())
                                .map(Person::id)
                                .orElse(count.accountable()),
                        Collectors.summingLong(Violations.PersonCount::open)));
        Optional<RecordId> manager = open.entrySet().stream()
                .filter(entry -> !chart.directReports(entry.getKey()).isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        return jdbi.inTransaction(handle -> {
            boolean mine = DigestTable.sampleDone(handle);
            Failpoint.at("digests.put");
            return mine
                            && manager.isPresent()
                            && outbox.put(
                                    handle,
                                    new Notice(SAMPLE + manager.get(), DigestComposer.KIND, manager.get(), now, "{}")
                                            .atAnyHour())
                    ? 1
                    : 0;
        });
    }

    private Set<Person> managers(OrgChart chart) {
        return managers(chart, violations);
    }

    /** Everybody active who leads somebody, or a queue in which something is open. */
    static Set<Person> managers(OrgChart chart, Violations violations) {
        Stream<RecordId> led = Stream.concat(
                chart.people().stream().map(Person::id),
                violations.byPerson(Scope.EVERYONE).stream()
                        .map(Violations.PersonCount::accountable)
                        .filter(id -> chart.queue(id).isPresent()));
        return led.flatMap(id -> chart.leaderOf(id).stream())
                .filter(Person::active)
                .collect(Collectors.toSet());
    }
}
