package dev.plumbline.mirror;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Table {@code mirror_gate}: what may be done to one object's records at the same time. Entered before any record is locked and left with
 * the transaction.
 *
 * <p>Changes of known records pass together; each record is locked anyway. Of those who bring new records only one passes, for a record
 * that is not there yet cannot be locked, and two who both believe to bring it would both add its share. Alone are those who change records
 * otherwise than by the difference (a first load, another schema), and those who make a summary known: from then on every change counts
 * for it.
 */
final class Gate {

    private Gate() {}

    /** For changes of these records, with these summaries in force. @return whether the summaries have to be made known */
    static boolean change(Handle handle, String object, Collection<String> ids, Set<String> summaries) {
        Seen seen = handle.createQuery(
                        """
                        SELECT (SELECT count(*) FROM mirror_record
                                WHERE object = :object AND id = ANY(CAST(:ids AS text[]))) AS kept,
                            ARRAY(SELECT key FROM mirror_summary WHERE child = :object) AS keys
                        """)
                .bind("object", object)
                .bindArray("ids", String.class, ids)
                .map((rs, ctx) -> new Seen(rs.getLong(1), new HashSet<>(Arrays.asList((String[])
                        rs.getArray(2).getArray()))))
                .one();
        boolean others = !seen.summaries.equals(summaries);
        enter(handle, object, others ? "FOR UPDATE" : seen.kept < ids.size() ? "FOR NO KEY UPDATE" : "FOR KEY SHARE");
        return others;
    }

    /** For those who bring records that are not there yet. */
    static void create(Handle handle, String object) {
        enter(handle, object, "FOR NO KEY UPDATE");
    }

    static void alone(Handle handle, String object) {
        enter(handle, object, "FOR UPDATE");
    }

    /** Puts up the gate of an object that may be new, and passes alone. */
    static void putUp(Handle handle, String object) {
        handle.execute("INSERT INTO mirror_gate (object) VALUES (?) ON CONFLICT DO NOTHING", object);
        alone(handle, object);
    }

    private static void enter(Handle handle, String object, String strength) {
        handle.createQuery("SELECT 1 FROM mirror_gate WHERE object = :object " + strength)
                .bind("object", object)
                .mapTo(Integer.class)
                .list();
    }

    private record Seen(long kept, Set<String> summaries) {}
}
