package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.ingest.Cursor;
import dev.plumbline.ingest.Cursors;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.people.Directory;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Course;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Judges how deals moved by what the org's own histories say, as their rows arrive. A change is what polling makes of it: two moves between
 * two polls look like one. The histories have each.
 *
 * <p>News is judged only when all rows of its moment must have arrived; until then the record is noted as due. So a step is never put
 * together of halves, and a process that is cut off goes on where it was.
 */
final class Histories {

    /** Moves that were made longer ago are nobody's business any more. */
    static final Duration REACH = Duration.ofDays(90);

    /** Deals with their histories in memory at once. */
    static final int PAGE = 200;

    private static final Set<String> WATCHED = Set.of(HistoryDemand.DEAL, HistoryDemand.STAGES, HistoryDemand.FIELDS);

    private final Mirror mirror;
    private final MirroredRows rows;
    private final Directory directory;
    private final Calendars calendars;
    private final Stages stages;
    private final ViolationLedger ledger;
    private final Cursors cursors;
    private final Clock clock;
    private final Function<RuleBook, Hearing> hearing;

    Histories(
            Mirror mirror,
            Directory directory,
            Calendars calendars,
            Stages stages,
            ViolationLedger ledger,
            Cursors cursors,
            Function<RuleBook, Hearing> hearing,
            Clock clock) {
        this.hearing = hearing;
        this.mirror = mirror;
        this.rows = new MirroredRows(mirror);
        this.directory = directory;
        this.calendars = calendars;
        this.stages = stages;
        this.ledger = ledger;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Takes in what a batch says of how deals moved, in the transaction that keeps it. */
    List<ViolationEvent> taken(Handle handle, RuleBook book, ChangeBatch batch, List<RecordChange> changes) {
        if (!WATCHED.contains(batch.object())) {
            return List.of();
        }
        if (batch.object().equals(HistoryDemand.FIELDS)) {
            HistoryTables.track(handle, tracked(batch.upserts()));
        }
        List<Rule> rules = HistoryDemand.rules(book);
        if (rules.isEmpty()) {
            HistoryTables.nothingDue(handle);
            return List.of();
        }
        if (!batch.object().equals(HistoryDemand.DEAL)) {
            HistoryTables.due(handle, due(changes));
        }
        if (batch.loading()) {
            HistoryTables.gap(handle);
        }
        boolean goesOn = !batch.loading() && batch.next() != null;
        Optional<Instant> until = goesOn ? knownUntil(handle, batch.next()) : Optional.empty();
        return until.map(known -> judgeDue(handle, book, rules, known)).orElse(List.of());
    }

    /** Since when fields are tracked, as far as rows tell. */
    private static Map<String, Instant> tracked(List<CrmRecord> rows) {
        Map<String, Instant> tracked = new HashMap<>();
        for (CrmRecord row : rows) {
            if (row.field("CreatedDate") instanceof FieldValue.Moment at
                    && row.field("Field") instanceof FieldValue.Text field) {
                tracked.merge(field.value(), at.value(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return tracked;
    }

    /** Only rows that are new tell of a move: those that come back with their record were judged when they were new. */
    private static Map<RecordId, HistoryTables.News> due(List<RecordChange> changes) {
        Map<RecordId, HistoryTables.News> due = new HashMap<>();
        for (RecordChange change : changes) {
            CrmRecord now = change.now();
            if (change.kind() == RecordChange.Kind.CREATED
                    && now != null
                    && now.field("CreatedDate") instanceof FieldValue.Moment at
                    && now.field("OpportunityId") instanceof FieldValue.Text deal
                    && RecordId.isId(deal.value())) {
                HistoryTables.News news = new HistoryTables.News(at.value(), at.value());
                due.merge(RecordId.of(deal.value()), news, HistoryTables.News::and);
            }
        }
        return due;
    }

    private List<ViolationEvent> judgeDue(Handle handle, RuleBook book, List<Rule> rules, Instant until) {
        Map<RuleId, Instant> all = new HashMap<>();
        rules.forEach(r -> all.put(r.id(), Instant.EPOCH));
        List<ViolationEvent> events = new ArrayList<>();
        Optional<Hindsight> hindsight = Optional.empty();
        Map<RecordId, Instant> due = HistoryTables.takeDue(handle, until, PAGE);
        while (!due.isEmpty()) {
            if (hindsight.isEmpty()) {
                hindsight = hindsight(handle, book);
            }
            if (hindsight.isPresent()) {
                events.addAll(judge(handle, hindsight.get(), due, all, until, Set.of()));
            }
            due = HistoryTables.takeDue(handle, until, PAGE);
        }
        List<RuleId> stopped =
                book.refused().stream().map(r -> new RuleId(r.name())).toList();
        if (!stopped.isEmpty()) {
            HistoryTables.gap(handle, stopped);
        }
        HistoryTables.judgedUntil(handle, until);
        return events;
    }

    /**
     * Judges the histories of some deals and records what comes of it.
     *
     * @param deals    from when on the steps of each are judged
     * @param rules    from when on each rule judges
     * @param firstDay rules whose first day it is
     */
    List<ViolationEvent> judge(
            Handle handle,
            Hindsight hindsight,
            Map<RecordId, Instant> deals,
            Map<RuleId, Instant> rules,
            Instant until,
            Set<RuleId> firstDay) {
        Instant earliest = clock.instant().minus(REACH);
        Map<RecordId, Instant> from = new HashMap<>();
        deals.forEach((id, since) -> from.put(id, since.isBefore(earliest) ? earliest : since));
        List<Course> courses = hindsight.judge(handle, from, rules, until);
        return ledger.follow(handle, courses, firstDay);
    }

    /** Empty when the histories of deals cannot be read; {@link #blindness} says why. */
    Optional<Hindsight> hindsight(Handle handle, RuleBook book) {
        Optional<ObjectSchema> deal = mirror.schema(HistoryDemand.DEAL);
        if (deal.isEmpty() || blindness(handle).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Hindsight(
                mirror,
                RecordSource.of(mirror),
                rows,
                book,
                deal.get(),
                directory.chart(),
                calendars::daysOf,
                stages.current(),
                rows.tracked(handle),
                hearing.apply(book),
                clock.instant()));
    }

    /** Why nothing can be told of how deals moved in the past. */
    Optional<String> blindness(Handle handle) {
        return rows.blindness(handle);
    }

    /**
     * Up to when all rows of history must have arrived, and the deals that they are about.
     *
     * @param saved the cursor that this transaction has just saved; null outside of one
     */
    Optional<Instant> knownUntil(Handle handle, @Nullable Cursor saved) {
        List<String> needed = rows.readsFields(handle)
                ? List.of(HistoryDemand.DEAL, HistoryDemand.STAGES, HistoryDemand.FIELDS)
                : List.of(HistoryDemand.DEAL, HistoryDemand.STAGES);
        Optional<Instant> known = Optional.of(Instant.MAX);
        for (String object : needed) {
            Optional<Instant> own = until(object, saved);
            known = known.flatMap(k -> own.map(o -> o.isBefore(k) ? o : k));
        }
        return known;
    }

    private Optional<Instant> until(String object, @Nullable Cursor saved) {
        Optional<Cursor> cursor =
                saved != null && saved.object().equals(object) ? Optional.of(saved) : cursors.of(object);
        return cursor.filter(Cursor::loaded).map(Cursor::updatedUntil);
    }
}
