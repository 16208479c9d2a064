package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rollup;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reads that nobody has yet, and that is therefore not mirrored: asked of Salesforce for one try, page by page, and kept
 * nowhere. What Salesforce does not show, or cannot say now, stays hidden, and the rule cannot tell.
 */
final class Borrowed implements RecordSource {

    private final Mirror mirror;
    private final KnownObjects objects;
    private final SalesforceClient salesforce;
    private final Jdbi jdbi;
    private final String object;
    private final BorrowedChildren children;
    private final RecordSource kept;
    private final boolean mirrored;

    /** Of the page that is looked at. */
    private final Map<RecordId, CrmRecord> page = new HashMap<>();

    /** Empty until the first page tells what is missing. */
    private Optional<List<String>> missing = Optional.empty();

    Borrowed(
            Mirror mirror,
            KnownObjects objects,
            SalesforceClient salesforce,
            Jdbi jdbi,
            String object,
            BorrowedChildren children) {
        this.mirror = mirror;
        this.objects = objects;
        this.salesforce = salesforce;
        this.jdbi = jdbi;
        this.object = object;
        this.children = children;
        this.kept = RecordSource.of(mirror);
        this.mirrored = objects.kept().contains(object);
    }

    /** What was asked of Salesforce so far, by path; of children behind the name of their object. */
    List<String> fields() {
        return Stream.concat(missing.orElse(List.of()).stream(), children.asked().stream())
                .toList();
    }

    /** How many records there are to look at. */
    long records() {
        if (mirrored) {
            return objects.records(object);
        }
        try {
            return salesforce.count(object, "");
        } catch (SalesforceException e) {
            return 0;
        }
    }

    /**
     * The next records, and what is missing of them. No transaction is held while Salesforce is asked.
     *
     * @param paths what is read of them
     */
    List<RecordId> next(Optional<RecordId> after, int size, List<String> paths) {
        List<RecordId> ids =
                mirrored ? jdbi.inTransaction(handle -> mirror.page(handle, object, after, size)) : asked(after, size);
        page.clear();
        if (!ids.isEmpty()) {
            if (missing.isEmpty()) {
                missing = Optional.of(missing(ids, paths));
            }
            borrow(ids);
            children.next(ids);
        }
        return ids;
    }

    private List<RecordId> asked(Optional<RecordId> after, int size) {
        List<RecordId> ids = new ArrayList<>();
        String rest =
                after.map(id -> "WHERE Id > " + Soql.text(id.value()) + " ").orElse("");
        try {
            salesforce.query(
                    object,
                    List.of("Id"),
                    rest + "ORDER BY Id LIMIT " + size,
                    false,
                    records -> records.forEach(record -> ids.add(record.id())));
        } catch (SalesforceException e) {
            return List.of();
        }
        return ids;
    }

    /** What is hidden of all of them here, and shown there. */
    private List<String> missing(List<RecordId> ids, List<String> paths) {
        List<String> here = mirrored ? hidden(ids, paths) : paths;
        RecordId one = ids.get(0);
        return shown(here, one)
                ? here
                : here.stream().filter(path -> shown(List.of(path), one)).toList();
    }

    private List<String> hidden(List<RecordId> ids, List<String> paths) {
        Map<RecordId, FieldValue[]> kept = jdbi.inTransaction(handle -> mirror.read(handle, object, ids, paths));
        return IntStream.range(0, paths.size())
                .filter(i -> kept.values().stream().allMatch(values -> values[i].isHidden()))
                .mapToObj(paths::get)
                .toList();
    }

    private boolean shown(List<String> some, RecordId id) {
        try {
            return some.isEmpty()
                    || !salesforce.retrieve(object, some, List.of(id)).isEmpty();
        } catch (SalesforceException e) {
            return false;
        }
    }

    private void borrow(List<RecordId> ids) {
        List<String> fields = missing.orElse(List.of());
        if (fields.isEmpty()) {
            return;
        }
        try {
            salesforce.retrieve(object, fields, ids).forEach(record -> page.put(record.id(), record));
        } catch (SalesforceException e) {
            // These stay hidden, and the rule cannot tell of them; the next page may do better.
            page.clear();
        }
    }

    @Override
    public Optional<ObjectSchema> schema(String name) {
        return name.equals(object) ? objects.schema(name) : mirror.schema(name);
    }

    @Override
    public Map<RecordId, FieldValue[]> read(Handle handle, String name, Collection<RecordId> ids, List<String> wanted) {
        Map<RecordId, FieldValue[]> values =
                mirrored || !name.equals(object) ? kept.read(handle, name, ids, wanted) : nothing(ids, wanted);
        if (name.equals(object)) {
            values.forEach((id, read) -> fill(read, wanted, page.get(id)));
        }
        return values;
    }

    @Override
    public Optional<String> blindness(Handle handle, Rollup rollup) {
        return children.blindness(rollup, kept.blindness(handle, rollup));
    }

    @Override
    public Map<String, Map<RecordId, Tally>> tallies(
            Handle handle, List<KeptRollup> rollups, Collection<RecordId> parents) {
        List<KeptRollup> others = rollups.stream()
                .filter(one -> !children.holds(Children.of(one.rollup())))
                .toList();
        return kept.tallies(handle, others, parents);
    }

    @Override
    public Map<RecordId, List<FieldValue[]>> children(
            Handle handle, Children of, Collection<RecordId> parents, List<String> paths) {
        return children.children(of, parents, paths).orElseGet(() -> kept.children(handle, of, parents, paths));
    }

    private Map<RecordId, FieldValue[]> nothing(Collection<RecordId> ids, List<String> wanted) {
        Map<RecordId, FieldValue[]> values = new LinkedHashMap<>();
        for (RecordId id : ids) {
            FieldValue[] none = new FieldValue[wanted.size()];
            Arrays.fill(none, new FieldValue.Hidden(object + " is not mirrored"));
            values.put(id, none);
        }
        return values;
    }

    private static void fill(FieldValue[] read, List<String> wanted, @Nullable CrmRecord borrowed) {
        for (int i = 0; borrowed != null && i < read.length; i++) {
            FieldValue there = borrowed.fields().get(wanted.get(i));
            if (read[i].isHidden() && there != null) {
                read[i] = there;
            }
        }
    }
}
