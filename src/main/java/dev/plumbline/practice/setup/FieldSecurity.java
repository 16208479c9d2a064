package dev.plumbline.practice.setup;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Field-level security on the wire: a hidden field vanishes from describe, and a query that names it is told that there is no such column;
 * a read-only one is described as such. Record pages see everything.
 */
public final class FieldSecurity {

    /** For everybody who calls. */
    public static final String ANYBODY = "*";

    private enum Right {
        HIDDEN,
        READ_ONLY
    }

    /** @param who a user's id, a profile's id or name, or {@link #ANYBODY} */
    private record Restriction(Right right, String who, String object, String field) {}

    private final Store store;
    private final Standing standing;
    private final List<Restriction> restrictions = new CopyOnWriteArrayList<>();

    FieldSecurity(Store store) {
        this.store = store;
        this.standing = new Standing(store);
    }

    /** Hides fields from everybody who calls. */
    public void hide(String object, String... fields) {
        hideFrom(ANYBODY, object, fields);
    }

    /** @param who a user's id, a profile's id or name, or {@link #ANYBODY} */
    public void hideFrom(String who, String object, String... fields) {
        restrict(Right.HIDDEN, who, object, fields);
    }

    /** Lets fields be read and not written. @param who as in {@link #hideFrom} */
    public void readOnlyFor(String who, String object, String... fields) {
        restrict(Right.READ_ONLY, who, object, fields);
    }

    private void restrict(Right right, String who, String object, String... fields) {
        String whom = RecordId.isId(who) ? RecordId.of(who).value() : who;
        for (String field : fields) {
            restrictions.add(new Restriction(right, whom, object, field));
        }
    }

    /** Gives everybody every field of an object again. */
    public void show(String object) {
        restrictions.removeIf(r -> r.object().equalsIgnoreCase(object));
    }

    /** What a user may see of an object, and write; empty when there is no such object. */
    public Optional<ObjectSchema> schema(String object, RecordId user) {
        return store.reading(() -> store.table(object)
                .map(Table::schema)
                .map(all -> restricted(all, concerning(all.name(), user.value()))));
    }

    private List<Restriction> concerning(String object, String user) {
        if (restrictions.isEmpty()) {
            return List.of();
        }
        List<String> names = List.of(ANYBODY, user, standing.profileId(user), standing.profile(user));
        return restrictions.stream()
                .filter(r -> r.object().equalsIgnoreCase(object) && names.contains(r.who()))
                .toList();
    }

    private static ObjectSchema restricted(ObjectSchema all, List<Restriction> mine) {
        if (mine.isEmpty()) {
            return all;
        }
        List<FieldSchema> fields = all.fields().stream()
                .filter(f -> !has(mine, Right.HIDDEN, f))
                .map(f -> has(mine, Right.READ_ONLY, f) ? readOnly(f) : f)
                .toList();
        return new ObjectSchema(all.name(), all.label(), all.keyPrefix(), all.replicateable(), fields);
    }

    private static boolean has(List<Restriction> mine, Right right, FieldSchema field) {
        return mine.stream().anyMatch(r -> r.right() == right && r.field().equalsIgnoreCase(field.name()));
    }

    private static FieldSchema readOnly(FieldSchema f) {
        return new FieldSchema(
                f.name(),
                f.label(),
                f.type(),
                f.length(),
                f.precision(),
                f.scale(),
                f.nillable(),
                f.calculated(),
                false,
                false,
                f.filterable(),
                f.sortable(),
                f.referenceTo(),
                f.relationshipName(),
                f.picklist(),
                f.idLookup());
    }
}
