package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldValue;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns conditions into predicates.
 *
 * @param <T> what is judged: records for WHERE, groups for HAVING
 */
final class Filters<T> {

    private final Function<Query.Item, Column<T>> columns;
    private final Function<Query, Set<FieldValue>> subqueries;
    private final Spans spans;
    private final ZoneId zone;
    private final String query;

    Filters(
            Function<Query.Item, Column<T>> columns,
            Function<Query, Set<FieldValue>> subqueries,
            Spans spans,
            ZoneId zone,
            String query) {
        this.columns = columns;
        this.subqueries = subqueries;
        this.spans = spans;
        this.zone = zone;
        this.query = query;
    }

    Predicate<T> compile(Condition condition) {
        if (condition instanceof Condition.All all) {
            List<Predicate<T>> parts = all.parts().stream().map(this::compile).toList();
            return of -> holdsAll(parts, of);
        }
        if (condition instanceof Condition.Any any) {
            List<Predicate<T>> parts = any.parts().stream().map(this::compile).toList();
            return of -> holdsAny(parts, of);
        }
        if (condition instanceof Condition.Not not) {
            return compile(not.of()).negate();
        }
        if (condition instanceof Condition.SemiJoin join) {
            Column<T> left = filterable(join.left());
            Set<FieldValue> found = subqueries.apply(join.inner());
            return of -> found.contains(left.of(of)) != join.not();
        }
        Condition.Compare compare = (Condition.Compare) condition;
        Column<T> left = filterable(compare.left());
        Predicate<FieldValue> test = new Comparison(
                        left.field(), spans, zone, query, compare.left().at())
                .with(compare.operator(), compare.values());
        return of -> test.test(left.of(of));
    }

    private static <T> boolean holdsAll(List<Predicate<T>> parts, T of) {
        for (Predicate<T> part : parts) {
            if (!part.test(of)) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean holdsAny(List<Predicate<T>> parts, T of) {
        for (Predicate<T> part : parts) {
            if (part.test(of)) {
                return true;
            }
        }
        return false;
    }

    private Column<T> filterable(Query.Item item) {
        Column<T> column = columns.apply(item);
        if (!column.field().filterable()) {
            throw SoqlException.pointing(
                    "INVALID_FIELD",
                    "field '" + column.field().name() + "' can not be filtered in a query call",
                    query,
                    item.at());
        }
        return column;
    }
}
