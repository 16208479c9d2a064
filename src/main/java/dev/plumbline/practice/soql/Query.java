package dev.plumbline.practice.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as written, not yet compared with any schema.
 *
 * @param alias  what the object is called inside the query
 * @param limit  absent for no limit
 * @param at     characters before the object's name
 */
record Query(
        List<Item> items,
        String object,
        @Nullable String alias,
        @Nullable Condition where,
        List<Item> groupBy,
        @Nullable Condition having,
        List<Order> orderBy,
        @Nullable Integer limit,
        int offset,
        int at) {

    /** One thing in the select list, or a field or function elsewhere. */
    sealed interface Item {

        int at();

        /** @param path from the query's object, such as {@code Owner.Name} */
        record Field(String path, @Nullable String alias, int at) implements Item {}

        /** @param path empty for {@code COUNT()} */
        record Call(String function, String path, @Nullable String alias, int at) implements Item {}

        record Child(Query query, int at) implements Item {}
    }

    record Order(Item by, boolean descending, boolean nullsLast) {}
}
