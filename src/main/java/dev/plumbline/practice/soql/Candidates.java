package dev.plumbline.practice.soql;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records worth looking at: when a query asks for certain ids or parents, only theirs. */
final class Candidates {

    private final Store store;
    private final Table table;

    Candidates(Store store, Table table) {
        this.store = store;
        this.table = table;
    }

    List<Row> of(@Nullable Condition where) {
        List<Condition> parts =
                where instanceof Condition.All all ? all.parts() : where == null ? List.of() : List.of(where);
        for (Condition part : parts) {
            List<Row> rows = part instanceof Condition.Compare compare ? byId(compare) : null;
            if (rows != null) {
                return rows;
            }
        }
        return table.rows();
    }

    private @Nullable List<Row> byId(Condition.Compare compare) {
        boolean equality =
                compare.operator() == Condition.Operator.EQUAL || compare.operator() == Condition.Operator.IN;
        if (!equality
                || !(compare.left() instanceof Query.Item.Field field)
                || field.path().contains(".")) {
            return null;
        }
        int column = table.column(field.path());
        boolean id = field.path().equalsIgnoreCase("Id");
        if (!id && !table.isIndexed(column)) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Literal value : compare.values()) {
            if (!(value instanceof Literal.Text text) || !RecordId.isId(text.value())) {
                return null;
            }
            ids.add(RecordId.of(text.value()).value());
        }
        List<Row> rows = new ArrayList<>();
        for (String wanted : ids) {
            Row row = store.row(wanted);
            if (!id) {
                rows.addAll(table.referring(column, wanted));
            } else if (row != null && row.table() == table) {
                rows.add(row);
            }
        }
        return rows;
    }
}
