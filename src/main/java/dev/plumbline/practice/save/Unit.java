package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Journal;
import dev.plumbline.practice.store.NewIds;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import dev.plumbline.practice.store.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one call, or one record of a call, changes: nothing of it is seen by others until it is applied, and all of it or nothing is. */
final class Unit {

    private final Store store;
    private final NewIds ids;
    private final @Nullable Unit outer;
    private final String user;
    private final Instant at;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    Unit(Store store, NewIds ids, String user, Instant at) {
        this(store, ids, null, user, at);
    }

    private Unit(Store store, NewIds ids, @Nullable Unit outer, String user, Instant at) {
        this.store = store;
        this.ids = ids;
        this.outer = outer;
        this.user = user;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    Unit inner() {
        return new Unit(store, ids, this, user, at);
    }

    Store store() {
        return store;
    }

    /** The user who saves. */
    String user() {
        return user;
    }

    /** The moment of saving, in whole seconds as Salesforce keeps it. */
    Instant at() {
        return at;
    }

    /** The day it is for a user now. */
    LocalDate today(String userId) {
        Draft of = find(userId);
        return at.atZone(of == null ? ZoneOffset.UTC : Zones.of(of.text("TimeZoneSidKey")))
                .toLocalDate();
    }

    Draft create(Table table) {
        Draft draft = Draft.fresh(table, ids.next(table));
        drafts.put(draft.id(), draft);
        return draft;
    }

    /** The record as this unit sees it, deleted ones included; null when there is none. */
    @Nullable
    Draft find(String id) {
        Draft own = drafts.get(id);
        if (own != null) {
            return own;
        }
        Draft found = null;
        Draft outside = outer == null ? null : outer.peek(id);
        if (outside != null) {
            found = Draft.within(outside);
        } else {
            Row row = store.row(id);
            found = row == null ? null : Draft.of(row);
        }
        if (found != null) {
            drafts.put(id, found);
        }
        return found;
    }

    private @Nullable Draft peek(String id) {
        Draft own = drafts.get(id);
        return own != null || outer == null ? own : outer.peek(id);
    }

    /** Records, deleted ones included, whose reference holds the id now. */
    List<Draft> referring(String object, String field, String id) {
        Table table = store.standard(object);
        Map<String, Draft> found = new LinkedHashMap<>();
        for (Row row : List.copyOf(table.referring(table.column(field), id))) {
            Draft draft = find(row.id());
            if (draft != null) {
                found.put(row.id(), draft);
            }
        }
        Map<String, Draft> pending = new HashMap<>();
        for (Unit unit = this; unit != null; unit = unit.outer) {
            unit.drafts.forEach(pending::putIfAbsent);
        }
        for (String pendingId : pending.keySet()) {
            Draft draft = find(pendingId);
            if (draft != null && draft.table() == table) {
                found.put(pendingId, draft);
            }
        }
        return found.values().stream().filter(d -> d.text(field).equals(id)).toList();
    }

    /** Live records whose field holds the value now, by id; text is compared without regard to case. */
    List<String> matching(Table table, String field, FieldValue value) {
        Map<String, Draft> seen = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            if (row.get(field).asText().equalsIgnoreCase(value.asText())) {
                seen.put(row.id(), Draft.of(row));
            }
        }
        for (Unit unit = this; unit != null; unit = unit.outer) {
            for (Draft draft : unit.drafts.values()) {
                if (draft.table() == table) {
                    seen.putIfAbsent(draft.id(), draft);
                }
            }
        }
        return seen.keySet().stream()
                .map(this::find)
                .filter(java.util.Objects::nonNull)
                .filter(d -> !d.deleted() && d.text(field).equalsIgnoreCase(value.asText()))
                .map(Draft::id)
                .toList();
    }

    /** Hands everything over to the unit around this one. */
    void join() {
        Unit around = outer;
        if (around == null) {
            throw new IllegalStateException("the outermost unit is applied, not joined");
        }
        for (Draft draft : drafts.values()) {
            if (draft.isNew()) {
                around.drafts.put(draft.id(), draft);
            } else if (draft.touched()) {
                Draft same = around.find(draft.id());
                if (same != null) {
                    same.take(draft);
                }
            }
        }
    }

    /** Writes everything into the store and says what changed, for the journal. */
    List<Journal.Change> apply() {
        List<Journal.Change> changes = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            if (draft.isNew()) {
                store.add(draft.table(), draft.id(), draft.values());
            } else if (draft.touched()) {
                Row row = store.row(draft.id());
                if (row == null) {
                    continue;
                }
                store.replace(row, draft.values(), draft.deletedWith().orElse(null));
            } else {
                continue;
            }
            changes.add(change(draft));
        }
        return changes;
    }

    private static Journal.Change change(Draft draft) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        FieldValue[] now = draft.values();
        for (int column = 0; column < now.length; column++) {
            if (!now[column].equals(draft.valuesBefore()[column])) {
                values.put(draft.table().field(column).name(), now[column].isBlank() ? null : now[column].asText());
            }
        }
        return new Journal.Change(
                draft.table().name(),
                draft.id(),
                draft.isNew(),
                draft.deletedWith().orElse(null),
                values);
    }
}
