package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.ActivityFields;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.rules.Rollup;
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
    private final Paths paths;
    private final Map<String, Set<RecordId>> records = new LinkedHashMap<>();

    Affected(Mirror mirror, RuleBook book) {
        this.mirror = mirror;
        this.book = book;
        this.paths = new Paths(mirror::schema);
    }

    Map<String, Set<RecordId>> by(Handle handle, String object, Collection<RecordChange> changes) {
        if (book.objects().contains(object)) {
            changes.stream().filter(c -> c.now() != null).forEach(c -> add(object, Set.of(c.id())));
        }
        for (Rollup rollup : book.rollups()) {
            if (book.objects().contains(rollup.object())) {
                counting(handle, rollup, object, changes);
            }
        }
        for (String judged : book.objects()) {
            add(judged, looking(handle, judged, book.layout(judged).paths(), object, changes));
        }
        return records;
    }

    /** Parents of changed children, before and after, and of children that look at something that changed. */
    private void counting(Handle handle, Rollup rollup, String object, Collection<RecordChange> changes) {
        String child = rollup.summarize();
        if (child.equals(object)) {
            add(rollup.object(), pointedAt(rollup.object(), rollup.by(), changes));
        }
        Set<RecordId> children = looking(handle, child, rollup.childPaths(), object, changes);
        if (!children.isEmpty()) {
            Set<RecordId> parents = new LinkedHashSet<>();
            mirror.read(handle, child, children, List.of(rollup.by()))
                    .values()
                    .forEach(read -> target(rollup.object(), read[0]).ifPresent(parents::add));
            add(rollup.object(), parents);
        }
    }

    /** Records of an object that see something else that changed: across a relationship, or a field that activities decide. */
    private Set<RecordId> looking(
            Handle handle, String object, Collection<String> read, String changed, Collection<RecordChange> changes) {
        Set<RecordId> looking = new LinkedHashSet<>();
        for (String path : read) {
            if (Paths.isField(path)) {
                for (Paths.Step step : paths.steps(object, path)) {
                    looking.addAll(back(handle, step, seen(step, changed, changes)));
                }
            }
        }
        return looking;
    }

    /** Records at the end of a step's way whose field may have another value now. */
    private Set<RecordId> seen(Paths.Step step, String changed, Collection<RecordChange> changes) {
        Set<RecordId> seen = new LinkedHashSet<>();
        if (step.object().equals(changed) && !step.via().isEmpty()) {
            changes.stream().filter(c -> differs(c, step.field())).forEach(c -> seen.add(c.id()));
        }
        if (ActivityFields.derives(step.object(), step.field())
                && ActivityFields.NEEDED.containsKey(changed)
                && !changed.equals("User")) {
            seen.addAll(pointedAt(step.object(), ActivityFields.pointer(step.object()), changes));
        }
        return seen;
    }

    /** Goes the path backwards: from the records at its end to those that refer to them, hop by hop. */
    private Set<RecordId> back(Handle handle, Paths.Step step, Set<RecordId> from) {
        Set<RecordId> targets = from;
        List<Paths.Link> via = step.via();
        for (int i = via.size() - 1; i >= 0 && !targets.isEmpty(); i--) {
            targets = mirror.referring(handle, via.get(i).object(), via.get(i).reference(), targets);
        }
        return targets;
    }

    /** Records of an object that the changed ones point at, or pointed at before. */
    private Set<RecordId> pointedAt(String object, String reference, Collection<RecordChange> changes) {
        Set<RecordId> targets = new LinkedHashSet<>();
        for (RecordChange change : changes) {
            for (CrmRecord state : new CrmRecord[] {change.before(), change.now()}) {
                if (state != null) {
                    target(object, state.field(reference)).ifPresent(targets::add);
                }
            }
        }
        return targets;
    }

    /** The record of the object that the reference holds; empty when it points elsewhere or nowhere. */
    private Optional<RecordId> target(String object, FieldValue reference) {
        String prefix = mirror.schema(object).map(ObjectSchema::keyPrefix).orElse("");
        return reference instanceof FieldValue.Text t
                        && RecordId.isId(t.value())
                        && t.value().startsWith(prefix)
                ? Optional.of(RecordId.of(t.value()))
                : Optional.empty();
    }

    private static boolean differs(RecordChange change, String field) {
        return !Objects.equals(value(change.before(), field), value(change.now(), field));
    }

    private static Optional<FieldValue> value(@Nullable CrmRecord record, String field) {
        return record == null
                ? Optional.empty()
                : Optional.ofNullable(record.fields().get(field));
    }

    private void add(String object, Set<RecordId> ids) {
        if (!ids.isEmpty()) {
            records.computeIfAbsent(object, o -> new LinkedHashSet<>()).addAll(ids);
        }
    }
}
