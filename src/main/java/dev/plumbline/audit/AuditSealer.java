package dev.plumbline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Chains what was appended, shortly after. One process at a time; the others find the work done.
 *
 * <p>Only rows of transactions below the oldest one that still runs are taken, in the order of those transactions: whatever commits later
 * comes later in the order too, so the chain has no gap and never has to be changed.
 */
@ApplicationScoped
public class AuditSealer {

    private static final int BATCH = 5_000;

    /** Any number that nothing else locks. */
    private static final long LOCK = 7_310_052_026L;

    private final Jdbi jdbi;

    public AuditSealer(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param xact null where the entry of the last seal is gone */
    private record Last(long position, byte[] hash, long entry, @Nullable String xact, boolean fromElsewhere) {

        static final Last NONE = new Last(0, Chain.BEGINNING, 0, "0", false);
    }

    private record Unsealed(long id, AuditEntry entry) {}

    /** @return how many entries were chained */
    public int seal() {
        int all = 0;
        int sealed = BATCH;
        while (sealed == BATCH) {
            sealed = jdbi.inTransaction(AuditSealer::batch);
            all += sealed;
        }
        return all;
    }

    private static int batch(Handle handle) {
        boolean mine = handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!mine) {
            return 0;
        }
        Last last = last(handle);
        List<Unsealed> entries = unsealed(handle, last);
        write(handle, last, entries);
        return entries.size();
    }

    private static Last last(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT s.position, s.hash, s.entry_id, CAST(e.xact AS text) AS xact,
                            coalesce(e.xact >= pg_snapshot_xmax(pg_current_snapshot()), true) AS elsewhere
                        FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
                        ORDER BY s.position DESC LIMIT 1
                        """)
                .map((row, context) -> new Last(
                        row.getLong("position"),
                        row.getBytes("hash"),
                        row.getLong("entry_id"),
                        row.getString("xact"),
                        row.getBoolean("elsewhere")))
                .findOne()
                .orElse(Last.NONE);
    }

    /** After a restore into another cluster transactions are counted anew; then whatever has no seal is looked for in the whole table. */
    private static List<Unsealed> unsealed(Handle handle, Last last) {
        String after = last.fromElsewhere()
                ? ""
                : "AND (e.xact, e.id) > (CAST(:xact AS xid8), :entry) AND e.xact < pg_snapshot_xmin(pg_current_snapshot())";
        var query = handle.createQuery("SELECT " + AuditRow.COLUMNS
                        + " FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id) "
                        + after
                        + " ORDER BY e.xact, e.id LIMIT :most")
                .bind("most", BATCH);
        if (!last.fromElsewhere()) {
            query.bind("xact", last.xact()).bind("entry", last.entry());
        }
        return query.map((row, context) -> new Unsealed(row.getLong("id"), AuditRow.entry(row)))
                .list();
    }

    private static void write(Handle handle, Last last, List<Unsealed> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        byte[] hash = last.hash();
        long position = last.position();
        for (Unsealed one : entries) {
            byte[] content = Chain.content(one.entry());
            hash = Chain.hash(++position, hash, content);
            ids.add(one.id());
            contents.add(Chain.hex(content));
            hashes.add(Chain.hex(hash));
        }
        handle.createUpdate(
                        """
                        INSERT INTO audit_seal (position, entry_id, content, hash)
                        SELECT :position + nr, entry, decode(content, 'hex'), decode(hash, 'hex')
                        FROM unnest(:ids, :contents, :hashes) WITH ORDINALITY AS s(entry, content, hash, nr)
                        """)
                .bind("position", last.position())
                .bind("ids", ids.toArray(Long[]::new))
                .bind("contents", contents.toArray(String[]::new))
                .bind("hashes", hashes.toArray(String[]::new))
                .execute();
    }

    /** The hash of the last entry in the chain, to be kept elsewhere; empty while there is none. */
    public Optional<String> lastHash() {
        return jdbi.withHandle(handle ->
                Optional.of(last(handle)).filter(last -> last.position() > 0).map(last -> Chain.hex(last.hash())));
    }
}
