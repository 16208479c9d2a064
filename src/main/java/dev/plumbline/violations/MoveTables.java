package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.LedgerTables.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table {@code violation_move}. */
final class MoveTables {

    /** @param violation that it opened, or that was open when it was made */
    record Known(long id, Move move, @Nullable Long violation) {}

    private final Handle handle;

    MoveTables(Handle handle) {
        this.handle = handle;
    }

    /** All moves of these records that ever broke a rule. */
    Map<Key, List<Known>> of(Collection<RecordId> records) {
        Map<Key, List<Known>> known = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT id, rule, record_id, violation_id, since, moved_at, was, became, moved_by FROM violation_move
                        WHERE record_id = ANY(:records) ORDER BY moved_at, id
                        """)
                .bind("records", LedgerTables.texts(records))
                .map((row, c) -> Map.entry(
                        new Key(new RuleId(row.getString("rule")), new RecordId(row.getString("record_id"))),
                        new Known(
                                row.getLong("id"),
                                new Move(
                                        ViolationRow.instant(row, "since"),
                                        ViolationRow.instant(row, "moved_at"),
                                        ViolationRow.evidence(row.getString("was")),
                                        ViolationRow.evidence(row.getString("became")),
                                        Optional.ofNullable(row.getString("moved_by"))),
                                row.getObject("violation_id", Long.class))))
                .forEach(e -> known.computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        return known;
    }

    /** Of each open violation, the first move that it is about. */
    List<OpenMove> open(Collection<RecordId> records) {
        Map<Long, OpenMove> open = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        SELECT v.id, v.rule, v.record_id, m.was FROM violation v JOIN violation_move m ON m.violation_id = v.id
                        WHERE v.state <> 'ENDED' AND v.record_id = ANY(:records) ORDER BY v.id, m.moved_at, m.id
                        """)
                .bind("records", LedgerTables.texts(records))
                .map((row, c) -> Map.entry(
                        row.getLong("id"),
                        new OpenMove(
                                new RuleId(row.getString("rule")),
                                new RecordId(row.getString("record_id")),
                                ViolationRow.evidence(row.getString("was")).keySet())))
                .forEach(e -> open.putIfAbsent(e.getKey(), e.getValue()));
        return open.values().stream().filter(m -> !m.fields().isEmpty()).toList();
    }

    void keep(Key key, Move move, @Nullable Long violation) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_move (rule, record_id, violation_id, since, moved_at, was, became, moved_by)
                        VALUES (:rule, :record, :violation, :since, :at, cast(:was AS jsonb), cast(:became AS jsonb), :by)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("rule", key.rule().value())
                .bind("record", key.record().value())
                .bind("violation", violation)
                .bind("since", LedgerTables.utc(move.since()))
                .bind("at", LedgerTables.utc(move.at()))
                .bind("was", LedgerTables.clean(ViolationRow.json(move.was())))
                .bind("became", LedgerTables.clean(ViolationRow.json(move.became())))
                .bind("by", move.by().map(LedgerTables::clean).orElse(null))
                .execute();
    }

    /** Notes when and by whom a move was made that had only been seen as a change, and lets its violation say so. */
    void learn(Known known, Move told) {
        Move seen = known.move();
        if (seen.by().isPresent() || told.by().isEmpty() || !seen.isSameChange(told)) {
            return;
        }
        String by = LedgerTables.clean(told.by().get());
        handle.createUpdate("UPDATE violation_move SET moved_by = :by WHERE id = :id")
                .bind("by", by)
                .bind("id", known.id())
                .execute();
        handle.createUpdate(
                        """
                        UPDATE violation SET evidence = evidence || cast(:told AS jsonb)
                        WHERE id = :violation AND evidence ->> :key = :seen
                        """)
                .bind("told", ViolationRow.json(Map.of(Move.AT, told.at().toString(), Move.BY, by)))
                .bind("violation", known.violation())
                .bind("key", Move.AT)
                .bind("seen", seen.at().toString())
                .execute();
    }
}
