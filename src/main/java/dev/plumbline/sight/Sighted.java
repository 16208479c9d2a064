package dev.plumbline.sight;

import dev.plumbline.crm.RecordId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads as whoever asks, by a role of the database that sees only what policies let through: the second layer, under the scope that each
 * query carries. Where nobody asks, the service reads for itself.
 */
public final class Sighted {

    /** Made by migration {@code V202611261011}; it owns nothing and may only read. */
    public static final String ROLE = "plumbline_viewer";

    private Sighted() {}

    /** By whose eyes this request reads; empty where the service reads for itself. For whoever remembers what was read. */
    public static Optional<Sight> eyes() {
        return Eyes.now();
    }

    public static <T> T read(Jdbi jdbi, HandleCallback<T, RuntimeException> look) {
        Optional<Sight> sight = Eyes.now();
        return sight.isEmpty() ? jdbi.withHandle(look) : read(jdbi, sight.get(), look);
    }

    /** Inside somebody's transaction that one's work is being done, under the eyes that it began with. */
    public static <T> T read(Jdbi jdbi, Sight sight, HandleCallback<T, RuntimeException> look) {
        return jdbi.withHandle(handle -> handle.isInTransaction() || sight.everyone()
                ? look.withHandle(handle)
                : handle.<T, RuntimeException>inTransaction(own -> {
                    become(own, sight);
                    return look.withHandle(own);
                }));
    }

    /** Until the end of the transaction, which is also what puts the connection back as it was. */
    private static void become(Handle handle, Sight sight) {
        handle.createQuery(
                        """
                        SELECT set_config('app.viewer_people', :people, true) AS people,
                            set_config('app.viewer_admitted', :admitted, true) AS admitted, set_config('role', :role, true) AS role
                        """)
                .bind("people", sight.people().stream().map(RecordId::value).collect(Collectors.joining(",")))
                .bind("admitted", sight.admitted().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .bind("role", ROLE)
                .mapToMap()
                .one();
    }
}
