package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the histories of some records, as far back as is needed: the newest row before that moment, and all since. */
final class HistoryReader {

    /** Rows per record beyond which the oldest are not looked at; what was before the oldest one left is then not known. */
    private static final int MOST_ROWS = 2000;

    /** Longer values are cut in field history, so what has this length may have had more. */
    private static final int LONGEST = 255;

    private static final History STAGES =
            new History(HistoryDemand.STAGES, "OpportunityId", HistoryDemand.STAGE_FIELDS);

    private final HistoryRows source;
    private final ObjectSchema schema;
    private final Instant from;

    HistoryReader(HistoryRows source, ObjectSchema schema, Instant from) {
        this.source = source;
        this.schema = schema;
        this.from = from;
    }

    /** @param whole whether the first row is the first there ever was */
    record Rows(List<Trail.Row> rows, boolean whole) {

        static final Rows NONE = new Rows(List.of(), false);
    }

    /** Only deals have them. Those with a row whose moment cannot be read are left out: their steps could be in no order. */
    Map<RecordId, Rows> stages(Handle handle, Collection<RecordId> deals) {
        if (!schema.name().equals(HistoryDemand.DEAL)) {
            return Map.of();
        }
        Map<RecordId, Rest<Trail.Row>> kept = new HashMap<>();
        Comparator<Trail.Row> order = Comparator.comparing(Trail.Row::at).thenComparing(Trail.Row::id);
        source.read(handle, STAGES, deals, (deal, id, row) -> {
            Optional<Instant> at = moment(row.get("CreatedDate"));
            Rest<Trail.Row> rest = kept.computeIfAbsent(deal, d -> new Rest<>(order, Trail.Row::at, from));
            at.ifPresentOrElse(t -> rest.add(new Trail.Row(id, t, id(row.get("CreatedById")), row)), rest::spoil);
        });
        Map<RecordId, Rows> rows = new HashMap<>();
        kept.forEach((id, rest) -> {
            if (!rest.spoilt) {
                rows.put(id, new Rows(rest.sorted(), !rest.dropped));
            }
        });
        return rows;
    }

    /** Changes by record and field, of the fields that are asked for. */
    Map<RecordId, Map<String, List<Trail.Change>>> fields(
            Handle handle, Collection<RecordId> records, Set<String> wanted) {
        Map<RecordId, Map<String, Rest<Trail.Change>>> kept = new HashMap<>();
        Comparator<Trail.Change> order = Comparator.comparing(Trail.Change::at).thenComparing(Trail.Change::id);
        source.read(handle, History.ofFields(schema.name()), records, (record, id, row) -> {
            Optional<Instant> at = moment(row.get("CreatedDate"));
            Optional<FieldSchema> field = field(schema, text(row.get("Field")));
            if (at.isEmpty() || field.isEmpty() || !wanted.contains(field.get().name()) || isName(field.get(), row)) {
                return;
            }
            kept.computeIfAbsent(record, r -> new HashMap<>())
                    .computeIfAbsent(field.get().name(), f -> new Rest<>(order, Trail.Change::at, from))
                    .add(new Trail.Change(
                            id,
                            at.get(),
                            id(row.get("CreatedById")),
                            value(field.get(), row, "OldValue"),
                            value(field.get(), row, "NewValue")));
        });
        Map<RecordId, Map<String, List<Trail.Change>>> changes = new HashMap<>();
        kept.forEach((id, fields) -> {
            Map<String, List<Trail.Change>> own = new HashMap<>();
            fields.forEach((field, rest) -> own.put(field, rest.sorted()));
            changes.put(id, own);
        });
        return changes;
    }

    /** The field that a row of field history is about; a lookup goes by its relationship's name. */
    static Optional<FieldSchema> field(ObjectSchema schema, String name) {
        Optional<FieldSchema> field = schema.field(name);
        return field.isPresent() ? field : schema.relationship(name);
    }

    /** A change of a lookup leaves a row with names and one with ids; the one with ids says what it was. */
    private static boolean isName(FieldSchema field, Map<String, FieldValue> row) {
        if (field.type() != FieldType.REFERENCE) {
            return false;
        }
        String kind = text(row.get("DataType"));
        return kind.isEmpty()
                ? !isIdOrEmpty(text(row.get("OldValue"))) || !isIdOrEmpty(text(row.get("NewValue")))
                : !kind.equalsIgnoreCase("EntityId");
    }

    private static boolean isIdOrEmpty(String text) {
        return text.isEmpty() || RecordId.isId(text);
    }

    private static FieldValue value(FieldSchema field, Map<String, FieldValue> row, String column) {
        FieldValue kept = row.get(column);
        if (kept == null || kept.isHidden()) {
            return kept == null ? new FieldValue.Hidden(column + " was not read") : kept;
        }
        String text = kept.asText();
        if (field.type() == FieldType.LONG_TEXT || text.length() >= LONGEST) {
            return new FieldValue.Hidden("field history keeps no long values of " + field.name());
        }
        try {
            boolean reference = field.type() == FieldType.REFERENCE && RecordId.isId(text);
            return FieldValues.parse(field.type(), reference ? RecordId.of(text).value() : text);
        } catch (IllegalArgumentException e) {
            return new FieldValue.Hidden("what field history says of " + field.name() + ": " + e.getMessage());
        }
    }

    static Optional<Instant> moment(@Nullable FieldValue value) {
        return value instanceof FieldValue.Moment m ? Optional.of(m.value()) : Optional.empty();
    }

    private static Optional<RecordId> id(@Nullable FieldValue value) {
        return value instanceof FieldValue.Text t && RecordId.isId(t.value())
                ? Optional.of(RecordId.of(t.value()))
                : Optional.empty();
    }

    private static String text(@Nullable FieldValue value) {
        return value == null ? "" : value.asText();
    }

    /** What is needed of the rows of one record: those since a moment and the newest one before it, and never too many. */
    private static final class Rest<T> {

        private final Comparator<T> order;
        private final Function<T, Instant> at;
        private final Instant from;
        private final PriorityQueue<T> since;
        private @Nullable T before;
        private boolean dropped;
        private boolean spoilt;

        Rest(Comparator<T> order, Function<T, Instant> at, Instant from) {
            this.order = order;
            this.at = at;
            this.from = from;
            this.since = new PriorityQueue<>(order);
        }

        void add(T row) {
            if (at.apply(row).isBefore(from)) {
                goesBefore(row);
            } else {
                since.add(row);
                T oldest = since.size() > MOST_ROWS ? since.poll() : null;
                if (oldest != null) {
                    goesBefore(oldest);
                }
            }
        }

        private void goesBefore(T row) {
            T newest = before;
            dropped |= newest != null;
            before = newest == null || order.compare(newest, row) < 0 ? row : newest;
        }

        void spoil() {
            spoilt = true;
        }

        List<T> sorted() {
            List<T> sorted = new ArrayList<>(since);
            if (before != null) {
                sorted.add(before);
            }
            sorted.sort(order);
            return sorted;
        }
    }
}
