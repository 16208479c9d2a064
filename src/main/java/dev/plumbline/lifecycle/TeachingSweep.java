package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.RuleCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds who does not know yet what is expected of them, and puts it to them: one message a person and day, whatever is new. */
@ApplicationScoped
class TeachingSweep {

    static final String KIND = "rules";

    private static final Logger LOG = Logger.getLogger(TeachingSweep.class);

    /** How often all owners of records are looked through; whoever has a gap is found at once. */
    private static final Duration OWNERS = Duration.ofHours(1);

    private final TaughtRules taught;
    private final RecordOwners owners;
    private final Directory directory;
    private final WorkClocks clocks;
    private final Outbox outbox;
    private final TeachingConfig config;
    private final Jdbi jdbi;
    private final Clock clock;
    private Instant nextOwners = Instant.MIN;
    private Map<RuleId, String> lastMeanings = Map.of();

    @Inject
    TeachingSweep(
            TaughtRules taught,
            RecordOwners owners,
            Directory directory,
            WorkClocks clocks,
            Outbox outbox,
            TeachingConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.taught = taught;
        this.owners = owners;
        this.directory = directory;
        this.clocks = clocks;
        this.outbox = outbox;
        this.config = config;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return how many notices were put */
    synchronized int sweep() {
        Map<RuleId, Rule> rules = taught.now();
        if (rules.isEmpty()) {
            return 0;
        }
        Map<RuleId, String> meanings = TaughtRules.meanings(rules);
        Instant now = clock.instant();
        boolean everybody = !now.isBefore(nextOwners) || !meanings.equals(lastMeanings);
        OrgChart chart = directory.chart();
        int put = jdbi.inTransaction(handle -> {
            // Two processes that find the same people must not both put it to them.
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('teaching'))");
            NoticeTable.concern(handle, concerned(handle, rules, everybody, chart), meanings, now);
            return put(handle, meanings, chart, now);
        });
        if (everybody) {
            nextOwners = now.plus(OWNERS);
            lastMeanings = meanings;
        }
        if (put > 0) {
            LOG.infof("rules are put to %d people", put);
        }
        return put;
    }

    private Map<RuleId, Set<RecordId>> concerned(
            Handle handle, Map<RuleId, Rule> rules, boolean everybody, OrgChart chart) {
        Map<RuleId, Set<RecordId>> people = new HashMap<>();
        RuleCounts.accountable(handle, rules.keySet()).forEach((rule, who) -> people.put(rule, new HashSet<>(who)));
        if (everybody) {
            rules.forEach((id, rule) ->
                    people.computeIfAbsent(id, r -> new HashSet<>()).addAll(owners.of(handle, rule)));
        }
        people.values()
                .forEach(who -> who.removeIf(
                        id -> chart.person(id).filter(Person::active).isEmpty()));
        return people;
    }

    private int put(Handle handle, Map<RuleId, String> meanings, OrgChart chart, Instant now) {
        int put = 0;
        for (NoticeTable.Untold one : NoticeTable.untold(handle, meanings, now.minus(config.again()))) {
            Person person = chart.person(one.person()).filter(Person::active).orElse(null);
            if (person == null) {
                continue;
            }
            String key =
                    KIND + "|" + person.id() + "|" + now.atZone(person.zone()).toLocalDate();
            boolean atOnce = config.notices() == TeachingConfig.Notices.AT_ONCE;
            Instant due = atOnce ? now : clocks.present(person).nextWorking(now);
            Notice notice = new Notice(key, KIND, person.id(), due, "{}");
            if (outbox.put(handle, atOnce ? notice.atAnyHour() : notice)) {
                NoticeTable.put(handle, person.id(), one.rules(), meanings, key, now);
                put++;
            }
        }
        return put;
    }
}
