package dev.plumbline.pipeline;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.UnansweredRule;
import dev.plumbline.ingest.Cursors;
import dev.plumbline.mirror.ActivityFields;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.MirroredObject;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.FirstCheck;
import dev.plumbline.violations.ViolationLedger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Holds records against the rules without a change having been seen: all of them for a new edition of the rules, and after midnight
 * those whose owner's day has turned. Cut off at any point, it begins again; what was judged stays judged.
 */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final Directory directory;
    private final Stages stages;
    private final Enforcer enforcer;
    private final ViolationLedger ledger;
    private final List<FirstCheck> waiting;
    private final Cursors cursors;
    private final CheckTables tables;
    private final RollupUpkeep rollups;
    private final Clock clock;
    private final CatchUp catchUp;

    Sweep(
            Jdbi jdbi,
            Mirror mirror,
            Directory directory,
            Stages stages,
            Enforcer enforcer,
            ViolationLedger ledger,
            @All List<FirstCheck> waiting,
            Cursors cursors,
            Clock clock) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.directory = directory;
        this.stages = stages;
        this.enforcer = enforcer;
        this.ledger = ledger;
        this.waiting = waiting;
        this.cursors = cursors;
        this.tables = new CheckTables(jdbi);
        this.rollups = new RollupUpkeep(jdbi, mirror);
        this.clock = clock;
        this.catchUp = new CatchUp(jdbi, mirror, enforcer.histories(), enforcer, clock);
    }

    /** Runs whatever is due: a complete check when the edition is new, else the zones whose day has turned. */
    void runDue(RuleBook book) {
        String edition = FileEdition.fingerprint(book, cursors.all(), stages.current());
        boolean checked =
                tables.latestFinished().filter(c -> c.edition().equals(edition)).isPresent();
        if (checked) {
            turnedDays(book);
            enforcer.blindToPast(catchUp.run(book));
        } else {
            jdbi.useTransaction(handle -> EditionLog.inForce(handle, book, clock.instant()));
            complete(book, edition);
        }
        rollups.verify(book);
    }

    /** Whether every record has been held against some edition of the rules. */
    boolean everComplete() {
        return tables.latestFinished().isPresent();
    }

    /** A rule that a slip of the pen keeps from running has not been withdrawn, and one that no file holds is not ours to end. */
    private static Set<RuleId> kept(RuleBook book, Set<RuleId> judged) {
        Set<RuleId> kept = new HashSet<>(judged);
        book.refused().forEach(r -> kept.add(new RuleId(r.name())));
        kept.add(UnansweredRule.ID);
        return kept;
    }

    private void complete(RuleBook book, String edition) {
        Instant started = clock.instant();
        Map<String, LocalDate> days = today(zones());
        jdbi.useTransaction(mirror::settle);
        long check = tables.start(edition, total(book), started);
        for (String object : book.objects()) {
            Examiner examiner = enforcer.examiner(book);
            scan(object, page -> {
                rollups.keep(book, object, page);
                jdbi.useTransaction(handle -> {
                    enforcer.judgeStates(handle, book, examiner, object, page);
                    Failpoint.at("pipeline.checked");
                    tables.progress(handle, check, page.size());
                });
            });
        }
        enforcer.blindToPast(catchUp.run(book));
        Set<RuleId> judged = book.rules().stream()
                .filter(r -> r.state().judged())
                .map(Rule::id)
                .collect(Collectors.toSet());
        jdbi.useTransaction(handle -> {
            enforcer.tell(handle, ledger.onlyRules(handle, kept(book, judged)));
            ledger.firstCheckDone(handle, judged);
            waiting.forEach(w -> w.firstCheckCompleted(handle));
            days.forEach((zone, day) -> tables.swept(handle, zone, day));
            Failpoint.at("pipeline.finished");
            tables.finish(handle, check, clock.instant());
        });
        LOG.infof(
                "complete check of edition %s took %s", edition, java.time.Duration.between(started, clock.instant()));
    }

    private void scan(String object, Consumer<List<RecordId>> page) {
        List<RecordId> ids = enforcer.page(object, Optional.empty(), Enforcer.PAGE);
        while (!ids.isEmpty()) {
            page.accept(ids);
            ids = enforcer.page(object, Optional.of(ids.get(ids.size() - 1)), Enforcer.PAGE);
        }
    }

    private long total(RuleBook book) {
        return jdbi.withHandle(mirror::objects).stream()
                .filter(o -> book.objects().contains(o.object()))
                .mapToLong(MirroredObject::records)
                .sum();
    }

    private void turnedDays(RuleBook book) {
        Map<String, LocalDate> known = tables.zoneDays();
        Map<String, LocalDate> turned = new HashMap<>();
        today(zones()).forEach((zone, day) -> {
            LocalDate last = known.get(zone);
            if (last == null || day.isAfter(last)) {
                turned.put(zone, day);
            }
        });
        if (turned.isEmpty()) {
            return;
        }
        for (String object : book.objects()) {
            if (turnsWithTime(book, object)) {
                Examiner examiner = enforcer.examiner(book);
                scan(
                        object,
                        page -> jdbi.useTransaction(handle -> enforcer.judgeStates(
                                handle, book, examiner, object, ofZones(handle, object, page, turned.keySet()))));
            }
        }
        jdbi.useTransaction(handle -> turned.forEach((zone, day) -> tables.swept(handle, zone, day)));
        LOG.infof(
                "a new day in %s: records were held against the calendar",
                String.join(", ", new TreeSet<>(turned.keySet())));
    }

    /** By their formulas, because a rule begins to count one day, or because the day that ended made a task overdue or an event past. */
    private boolean turnsWithTime(RuleBook book, String object) {
        return book.readsClock(object)
                || book.rules().stream().anyMatch(r -> r.object().equals(object) && r.from() != null)
                || readsActivities(object, book.layout(object).paths())
                || book.rollups().stream()
                        .anyMatch(r -> r.object().equals(object) && readsActivities(r.summarize(), r.childPaths()));
    }

    private boolean readsActivities(String object, Collection<String> read) {
        Paths paths = new Paths(mirror::schema);
        return read.stream()
                .filter(Paths::isField)
                .flatMap(path -> paths.steps(object, path).stream())
                .anyMatch(step -> ActivityFields.derives(step.object(), step.field()));
    }

    private Collection<RecordId> ofZones(Handle handle, String object, List<RecordId> page, Set<String> zones) {
        return new OwnerZones(mirror, directory.chart()).within(handle, object, page, zones);
    }

    private Set<ZoneId> zones() {
        Set<ZoneId> zones = directory.chart().people().stream()
                .map(Person::zone)
                .collect(Collectors.toCollection(java.util.HashSet::new));
        zones.add(ZoneOffset.UTC);
        return zones;
    }

    private Map<String, LocalDate> today(Set<ZoneId> zones) {
        Instant now = clock.instant();
        Map<String, LocalDate> days = new HashMap<>();
        zones.forEach(z -> days.put(z.getId(), LocalDate.ofInstant(now, z)));
        return days;
    }
}
