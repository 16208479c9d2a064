package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Records put into groups, and functions over each group. */
final class Sums {

    /** The records that agree in the grouped values. */
    record Group(List<FieldValue> keys, List<Row> rows) {}

    private Sums() {}

    static List<Group> group(List<Row> rows, List<Column<Row>> by) {
        if (by.isEmpty()) {
            return List.of(new Group(List.of(), rows));
        }
        Map<List<FieldValue>, Group> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            List<FieldValue> keys = by.stream().map(c -> c.of(row)).toList();
            groups.computeIfAbsent(keys, k -> new Group(k, new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return List.copyOf(groups.values());
    }

    /** @param of absent for {@code COUNT()} and {@code COUNT(Id)} alike: every record counts */
    static Column<Group> function(String function, Column<Row> of) {
        FieldSchema field = of.field();
        FieldSchema result =
                switch (function) {
                    case "COUNT", "COUNT_DISTINCT" -> FieldSchema.of(field.name(), FieldType.NUMBER, 0);
                    case "SUM", "AVG" -> FieldSchema.of(field.name(), FieldType.CURRENCY, 2);
                    default -> field;
                };
        Comparator<FieldValue> order = Values.order(field);
        return new Column<>(
                result,
                group -> apply(function, group.rows().stream().map(of::of).filter(v -> !v.isBlank()), order));
    }

    private static FieldValue apply(String function, Stream<FieldValue> values, Comparator<FieldValue> order) {
        return switch (function) {
            case "COUNT" -> FieldValue.of(BigDecimal.valueOf(values.count()));
            case "COUNT_DISTINCT" -> distinct(values, order);
            case "MIN" -> values.min(order).orElse(FieldValue.BLANK);
            case "MAX" -> values.max(order).orElse(FieldValue.BLANK);
            case "SUM" -> sum(values.toList(), false);
            default -> sum(values.toList(), true);
        };
    }

    private static FieldValue distinct(Stream<FieldValue> values, Comparator<FieldValue> order) {
        Set<FieldValue> seen = new TreeSet<>(order);
        values.forEach(seen::add);
        return FieldValue.of(BigDecimal.valueOf(seen.size()));
    }

    private static FieldValue sum(List<FieldValue> values, boolean average) {
        if (values.isEmpty()) {
            return FieldValue.BLANK;
        }
        BigDecimal sum = values.stream()
                .map(v -> v instanceof FieldValue.Num n ? n.value() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return FieldValue.of(average ? sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64) : sum);
    }
}
