package dev.plumbline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Walks the chain from its beginning and works out every hash anew. Reads only, in a memory that does not grow. */
public final class AuditChain {

    private static final int FETCH = 1_000;

    private AuditChain() {}

    /** @param entry empty where the sealed entry is gone */
    private record Link(long position, long id, byte[] content, byte[] hash, Optional<AuditEntry> entry) {}

    /** @param expectLast a hash that was the last one once; the chain must still hold it */
    public static Verification verify(Jdbi jdbi, Optional<String> expectLast) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> walk(handle, expectLast));
    }

    private static Verification walk(Handle handle, Optional<String> expectLast) {
        byte[] before = Chain.BEGINNING;
        long position = 0;
        Optional<Long> expected = Optional.empty();
        try (ResultIterator<Link> links = links(handle)) {
            for (Iterator<Link> left = links; left.hasNext(); ) {
                Link link = left.next();
                position++;
                Optional<String> wrong = wrong(handle, link, position, before);
                if (wrong.isPresent()) {
                    return new Verification.Broken(position, wrong.get());
                }
                before = link.hash();
                if (expectLast.isPresent() && Chain.hex(before).equalsIgnoreCase(expectLast.get())) {
                    expected = Optional.of(position);
                }
            }
        }
        if (expectLast.isPresent() && expected.isEmpty()) {
            return new Verification.Broken(
                    position + 1,
                    "tail cut: the chain ends in good order after entry " + position
                            + ", and the expected hash is nowhere in it. Entries were cut off since it was noted,"
                            + " or it was noted of another database");
        }
        return inOrder(handle, position, before, expected);
    }

    private static ResultIterator<Link> links(Handle handle) {
        return handle.createQuery("SELECT s.position, s.entry_id, s.content, s.hash, " + AuditRow.COLUMNS
                        + " FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id ORDER BY s.position")
                .setFetchSize(FETCH)
                .map((row, context) -> link(row))
                .iterator();
    }

    private static Link link(ResultSet row) throws SQLException {
        boolean there = row.getString("what") != null;
        return new Link(
                row.getLong("position"),
                row.getLong("entry_id"),
                row.getBytes("content"),
                row.getBytes("hash"),
                there ? Optional.of(AuditRow.entry(row)) : Optional.empty());
    }

    private static Optional<String> wrong(Handle handle, Link link, long position, byte[] before) {
        if (link.position() != position) {
            return Optional.of("entry missing: the next one that is there stands at position " + link.position());
        }
        if (link.entry().isEmpty()) {
            return Optional.of("entry missing: entry " + link.id() + " was sealed here and is gone");
        }
        byte[] content = Chain.content(link.entry().get());
        if (!Arrays.equals(content, link.content())) {
            return Optional.of(place(handle, "content = :hash", content)
                    .map(other -> "order changed: what stands here was sealed at position " + other)
                    .orElse("content changed: entry " + link.id() + " of "
                            + link.entry().get().at() + " is not what was sealed"));
        }
        if (!Arrays.equals(Chain.hash(position, before, content), link.hash())) {
            return Optional.of(belongingHere(handle, position, before)
                    .map(other -> "order changed: what belongs here stands at position " + other)
                    .orElse("entry missing: what stands here does not follow the one before it,"
                            + " and nothing else in the chain does"));
        }
        return Optional.empty();
    }

    private static Optional<Long> place(Handle handle, String where, byte[] hash) {
        return handle.createQuery("SELECT position FROM audit_seal WHERE " + where + " LIMIT 1")
                .bind("hash", hash)
                .mapTo(Long.class)
                .findOne();
    }

    /** Looked for only when something is wrong, so it may take its time. */
    private static Optional<Long> belongingHere(Handle handle, long position, byte[] before) {
        try (ResultIterator<Link> all = links(handle)) {
            while (all.hasNext()) {
                Link one = all.next();
                if (Arrays.equals(Chain.hash(position, before, one.content()), one.hash())) {
                    return Optional.of(one.position());
                }
            }
        }
        return Optional.empty();
    }

    private static Verification inOrder(Handle handle, long entries, byte[] last, Optional<Long> expected) {
        return handle.createQuery(
                        """
                        SELECT count(*) AS many, min(e.at) AS oldest FROM audit_entry e
                        WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
                        """)
                .map((row, context) -> new Verification.InOrder(
                        entries,
                        Chain.hex(last),
                        row.getLong("many"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        expected))
                .one();
    }
}
