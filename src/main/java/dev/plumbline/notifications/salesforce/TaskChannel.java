package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.salesforce.OwnTasks.Job;
import dev.plumbline.notifications.salesforce.OwnTasks.Own;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceClient.SaveError;
import dev.plumbline.salesforce.SalesforceClient.SaveOutcome;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a Task on somebody's list in Salesforce, and closes it. Never twice: each carries a marker, by which it is upserted where the org
 * allows that, and looked for before it is created where not.
 */
@ApplicationScoped
class TaskChannel implements Channel {

    private static final String TASK = "Task";

    /** How much Salesforce's clock may differ from ours. */
    private static final Duration SKEW = Duration.ofDays(1);

    /** Until somebody may have mended what is wrong with our access. */
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);

    private static final Set<String> GONE = Set.of(
            "ENTITY_IS_DELETED",
            "INVALID_CROSS_REFERENCE_KEY",
            "ENTITY_IS_ARCHIVED",
            "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");
    private static final Set<String> PASSING = Set.of(
            "UNABLE_TO_LOCK_ROW", "STORAGE_LIMIT_EXCEEDED", "LIMIT_EXCEEDED", "ENTITY_IS_LOCKED", "RECORD_LOCKED");

    private final SalesforceClient salesforce;
    private final OwnTasks own;
    private final ClosedStatus closed;

    TaskChannel(SalesforceClient salesforce, OwnTasks own) {
        this.salesforce = salesforce;
        this.own = own;
        this.closed = new ClosedStatus(salesforce);
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public boolean canSeek() {
        return true;
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        Optional<Job> job = own.job(envelope.messageId());
        if (job.isEmpty()) {
            return new Delivery.Refused("only something to be done can be put on a list in Salesforce");
        }
        try {
            ObjectSchema task = task();
            return job.get().closing()
                    ? close(job.get().own(), task)
                    : make(job.get().own(), task, envelope);
        } catch (SalesforceException.UnknownOutcome e) {
            return unknown(job.get(), e);
        } catch (SalesforceException.Limit e) {
            return new Delivery.TryLater(e.retryAfter(), said(e));
        } catch (SalesforceException.Transient e) {
            return new Delivery.TryLater(Duration.ZERO, said(e));
        } catch (SalesforceException | IllegalStateException e) {
            return new Delivery.TryLater(UNTIL_MENDED, said(e));
        }
    }

    private ObjectSchema task() {
        return salesforce
                .describe(TASK)
                .orElseThrow(() ->
                        new IllegalStateException("the integration user may not see Tasks: let it, or turn Tasks off"));
    }

    private Delivery make(Own mine, ObjectSchema task, Envelope envelope) {
        if (mine.task().isPresent()) {
            return new Delivery.Delivered(mine.task().get().value());
        }
        KeyField key = own.key(task);
        Map<String, FieldValue> fields = new TaskFields(task, key).of(mine, envelope.message());
        SaveOutcome outcome;
        if (key.upserts()) {
            outcome = salesforce.upsert(TASK, key.name(), List.of(fields)).get(0);
        } else {
            Optional<RecordId> there = find(mine, key);
            if (there.isPresent()) {
                return made(mine, there.get());
            }
            outcome = salesforce.create(TASK, List.of(fields)).get(0);
        }
        return outcome.success() && outcome.id().isPresent()
                ? made(mine, outcome.id().get())
                : refused(outcome.errors());
    }

    private Delivery made(Own mine, RecordId task) {
        own.made(mine.marker(), task);
        return new Delivery.Delivered(task.value());
    }

    private Delivery close(Own mine, ObjectSchema task) {
        Optional<RecordId> id = mine.task().isPresent() ? mine.task() : find(mine, own.key(task));
        if (id.isEmpty() || isClosed(id.get())) {
            own.closed(mine.marker());
            return new Delivery.Delivered(id.map(RecordId::value).orElse("no Task was made of it"));
        }
        FieldValue status = FieldValue.of(closed.value(task));
        List<SaveError> errors = salesforce
                .update(TASK, List.of(new SalesforceClient.Change(id.get(), Map.of("Status", status))))
                .get(0)
                .errors();
        if (errors.isEmpty() || errors.stream().anyMatch(e -> GONE.contains(e.code()))) {
            own.closed(mine.marker());
            return new Delivery.Delivered(id.get().value());
        }
        return refused(errors);
    }

    /** A Task that is gone needs no closing. */
    private boolean isClosed(RecordId id) {
        List<CrmRecord> found = salesforce.retrieve(TASK, List.of("IsClosed"), List.of(id));
        return found.isEmpty() || found.get(0).field("IsClosed").equals(FieldValue.TRUE);
    }

    /** One question tells often enough at once what became of a save whose answer was lost. */
    private Delivery unknown(Job job, SalesforceException lost) {
        return look(job) == Whereabouts.THERE
                ? new Delivery.Delivered("found by its marker " + job.own().marker())
                : new Delivery.Unclear(said(lost));
    }

    @Override
    public Whereabouts seek(Sought sought) {
        return own.job(sought.messageId()).map(this::look).orElse(Whereabouts.NOT_THERE);
    }

    private Whereabouts look(Job job) {
        try {
            Optional<RecordId> id = job.own().task().isPresent() ? job.own().task() : find(job.own(), own.key(task()));
            id.ifPresent(task -> own.made(job.own().marker(), task));
            if (job.closing()) {
                boolean done = id.isEmpty() || isClosed(id.get());
                if (done) {
                    own.closed(job.own().marker());
                }
                return done ? Whereabouts.THERE : Whereabouts.NOT_THERE;
            }
            return id.isPresent() ? Whereabouts.THERE : Whereabouts.NOT_THERE;
        } catch (SalesforceException | IllegalStateException e) {
            return Whereabouts.CANNOT_TELL;
        }
    }

    /** Deleted ones too: who deleted ours does not want another one. */
    private Optional<RecordId> find(Own mine, KeyField key) {
        String marked = key.inSubject()
                ? "Subject LIKE " + Soql.text("%[" + mine.marker() + "]")
                : key.name() + " = " + Soql.text(mine.marker());
        // By the day as well, so that Salesforce need not look through every Task that there ever was.
        String since = " AND CreatedDate >= " + Soql.moment(mine.registeredAt().minus(SKEW));
        List<CrmRecord> found = new ArrayList<>();
        salesforce.query(TASK, List.of("Id"), "WHERE " + marked + since, true, found::addAll);
        return found.stream().map(CrmRecord::id).findFirst();
    }

    private static Delivery refused(List<SaveError> errors) {
        String said = errors.stream()
                .map(e -> e.code() + ": " + e.message())
                .findFirst()
                .orElse("without a reason");
        String because = "Salesforce refused the Task: " + PlainText.line(said, 300);
        return errors.stream().anyMatch(e -> PASSING.contains(e.code()))
                ? new Delivery.TryLater(UNTIL_MENDED, because)
                : new Delivery.Refused(because);
    }

    private static String said(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
