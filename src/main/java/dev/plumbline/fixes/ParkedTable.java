package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Table {@code fix_parked}: what was typed when the session had ended. Anybody can put something there, so that there is little room. */
final class ParkedTable {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 2_000;

    private ParkedTable() {}

    record Parked(RecordId record, DraftTable.Draft draft) {}

    /** @return false when there is no room */
    static boolean put(
            Handle handle, byte[] key, RecordId person, RecordId record, DraftTable.Draft draft, Instant at) {
        forget(handle, at);
        return handle.createUpdate(
                                """
                                INSERT INTO fix_parked (key, person, record, typed, at)
                                SELECT :key, :person, :record, CAST(:typed AS jsonb), :at
                                WHERE (SELECT count(*) FROM fix_parked) < :most
                                ON CONFLICT DO NOTHING""")
                        .bind("key", key)
                        .bind("person", person.value())
                        .bind("record", record.value())
                        .bind("typed", DraftTable.written(draft))
                        .bind("at", GrantTable.utc(at))
                        .bind("most", MOST)
                        .execute()
                == 1;
    }

    /** Takes out what this person left there. */
    static List<Parked> take(Handle handle, byte[] key, RecordId person) {
        return handle.createQuery(
                        "DELETE FROM fix_parked WHERE key = :key AND person = :person RETURNING record, typed")
                .bind("key", key)
                .bind("person", person.value())
                .map((row, c) ->
                        new Parked(RecordId.of(row.getString("record")), DraftTable.read(row.getString("typed"))))
                .list();
    }

    static void forget(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM fix_parked WHERE at < :before")
                .bind("before", GrantTable.utc(now.minus(KEPT)))
                .execute();
    }
}
