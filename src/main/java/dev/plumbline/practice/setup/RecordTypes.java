package dev.plumbline.practice.setup;

import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import java.util.ArrayList;
import java.util.List;

/** The record types of an object, as describe and layouts tell of them. */
public final class RecordTypes {

    /** What every object has, and the only one where nobody made any. */
    public static final String MASTER = "012000000000000AAA";

    private RecordTypes() {}

    /**
     * One record type.
     *
     * @param standard whether new records get it
     */
    public record Type(
            String id, String name, String developerName, boolean active, boolean master, boolean standard) {}

    /** The org's own ones first, then the master. Call while the store is locked. */
    public static List<Type> of(Store store, String object) {
        List<Row> rows = store.standard("RecordType").rows().stream()
                .filter(r -> !r.deleted() && r.text("SobjectType").equals(object))
                .toList();
        List<Type> types = new ArrayList<>();
        for (Row row : rows) {
            boolean first = types.isEmpty();
            types.add(
                    new Type(row.id(), row.text("Name"), row.text("DeveloperName"), row.is("IsActive"), false, first));
        }
        types.add(new Type(MASTER, "Master", "Master", true, true, rows.isEmpty()));
        return types;
    }
}
