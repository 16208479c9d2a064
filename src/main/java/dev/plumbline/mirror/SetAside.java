package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code mirror_set_aside}: activities of our own, which nobody's activity is to be judged by.
 *
 * <p>Salesforce counts a closed Task in the LastActivityDate of the records that it is about, ours too. So what Salesforce says there is
 * not believed while it may come from ours: when it is the day of one of ours, or when one of ours was open when last seen, because it may
 * have been moved and closed since. Then what was there before, and what the mirrored activities say, is all that is known.
 */
final class SetAside {

    private static final List<String> POINTERS = List.of("WhatId", "WhoId", "AccountId");

    private SetAside() {}

    /**
     * @param days   of all of ours on one record
     * @param open   whether one of them was open when last seen
     * @param before LastActivityDate before the first of them
     */
    record Ours(Set<LocalDate> days, boolean open, Optional<LocalDate> before) {

        static final Ours NONE = new Ours(Set.of(), false, Optional.empty());

        /** What is left of a day that Salesforce said. */
        Optional<LocalDate> believed(LocalDate said) {
            return open || days.contains(said) ? before.filter(day -> !day.isAfter(said)) : Optional.of(said);
        }
    }

    /** @return the records that they are about */
    static Set<RecordId> put(Handle handle, List<CrmRecord> ours) {
        Set<RecordId> parents = new LinkedHashSet<>();
        ours.forEach(task -> parents.addAll(parents(task)));
        Map<RecordId, Optional<LocalDate>> before = before(handle, parents);
        for (CrmRecord task : ours) {
            for (RecordId parent : parents(task)) {
                put(handle, task, parent, before.getOrDefault(parent, Optional.empty()));
            }
        }
        return parents;
    }

    static Map<RecordId, Ours> of(Handle handle, Collection<RecordId> parents) {
        Map<RecordId, Ours> found = new HashMap<>();
        handle.createQuery("SELECT parent, day, closed, before_day FROM mirror_set_aside WHERE parent = ANY(:parents)")
                .bindArray(
                        "parents",
                        String.class,
                        parents.stream().map(RecordId::value).toList())
                .map((rs, ctx) -> Map.entry(
                        RecordId.of(rs.getString("parent")),
                        new Ours(
                                day(rs.getString("day")).map(Set::of).orElse(Set.of()),
                                !rs.getBoolean("closed"),
                                day(rs.getString("before_day")))))
                .forEach(e -> found.merge(e.getKey(), e.getValue(), SetAside::both));
        return found;
    }

    private static Ours both(Ours one, Ours other) {
        Set<LocalDate> days = new LinkedHashSet<>(one.days);
        days.addAll(other.days);
        return new Ours(days, one.open || other.open, ActivityTable.later(one.before, other.before));
    }

    /** As the records stand in the mirror, less what is ours already; nothing where our own day stands there from the start. */
    private static Map<RecordId, Optional<LocalDate>> before(Handle handle, Set<RecordId> parents) {
        Map<RecordId, Ours> ours = of(handle, parents);
        Map<RecordId, Optional<LocalDate>> before = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT id, nullif(fields ->> 'LastActivityDate', '') AS day FROM mirror_record
                        WHERE object IN ('Opportunity', 'Account', 'Contact', 'Lead') AND id = ANY(:ids)""")
                .bindArray(
                        "ids",
                        String.class,
                        parents.stream().map(RecordId::value).toList())
                .map((rs, ctx) -> Map.entry(RecordId.of(rs.getString("id")), day(rs.getString("day"))))
                .forEach(e -> before.put(
                        e.getKey(), e.getValue().flatMap(ours.getOrDefault(e.getKey(), Ours.NONE)::believed)));
        return before;
    }

    private static void put(Handle handle, CrmRecord task, RecordId parent, Optional<LocalDate> before) {
        String day = task.field("ActivityDate").asText();
        handle.createUpdate(
                        """
                        INSERT INTO mirror_set_aside (id, parent, day, closed, before_day)
                        VALUES (:id, :parent, nullif(:day, ''), :closed, :before)
                        ON CONFLICT (parent, id) DO UPDATE SET day = excluded.day, closed = excluded.closed""")
                .bind("id", task.id().value())
                .bind("parent", parent.value())
                .bind("day", day)
                .bind("closed", task.field("IsClosed").equals(FieldValue.TRUE))
                .bind(
                        "before",
                        before.map(LocalDate::toString)
                                .filter(b -> !b.equals(day))
                                .orElse(null))
                .execute();
    }

    private static Set<RecordId> parents(CrmRecord task) {
        Set<RecordId> parents = new LinkedHashSet<>();
        for (String pointer : POINTERS) {
            String id = task.field(pointer) instanceof FieldValue.Text text ? text.value() : "";
            if (RecordId.isId(id)) {
                parents.add(RecordId.of(id));
            }
        }
        return parents;
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
