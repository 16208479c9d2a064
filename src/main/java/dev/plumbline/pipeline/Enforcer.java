package dev.plumbline.pipeline;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.ingest.ChangeBatch;
import dev.plumbline.ingest.ChangeSink;
import dev.plumbline.ingest.Cursor;
import dev.plumbline.ingest.Cursors;
import dev.plumbline.ingest.Description;
import dev.plumbline.ingest.KeptRecords;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Handovers;
import dev.plumbline.people.PeopleDemand;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.rules.MutedRules;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The whole service in one method. One batch, one transaction: data, verdicts, messages and cursor stand or fall together. */
@ApplicationScoped
class Enforcer implements ChangeSink, KeptRecords {

    /** Large enough to share queries, small enough to keep a page of records with their children in memory. */
    static final int PAGE = 500;

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final FileEdition edition;
    private final Directory directory;
    private final Stages stages;
    private final ViolationLedger ledger;
    private final Escalations escalations;
    private final OwnActivities ours;
    private final Cursors cursors;
    private final Clock clock;
    private final Calendars calendars;
    private final Histories histories;
    private final List<MutedRules> muted;

    @Inject
    Enforcer(
            Jdbi jdbi,
            Mirror mirror,
            FileEdition edition,
            Directory directory,
            Stages stages,
            ViolationLedger ledger,
            Escalations escalations,
            OwnActivities ours,
            Cursors cursors,
            @All List<MutedRules> muted,
            Clock clock,
            Calendars calendars) {
        this.muted = muted;
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.edition = edition;
        this.directory = directory;
        this.stages = stages;
        this.ledger = ledger;
        this.escalations = escalations;
        this.ours = ours;
        this.cursors = cursors;
        this.clock = clock;
        this.calendars = calendars;
        this.histories = new Histories(mirror, directory, calendars, stages, ledger, cursors, this::hearing, clock);
    }

    @Override
    public void accept(ChangeBatch taken) {
        jdbi.useTransaction(handle -> {
            OwnActivities.Sifted sifted = ours.sift(handle, taken);
            ChangeBatch batch = sifted.others();
            List<RecordChange> changes = List.of();
            if (batch.loading()) {
                mirror.load(handle, batch.object(), batch.upserts());
            } else {
                changes =
                        mirror.apply(handle, batch.object(), batch.upserts(), batch.deletions(), kept(batch.object()));
                Handovers.seen(handle, changes, clock.instant());
                enforce(handle, batch.object(), changes);
            }
            Failpoint.at("pipeline.judged");
            if (batch.next() != null) {
                advance(handle, batch.next());
            }
            remember(handle, batch, changes);
            if (!batch.loading()) {
                judgeAround(handle, sifted.parents());
            }
        });
        Failpoint.at("pipeline.committed");
        if (PeopleDemand.FIELDS.containsKey(taken.object())) {
            directory.changed();
        }
        if (taken.object().equals("OpportunityStage")) {
            stages.changed();
        }
    }

    /** What our own activities are about: what may be believed of it has perhaps changed. */
    private void judgeAround(Handle handle, Map<String, List<RecordId>> records) {
        edition.loaded()
                .ifPresent(book -> records.forEach((object, ids) -> {
                    if (book.objects().contains(object)) {
                        judge(handle, book, object, ids, Map.of());
                    }
                }));
    }

    private void remember(Handle handle, ChangeBatch batch, List<RecordChange> changes) {
        edition.loaded().ifPresent(book -> tell(handle, histories.taken(handle, book, batch, changes)));
    }

    /** Lets the pages say what rules cannot tell of the past. */
    void blindToPast(Map<RuleId, String> reasons) {
        edition.blindToPast(reasons);
    }

    Histories histories() {
        return histories;
    }

    private List<KeptRollup> kept(String child) {
        return edition.loaded().map(book -> KeptRollup.over(book, child)).orElse(List.of());
    }

    private void advance(Handle handle, Cursor cursor) {
        cursors.save(handle, cursor);
        Instant at = cursor.updatedUntil() != null ? cursor.updatedUntil() : clock.instant();
        mirror.asked(handle, cursor.object(), at, cursor.loaded());
    }

    /** What can be read of an object decides what rules can tell; an object that vanished is known as all unreadable. */
    @Override
    public void described(Description description) {
        jdbi.useTransaction(handle -> {
            ObjectSchema schema = description
                    .schema()
                    .orElseGet(
                            () -> new ObjectSchema(description.object(), description.object(), "", false, List.of()));
            mirror.know(handle, schema, description.asked(), description.unreadable());
        });
    }

    @Override
    public List<RecordId> page(String object, Optional<RecordId> after, int size) {
        return jdbi.inTransaction(handle -> mirror.page(handle, object, after, size));
    }

    private void enforce(Handle handle, String object, List<RecordChange> changes) {
        RuleBook book = edition.loaded().orElse(null);
        if (changes.isEmpty() || book == null) {
            return;
        }
        List<RecordId> gone = new ArrayList<>();
        Map<RecordId, RecordChange> seen = new HashMap<>();
        for (RecordChange change : changes) {
            if (change.now() == null) {
                gone.add(change.id());
            } else {
                seen.put(change.id(), change);
            }
        }
        tell(handle, ledger.recordsGone(handle, gone));
        new Affected(mirror, book)
                .by(handle, object, changes)
                .forEach((judged, ids) -> judge(handle, book, judged, ids, judged.equals(object) ? seen : Map.of()));
    }

    /** Judges records of one object and records what comes of it. */
    void judge(
            Handle handle,
            RuleBook book,
            String object,
            Collection<RecordId> ids,
            Map<RecordId, RecordChange> changes) {
        Examiner examiner = examiner(book);
        for (List<RecordId> page : Pages.of(ids, PAGE)) {
            if (changes.isEmpty()) {
                judgeStates(handle, book, examiner, object, page);
            } else {
                List<Finding> findings = examiner.examine(handle, object, page, changes);
                tell(handle, ledger.record(handle, SeenMoves.named(book, findings, changes)));
                tell(handle, SeenMoves.undone(handle, mirror, book, ledger, object, page));
            }
        }
    }

    /** Judges records as they stand and records what comes of it; an examiner may serve many pages of one sweep. */
    void judgeStates(Handle handle, RuleBook book, Examiner examiner, String object, Collection<RecordId> page) {
        Examiner.Examined examined = examiner.examineStates(handle, object, page);
        tell(handle, ledger.record(handle, examined.records(), examined.notInOrder(), examined.others()));
        tell(handle, SeenMoves.undone(handle, mirror, book, ledger, object, page));
    }

    Examiner examiner(RuleBook book) {
        return new Examiner(
                mirror,
                RecordSource.of(mirror),
                book,
                directory.chart(),
                calendars::daysOf,
                stages,
                hearing(book),
                clock);
    }

    private Hearing hearing(RuleBook book) {
        return new Hearing(book, directory.chart(), muted);
    }

    /** Lets the ladders know, in the same transaction. */
    void tell(Handle handle, List<ViolationEvent> events) {
        if (!events.isEmpty()) {
            escalations.on(handle, events);
        }
    }
}
