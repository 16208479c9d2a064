package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tries a rule on the past: moves one by one, states day by day. Of deals every org keeps a history, and rules in force have it mirrored; of
 * other objects it is asked for where fields are tracked. What no history tells is counted and never guessed.
 */
@ApplicationScoped
public class LookBack {

    /** Records that one look takes in. */
    static final long MOST = 20_000;

    /** Rows of history that one look asks Salesforce for. */
    static final long MOST_ROWS = 100_000;

    /** Time that one look takes at most. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Logger LOG = Logger.getLogger(LookBack.class);

    private final Preview preview;
    private final KnownObjects objects;
    private final SalesforceClient salesforce;
    private final Mirror mirror;
    private final Directory directory;
    private final Calendars calendars;
    private final Stages stages;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    LookBack(
            Preview preview,
            KnownObjects objects,
            SalesforceClient salesforce,
            Mirror mirror,
            Directory directory,
            Calendars calendars,
            Stages stages,
            Jdbi jdbi,
            Clock clock) {
        this.preview = preview;
        this.objects = objects;
        this.salesforce = salesforce;
        this.mirror = mirror;
        this.directory = directory;
        this.calendars = calendars;
        this.stages = stages;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param days   how far back
     * @param seen   whether whoever asks may see what this user or queue answers for
     * @param goesOn whether anybody still waits
     * @return empty while another look is being taken
     */
    public Optional<Retrospect> of(String yaml, int days, Predicate<Optional<RecordId>> seen, BooleanSupplier goesOn) {
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(look(preview.book(yaml), days, seen, goesOn));
        } finally {
            one.release();
        }
    }

    /** What is looked at. @param next the records after one of them, and whatever is asked for about them */
    private record Ground(
            Hindsight hindsight, BooleanSupplier full, Function<Optional<RecordId>, List<RecordId>> next) {}

    private Retrospect look(RuleBook book, int days, Predicate<Optional<RecordId>> seen, BooleanSupplier goesOn) {
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(days));
        Optional<Rule> rule = book.rules().stream().findFirst();
        boolean moves = rule.filter(r -> book.judgesChange(r.id())).isPresent();
        Episodes sum = new Episodes(from, seen);
        Optional<Ground> ground = rule.flatMap(r -> ground(book, r.object(), from, now));
        if (ground.isEmpty()) {
            return sum.told(rule, false, !moves, true);
        }
        boolean whole = walk(ground.get(), rule.get(), moves, from, now, sum, goesOn);
        return sum.told(rule, true, !moves, whole);
    }

    /** @return whether all records were looked at */
    private boolean walk(
            Ground ground, Rule rule, boolean moves, Instant from, Instant now, Episodes sum, BooleanSupplier goesOn) {
        List<Instant> moments = moments(from, now);
        Instant until = now.plus(LONGEST);
        long looked = 0;
        Optional<RecordId> last = Optional.empty();
        while (looked < MOST
                && !ground.full().getAsBoolean()
                && clock.instant().isBefore(until)
                && goesOn.getAsBoolean()) {
            List<RecordId> ids;
            try {
                ids = ground.next().apply(last);
            } catch (SalesforceException e) {
                LOG.warnf("the past could not be looked at to its end: %s", e.getMessage());
                return false;
            }
            jdbi.useTransaction(handle -> {
                if (moves) {
                    moves(handle, ground.hindsight(), rule, ids, from, now, sum);
                } else if (!ids.isEmpty()) {
                    ground.hindsight().look(handle, ids, moments, sum::seen);
                }
            });
            looked += ids.size();
            if (ids.size() < Histories.PAGE) {
                return true;
            }
            last = Optional.of(ids.get(ids.size() - 1));
        }
        return false;
    }

    private Optional<Ground> ground(RuleBook book, String object, Instant from, Instant now) {
        return object.equals(HistoryDemand.DEAL) ? deals(book, now) : others(book, object, from, now);
    }

    private Optional<Ground> deals(RuleBook book, Instant now) {
        MirroredRows rows = new MirroredRows(mirror);
        return jdbi.withHandle(handle -> mirror.schema(HistoryDemand.DEAL)
                .filter(schema -> rows.blindness(handle).isEmpty())
                .map(schema -> new Ground(
                        hindsight(book, schema, RecordSource.of(mirror), rows, rows.tracked(handle), now),
                        () -> false,
                        after -> jdbi.inTransaction(
                                own -> mirror.page(own, HistoryDemand.DEAL, after, Histories.PAGE)))));
    }

    /** Empty where the org keeps no history of the object, or shows us none. */
    private Optional<Ground> others(RuleBook book, String object, Instant from, Instant now) {
        History history = History.ofFields(object);
        Optional<ObjectSchema> schema = objects.schema(object);
        boolean kept = objects.schema(history.object())
                .filter(rows -> history.fields().stream()
                        .allMatch(field -> rows.field(field).isPresent()))
                .isPresent();
        if (schema.isEmpty() || !kept) {
            return Optional.empty();
        }
        BorrowedRows rows = new BorrowedRows(salesforce, history, from);
        Map<String, Instant> tracked;
        try {
            tracked = rows.tracked(schema.get(), book.layout(object).paths());
        } catch (SalesforceException e) {
            LOG.warnf("%s cannot be read: %s", history.object(), e.getMessage());
            return Optional.empty();
        }
        Borrowed records = new Borrowed(
                mirror,
                objects,
                salesforce,
                jdbi,
                object,
                new BorrowedChildren(mirror, objects, salesforce, jdbi, List.of(), 0, () -> true));
        Hindsight hindsight = hindsight(book, schema.get(), records, rows, tracked, now);
        return Optional.of(new Ground(hindsight, () -> rows.read() >= MOST_ROWS, after -> {
            List<RecordId> ids = records.next(after, Histories.PAGE, hindsight.paths());
            rows.next(ids);
            return ids;
        }));
    }

    private Hindsight hindsight(
            RuleBook book,
            ObjectSchema schema,
            RecordSource records,
            HistoryRows histories,
            Map<String, Instant> tracked,
            Instant now) {
        return new Hindsight(
                mirror,
                records,
                histories,
                book,
                schema,
                directory.chart(),
                calendars::daysOf,
                stages.current(),
                tracked,
                new Hearing(book, directory.chart(), List.of()),
                now);
    }

    private static List<Instant> moments(Instant from, Instant now) {
        List<Instant> moments = new ArrayList<>();
        for (Instant at = from; !at.isAfter(now); at = at.plus(Duration.ofDays(1))) {
            moments.add(at);
        }
        return moments;
    }

    private static void moves(
            Handle handle,
            Hindsight hindsight,
            Rule rule,
            List<RecordId> ids,
            Instant from,
            Instant now,
            Episodes sum) {
        Map<RecordId, Instant> since = new HashMap<>();
        ids.forEach(id -> since.put(id, from));
        long asked = hindsight.tally(rule.id()).moves();
        long unknown = hindsight.tally(rule.id()).unknown();
        hindsight.judge(handle, since, Map.of(rule.id(), from), now).forEach(sum::course);
        Hindsight.Tally tally = hindsight.tally(rule.id());
        sum.asked(tally.moves() - asked, tally.unknown() - unknown, tally.because());
    }
}
