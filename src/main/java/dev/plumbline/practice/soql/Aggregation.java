package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.soql.Query.Item;
import dev.plumbline.practice.soql.Sums.Group;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Queries whose rows are sums over groups of records. */
final class Aggregation {

    /** More groups than this do not fit into the one page that such queries have. */
    private static final int MOST_GROUPS = 2000;

    /** How a field or function of a record is found. */
    @FunctionalInterface
    interface Columns {
        Column<Row> of(Query query, Table table, Item item);
    }

    private final Binder binder;
    private final Spans spans;
    private final ZoneId zone;
    private final Columns columns;
    private final Function<Query, Set<FieldValue>> subqueries;

    Aggregation(Binder binder, Spans spans, ZoneId zone, Columns columns, Function<Query, Set<FieldValue>> subqueries) {
        this.binder = binder;
        this.spans = spans;
        this.zone = zone;
        this.columns = columns;
        this.subqueries = subqueries;
    }

    List<Result.Of> rows(Query query, Table table, List<Row> rows) {
        List<Column<Row>> by =
                query.groupBy().stream().map(i -> columns.of(query, table, i)).toList();
        List<Group> groups = new ArrayList<>(Sums.group(rows, by));
        Function<Item, Column<Group>> find = item -> column(query, table, item);
        Condition having = query.having();
        if (having != null) {
            groups.removeIf(new Filters<>(find, subqueries, spans, zone, binder.query())
                    .compile(having)
                    .negate());
        }
        Comparator<Group> order = (a, b) -> 0;
        for (Query.Order next : query.orderBy()) {
            order = order.thenComparing(Execution.comparator(next, find.apply(next.by())));
        }
        groups.sort(order);
        Integer limit = query.limit();
        if (limit != null && groups.size() > limit) {
            groups = groups.subList(0, limit);
        }
        if (groups.size() > MOST_GROUPS) {
            throw new SoqlException(
                    "EXCEEDED_ID_LIMIT",
                    "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
                    binder.query(),
                    -1);
        }
        return show(query, groups, find);
    }

    private static List<Result.Of> show(Query query, List<Group> groups, Function<Item, Column<Group>> find) {
        List<String> names = new ArrayList<>();
        List<Column<Group>> shown = new ArrayList<>();
        int unnamed = 0;
        for (Item item : query.items()) {
            Column<Group> column = find.apply(item);
            String alias = alias(item);
            boolean function = item instanceof Item.Call;
            names.add(
                    alias != null
                            ? alias
                            : function ? "expr" + unnamed++ : column.field().name());
            shown.add(column);
        }
        return groups.stream()
                .map(group -> {
                    List<Result.Named> fields = new ArrayList<>();
                    for (int i = 0; i < shown.size(); i++) {
                        Column<Group> column = shown.get(i);
                        fields.add(new Result.Named(names.get(i), new Result.Value(column.of(group), column.field())));
                    }
                    return new Result.Of("AggregateResult", null, fields);
                })
                .toList();
    }

    private static @Nullable String alias(Item item) {
        if (item instanceof Item.Field field) {
            return field.alias();
        }
        return item instanceof Item.Call call ? call.alias() : null;
    }

    /** A grouped value, or a function over the group. */
    private Column<Group> column(Query query, Table table, Item item) {
        if (item instanceof Item.Call call && Functions.AGGREGATES.contains(call.function())) {
            String path = call.path().isEmpty() ? "Id" : call.path();
            return Sums.function(call.function(), binder.path(query, table, path, call.at()));
        }
        for (int i = 0; i < query.groupBy().size(); i++) {
            if (same(query, query.groupBy().get(i), item)) {
                int key = i;
                Column<Row> by = columns.of(query, table, query.groupBy().get(i));
                return new Column<>(by.field(), group -> group.keys().get(key));
            }
        }
        String shown =
                item instanceof Item.Field field ? field.path() : item instanceof Item.Call c ? c.path() : "subquery";
        if (item instanceof Item.Field field) {
            for (Item named : query.items()) {
                if (named != item && field.path().equalsIgnoreCase(alias(named))) {
                    return column(query, table, named);
                }
            }
        }
        throw SoqlException.pointing(
                "MALFORMED_QUERY", "Field must be grouped or aggregated: " + shown, binder.query(), item.at());
    }

    private static boolean same(Query query, Item a, Item b) {
        if (a instanceof Item.Field x && b instanceof Item.Field y) {
            return path(query, x.path()).equalsIgnoreCase(path(query, y.path()));
        }
        return a instanceof Item.Call x
                && b instanceof Item.Call y
                && x.function().equals(y.function())
                && path(query, x.path()).equalsIgnoreCase(path(query, y.path()));
    }

    private static String path(Query query, String path) {
        return String.join(".", Binder.steps(query, path));
    }
}
