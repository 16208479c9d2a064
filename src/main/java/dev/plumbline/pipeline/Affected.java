package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.ActivityFields;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.rules.RuleBook;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which records a change concerns: those that changed, parents whose roll-ups count them, and records whose rules look at them across a
 * relationship.
 */
final class Affected {

    private final Mirror mirror;
    private final RuleBook book;
    private final Map<String, Set<RecordId>> records = new LinkedHashMap<>();

    Affected(Mirror mirror, RuleBook book) {
        this.mirror = mirror;
        this.book = book;
    }

    Map<String, Set<RecordId>> by(Handle handle, String object, Collection<RecordChange> changes) {
        if (book.objects().contains(object)) {
            changes.stream().filter(c -> c.now() != null).forEach(c -> add(object, c.id()));
        }
        book.rollups().stream()
                .filter(r -> r.summarize().equals(object) && book.objects().contains(r.object()))
                .forEach(r -> pointedAt(r.object(), r.by(), changes));
        for (String judged : book.objects()) {
            if (readsActivity(judged) && ActivityFields.NEEDED.containsKey(object) && !object.equals("User")) {
                pointedAt(judged, ActivityFields.pointer(judged), changes);
            }
            across(handle, judged, object, changes);
        }
        return records;
    }

    private boolean readsActivity(String judged) {
        return book.layout(judged).paths().stream().anyMatch(path -> ActivityFields.derives(judged, path));
    }

    /** Records of an object that the changed ones point at, or pointed at before. */
    private void pointedAt(String object, String reference, Collection<RecordChange> changes) {
        String prefix = mirror.schema(object).map(ObjectSchema::keyPrefix).orElse("");
        for (RecordChange change : changes) {
            pointedAt(object, reference, prefix, change.before());
            pointedAt(object, reference, prefix, change.now());
        }
    }

    private void pointedAt(String object, String reference, String prefix, @Nullable CrmRecord child) {
        if (child != null
                && child.field(reference) instanceof FieldValue.Text t
                && RecordId.isId(t.value())
                && t.value().startsWith(prefix)) {
            add(object, RecordId.of(t.value()));
        }
    }

    private void across(Handle handle, String judged, String changed, Collection<RecordChange> changes) {
        Paths paths = new Paths(mirror::schema);
        for (String path : book.layout(judged).paths()) {
            if (!Paths.isField(path) || path.indexOf('.') < 0) {
                continue;
            }
            for (Paths.Step step : paths.steps(judged, path)) {
                if (step.object().equals(changed) && !step.via().isEmpty()) {
                    follow(handle, judged, step, changes);
                }
            }
        }
    }

    /** Goes the path backwards: from the changed records to those that refer to them, hop by hop. */
    private void follow(Handle handle, String judged, Paths.Step step, Collection<RecordChange> changes) {
        Set<RecordId> targets = new LinkedHashSet<>();
        changes.stream().filter(c -> differs(c, step.field())).forEach(c -> targets.add(c.id()));
        List<Paths.Link> via = step.via();
        for (int i = via.size() - 1; i >= 0 && !targets.isEmpty(); i--) {
            Set<RecordId> referring =
                    mirror.referring(handle, via.get(i).object(), via.get(i).reference(), targets);
            targets.clear();
            targets.addAll(referring);
        }
        targets.forEach(id -> add(judged, id));
    }

    private static boolean differs(RecordChange change, String field) {
        return !Objects.equals(value(change.before(), field), value(change.now(), field));
    }

    private static Optional<FieldValue> value(@Nullable CrmRecord record, String field) {
        return record == null
                ? Optional.empty()
                : Optional.ofNullable(record.fields().get(field));
    }

    private void add(String object, RecordId id) {
        records.computeIfAbsent(object, o -> new LinkedHashSet<>()).add(id);
    }
}
