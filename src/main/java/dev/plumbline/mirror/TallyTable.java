package dev.plumbline.mirror;

import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Tables {@code mirror_summary} and {@code mirror_tally}, many rows at a time. */
final class TallyTable {

    /** Where one tally is kept. */
    record Place(long summary, RecordId parent) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = Long.compare(summary, other.summary);
            return order != 0 ? order : parent.value().compareTo(other.parent.value());
        }
    }

    private static final String PLACES = "unnest(CAST(:summaries AS bigint[]), CAST(:parents AS text[]))";

    private static final String ROWS =
            """
            unnest(CAST(:summaries AS bigint[]), CAST(:parents AS text[]), CAST(:counted AS bigint[]), CAST(:total AS numeric[]),
                CAST(:extreme AS text[]), CAST(:holders AS bigint[]), CAST(CAST(:doubts AS text[]) AS jsonb[]))
                AS n(s, p, counted, total, extreme, holders, doubts)
            """;

    private final Handle handle;

    TallyTable(Handle handle) {
        this.handle = handle;
    }

    /** Ids of the known summaries of children of an object, by key. */
    Map<String, Long> summaries(String child) {
        return handle.createQuery("SELECT key, id FROM mirror_summary WHERE child = :child")
                .bind("child", child)
                .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void makeKnown(String child, Collection<String> keys) {
        handle.createUpdate(
                        """
                        INSERT INTO mirror_summary (key, child) SELECT k, :child FROM unnest(CAST(:keys AS text[])) AS n(k)
                        ON CONFLICT (key) DO NOTHING
                        """)
                .bind("child", child)
                .bindArray("keys", String.class, keys)
                .execute();
    }

    /** Takes away what is kept of children of an object, but for these summaries. */
    void forget(String child, Collection<String> except) {
        handle.createUpdate("DELETE FROM mirror_summary WHERE child = :child AND key <> ALL(CAST(:keys AS text[]))")
                .bind("child", child)
                .bindArray("keys", String.class, except)
                .execute();
    }

    /**
     * Locks places until the transaction ends, in the order of all who do, so that nobody waits for somebody who waits for him.
     *
     * @return those that are new and have to be filled
     */
    Set<Place> take(SortedSet<Place> places, Instant now) {
        // A condition that is never true locks the row without writing it; only new rows are returned.
        return new HashSet<>(at(
                        handle.createQuery(
                                """
                                INSERT INTO mirror_tally AS kept (summary, parent, verified_at)
                                SELECT s, p, :now FROM %s AS n(s, p) ORDER BY s, p COLLATE "C"
                                ON CONFLICT (summary, parent) DO UPDATE SET parent = excluded.parent
                                WHERE kept.parent <> excluded.parent
                                RETURNING summary, parent
                                """
                                        .formatted(PLACES)),
                        places)
                .bind("now", now)
                .map((rs, ctx) -> place(rs))
                .list());
    }

    /** Tallies by place; empty for one that is there and not kept. */
    Map<Place, Optional<Tally>> read(Collection<Place> places) {
        Map<Place, Optional<Tally>> tallies = new HashMap<>();
        if (!places.isEmpty()) {
            at(
                            handle.createQuery(
                                    """
                                    SELECT t.* FROM %s AS n(s, p)
                                    JOIN mirror_tally t ON t.summary = n.s AND t.parent = n.p COLLATE "C"
                                    """
                                            .formatted(PLACES)),
                            places)
                    .map((rs, ctx) -> Map.entry(place(rs), tally(rs)))
                    .forEach(e -> tallies.put(e.getKey(), e.getValue()));
        }
        return tallies;
    }

    /** By key of the summary. */
    Map<String, Map<RecordId, Tally>> read(Collection<String> keys, Collection<RecordId> parents) {
        Map<String, Map<RecordId, Tally>> tallies = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT s.key, t.* FROM mirror_summary s JOIN mirror_tally t ON t.summary = s.id
                        WHERE s.key = ANY(CAST(:keys AS text[])) AND t.parent = ANY(CAST(:parents AS text[]))
                        """)
                .bindArray("keys", String.class, keys)
                .bindArray(
                        "parents",
                        String.class,
                        parents.stream().map(RecordId::value).toList())
                .map((rs, ctx) -> Map.entry(rs.getString("key"), Map.entry(place(rs), tally(rs))))
                .forEach(e -> e.getValue().getValue().ifPresent(tally -> tallies.computeIfAbsent(
                                e.getKey(), k -> new HashMap<>())
                        .put(e.getValue().getKey().parent(), tally)));
        return tallies;
    }

    /**
     * Writes tallies into places that were taken; empty ones are not kept.
     *
     * @param verified when all children were counted for them; null when they were not
     */
    void write(Map<Place, Optional<Tally>> tallies, @Nullable Instant verified) {
        if (tallies.isEmpty()) {
            return;
        }
        rows(
                        handle.createUpdate(
                                """
                                UPDATE mirror_tally t SET counted = n.counted, total = n.total, extreme = n.extreme,
                                    holders = n.holders, doubts = n.doubts, verified_at = coalesce(CAST(:at AS timestamptz), t.verified_at)
                                FROM %s WHERE t.summary = n.s AND t.parent = n.p COLLATE "C"
                                """
                                        .formatted(ROWS)),
                        tallies)
                .bind("at", verified)
                .execute();
    }

    /** Writes tallies where there are none, with nobody else about. */
    void add(Map<Place, Optional<Tally>> tallies, Instant verified) {
        if (!tallies.isEmpty()) {
            rows(
                            handle.createUpdate(
                                    """
                                    INSERT INTO mirror_tally (summary, parent, counted, total, extreme, holders, doubts, verified_at)
                                    SELECT s, p, counted, total, extreme, holders, doubts, :at FROM %s
                                    """
                                            .formatted(ROWS)),
                            tallies)
                    .bind("at", verified)
                    .execute();
        }
    }

    private static <T extends SqlStatement<T>> T rows(T statement, Map<Place, Optional<Tally>> tallies) {
        List<Place> places = List.copyOf(new TreeMap<>(tallies).keySet());
        List<Optional<Tally>> all = places.stream()
                .map(p -> tallies.getOrDefault(p, Optional.empty()))
                .toList();
        return at(statement, places)
                .bindArray("counted", Long.class, column(all, Tally::counted, null))
                .bindArray("total", String.class, column(all, t -> t.total().toPlainString(), "0"))
                .bindArray("extreme", String.class, column(all, t -> TallyText.write(t.extreme()), ""))
                .bindArray("holders", Long.class, column(all, Tally::holders, 0L))
                .bindArray("doubts", String.class, column(all, t -> TallyText.write(t.doubts()), null));
    }

    private static @Nullable Object[] column(
            List<Optional<Tally>> tallies, Function<Tally, @Nullable Object> part, @Nullable Object none) {
        @Nullable Object[] column = new Object[tallies.size()];
        for (int i = 0; i < column.length; i++) {
            Optional<Tally> tally = tallies.get(i);
            column[i] = tally.isPresent() ? part.apply(tally.get()) : none;
        }
        return column;
    }

    /** Places that were not verified since, locked; those that somebody else has locked are left for another time. */
    Map<Place, Optional<Tally>> oldest(Collection<Long> summaries, Instant before, int most) {
        Map<Place, Optional<Tally>> oldest = new TreeMap<>();
        handle.createQuery(
                        """
                        SELECT * FROM mirror_tally WHERE verified_at < :before AND summary = ANY(CAST(:summaries AS bigint[]))
                        ORDER BY verified_at LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("before", before)
                .bind("most", most)
                .bindArray("summaries", Long.class, summaries)
                .map((rs, ctx) -> Map.entry(place(rs), tally(rs)))
                .forEach(e -> oldest.put(e.getKey(), e.getValue()));
        return oldest;
    }

    void delete(Collection<Place> places) {
        if (!places.isEmpty()) {
            at(
                            handle.createUpdate("DELETE FROM mirror_tally t USING " + PLACES
                                    + " AS n(s, p) WHERE t.summary = n.s AND t.parent = n.p COLLATE \"C\""),
                            places)
                    .execute();
        }
    }

    /** Drops what was kept for summaries that were taken away. */
    void deleteOrphans(Instant before) {
        handle.createUpdate(
                        """
                        DELETE FROM mirror_tally t
                        WHERE verified_at < :before AND NOT EXISTS (SELECT FROM mirror_summary s WHERE s.id = t.summary)
                        """)
                .bind("before", before)
                .execute();
    }

    private static <T extends SqlStatement<T>> T at(T statement, Collection<Place> places) {
        return statement
                .bindArray(
                        "summaries",
                        Long.class,
                        places.stream().map(Place::summary).toList())
                .bindArray(
                        "parents",
                        String.class,
                        places.stream().map(p -> p.parent().value()).toList());
    }

    private static Place place(ResultSet rs) throws SQLException {
        return new Place(rs.getLong("summary"), new RecordId(rs.getString("parent")));
    }

    private static Optional<Tally> tally(ResultSet rs) throws SQLException {
        long counted = rs.getLong("counted");
        return rs.wasNull()
                ? Optional.empty()
                : Optional.of(new Tally(
                        counted,
                        rs.getBigDecimal("total"),
                        TallyText.readMark(rs.getString("extreme")),
                        rs.getLong("holders"),
                        TallyText.readDoubts(rs.getString("doubts"))));
    }
}
