package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.soql.ChildRelationships.ChildRelationship;
import dev.plumbline.practice.soql.Query.Item;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** One run of one query. */
final class Execution {

    private static final int LONGEST_OFFSET = 2000;

    private final Binder binder;
    private final Spans spans;
    private final ZoneId zone;
    private final boolean all;

    Execution(Binder binder, Spans spans, ZoneId zone, boolean all) {
        this.binder = binder;
        this.spans = spans;
        this.zone = zone;
        this.all = all;
    }

    Answer answer(Query query) {
        if (query.offset() > LONGEST_OFFSET || query.offset() < 0) {
            throw new SoqlException(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    "Maximum SOQL offset allowed is " + LONGEST_OFFSET,
                    binder.query(),
                    -1);
        }
        Table table = binder.table(query);
        boolean count = query.items().size() == 1
                && query.items().get(0) instanceof Item.Call call
                && call.function().equals("COUNT")
                && call.path().isEmpty();
        if (count && query.groupBy().isEmpty()) {
            return Answer.count(cut(query, matching(query, table)).size());
        }
        boolean sums = !query.groupBy().isEmpty()
                || query.items().stream()
                        .anyMatch(i -> i instanceof Item.Call c && Functions.AGGREGATES.contains(c.function()));
        if (sums) {
            return Answer.sums(new Aggregation(binder, spans, zone, this::column, this::values)
                    .rows(query, table, matching(query, table)));
        }
        Selection selection = selection(query, table);
        return Answer.records(found(query, table), selection::show);
    }

    private List<Row> found(Query query, Table table) {
        List<Row> rows = matching(query, table);
        if (!query.orderBy().isEmpty()) {
            rows.sort(order(query, table));
        }
        return cut(query, rows);
    }

    private static List<Row> cut(Query query, List<Row> rows) {
        int from = Math.min(query.offset(), rows.size());
        Integer limit = query.limit();
        int to = limit == null ? rows.size() : (int) Math.min(rows.size(), (long) from + limit);
        return rows.subList(from, to);
    }

    private List<Row> matching(Query query, Table table) {
        Condition where = query.where();
        Predicate<Row> filter = where == null
                ? row -> true
                : new Filters<Row>(item -> column(query, table, item), this::values, spans, zone, binder.query())
                        .compile(where);
        List<Row> rows = new ArrayList<>();
        for (Row row : new Candidates(binder.store(), table).of(where)) {
            if ((all || !Soql.outOfSight(row, table)) && filter.test(row) && binder.seen(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Column<Row> column(Query query, Table table, Item item) {
        if (item instanceof Item.Field field) {
            return binder.path(query, table, field.path(), field.at());
        }
        Item.Call call = (Item.Call) item;
        if (Functions.AGGREGATES.contains(call.function())) {
            throw SoqlException.pointing(
                    "MALFORMED_QUERY",
                    "aggregate function not allowed here: " + call.function(),
                    binder.query(),
                    call.at());
        }
        Column<Row> of = binder.path(query, table, call.path(), call.at());
        return Functions.over(call.function(), of, zone)
                .orElseThrow(() -> SoqlException.pointing(
                        "MALFORMED_QUERY", "unknown function: " + call.function(), binder.query(), call.at()));
    }

    private Comparator<Row> order(Query query, Table table) {
        Comparator<Row> order = null;
        for (Query.Order by : query.orderBy()) {
            Column<Row> column = column(query, table, by.by());
            if (!column.field().sortable()) {
                throw SoqlException.pointing(
                        "INVALID_FIELD",
                        "field '" + column.field().name() + "' can not be sorted in a query call",
                        binder.query(),
                        by.by().at());
            }
            Comparator<Row> next = comparator(by, column);
            order = order == null ? next : order.thenComparing(next);
        }
        return order == null ? (a, b) -> 0 : order;
    }

    /** Blanks come first in either direction, unless the query wants them last. */
    static <T> Comparator<T> comparator(Query.Order by, Column<T> column) {
        Comparator<FieldValue> order = Values.order(column.field());
        return (a, b) -> {
            FieldValue x = column.of(a);
            FieldValue y = column.of(b);
            if (x.isBlank() != y.isBlank()) {
                return x.isBlank() == by.nullsLast() ? 1 : -1;
            }
            return by.descending() ? order.compare(y, x) : order.compare(x, y);
        };
    }

    private Selection selection(Query query, Table table) {
        Selection selection = new Selection(binder, table);
        for (Item item : query.items()) {
            if (item instanceof Item.Field field) {
                selection.add(Binder.steps(query, field.path()), field.at());
            } else if (item instanceof Item.Child child) {
                child(selection, table, child);
            } else if (item instanceof Item.Call call) {
                fields(selection, query, call);
            }
        }
        return selection;
    }

    private void fields(Selection selection, Query query, Item.Call call) {
        Integer limit = query.limit();
        if (!call.function().equals("FIELDS")) {
            throw SoqlException.pointing(
                    "MALFORMED_QUERY", "unknown function: " + call.function(), binder.query(), call.at());
        }
        if (!call.path().equalsIgnoreCase("STANDARD") && (limit == null || limit > 200)) {
            throw SoqlException.pointing(
                    "MALFORMED_QUERY",
                    "The SOQL FIELDS function must have a LIMIT of at most 200",
                    binder.query(),
                    call.at());
        }
        selection.all(call.path(), call.at());
    }

    private void child(Selection selection, Table parent, Item.Child item) {
        Query inner = item.query();
        ChildRelationship way = ChildRelationships.of(binder.store(), parent.name()).stream()
                .filter(c -> c.name().equalsIgnoreCase(inner.object()))
                .findFirst()
                .orElseThrow(() -> SoqlException.pointing(
                        "INVALID_TYPE",
                        "Didn't understand relationship '" + inner.object() + "' in FROM part of query call. If you are"
                                + " attempting to use a custom relationship, be sure to append the '__r' after the custom"
                                + " relationship name. Please reference your WSDL or the describe call for the appropriate"
                                + " names.",
                        binder.query(),
                        inner.at()));
        Table table = binder.store().standard(way.child());
        int reference = table.column(way.field());
        Selection below = selection(inner, table);
        Condition where = inner.where();
        Predicate<Row> filter = where == null
                ? row -> true
                : new Filters<Row>(i -> column(inner, table, i), this::values, spans, zone, binder.query())
                        .compile(where);
        Comparator<Row> order = order(inner, table);
        selection.child(
                way.name(), row -> below(inner, table.referring(reference, row.id()), filter, order, below::show));
    }

    private Result below(
            Query inner, List<Row> rows, Predicate<Row> filter, Comparator<Row> order, Function<Row, Result.Of> show) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows) {
            if ((all || !Soql.outOfSight(row, row.table())) && filter.test(row) && binder.seen(row)) {
                found.add(row);
            }
        }
        found.sort(order);
        List<Row> cut = cut(inner, found);
        return cut.isEmpty()
                ? new Result.Nothing()
                : new Result.Below(cut.stream().map(show).toList());
    }

    /** What a query inside a condition finds: the values of its one field. */
    private Set<FieldValue> values(Query query) {
        Table table = binder.table(query);
        if (query.items().size() != 1 || !(query.items().get(0) instanceof Item.Field field)) {
            throw new SoqlException(
                    "MALFORMED_QUERY", "a semi-join selects exactly one field", binder.query(), query.at());
        }
        Column<Row> column = binder.path(query, table, field.path(), field.at());
        FieldSchema schema = column.field();
        if (schema.type() != FieldType.ID && schema.type() != FieldType.REFERENCE) {
            throw SoqlException.pointing(
                    "MALFORMED_QUERY",
                    "The inner select field '" + schema.name() + "' of a semi-join must be an id or a reference",
                    binder.query(),
                    field.at());
        }
        Set<FieldValue> values = new HashSet<>();
        found(query, table).forEach(row -> values.add(column.of(row)));
        return values;
    }
}
