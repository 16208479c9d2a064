package dev.plumbline.mirror;

import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** A mirror on a database of its own, and short words to fill it. */
final class MirrorFixture {

    static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    final Jdbi jdbi = TestDatabase.fresh();
    final SettableClock clock = new SettableClock(T0);
    final PostgresMirror mirror = new PostgresMirror(jdbi, clock);

    MirrorFixture keep(String object, String... fields) {
        jdbi.useTransaction(h -> {
            mirror.know(h, schema(object), Set.of(fields), Set.of());
            mirror.asked(h, object, T0, true);
        });
        return this;
    }

    static ObjectSchema schema(String object) {
        return StandardObjects.schema(object).orElseThrow();
    }

    /** The n-th id of an object. */
    static RecordId id(String object, int n) {
        return RecordId.of(schema(object).keyPrefix() + String.format("%012d", n));
    }

    /** Field names and texts in turn. */
    static CrmRecord record(String object, int n, Instant asOf, String... fields) {
        Map<String, FieldValue> values = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            String name = fields[i];
            values.put(
                    name,
                    FieldValues.parse(schema(object).field(name).orElseThrow().type(), fields[i + 1]));
        }
        return new CrmRecord(id(object, n), object, values, asOf);
    }

    List<RecordChange> apply(CrmRecord... records) {
        return jdbi.inTransaction(h -> mirror.apply(h, records[0].object(), Arrays.asList(records), List.of()));
    }

    List<RecordChange> delete(String object, Deletion... deletions) {
        return jdbi.inTransaction(h -> mirror.apply(h, object, List.of(), Arrays.asList(deletions)));
    }

    List<FieldValue> read(String object, int n, String... paths) {
        return jdbi.inTransaction(h -> {
            FieldValue[] values = mirror.read(h, object, List.of(id(object, n)), Arrays.asList(paths))
                    .get(id(object, n));
            return values == null ? List.of() : Arrays.asList(values);
        });
    }
}
