package dev.plumbline.practice.soql;

import dev.plumbline.practice.soql.Query.Item;
import dev.plumbline.practice.soql.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a query by its grammar. */
final class Parser {

    private static final Set<String> CLAUSES = Set.of(
            "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "WITH", "FOR", "USING", "ALL", "AND", "OR");

    private final Words words;

    private Parser(Words words) {
        this.words = words;
    }

    static Query parse(String text) {
        Words words = new Words(text);
        Query query = new Parser(words).query();
        if (words.peek().kind() != Token.Kind.END) {
            throw words.unexpected(words.peek());
        }
        return query;
    }

    /** A query inside another one, up to its closing parenthesis. */
    static Query inner(Words words) {
        return new Parser(words).query();
    }

    private Query query() {
        words.deeper();
        words.expectWord("SELECT");
        List<Item> items = items();
        words.expectWord("FROM");
        Token object = words.name();
        String alias = alias();
        Condition where = words.skipWord("WHERE") ? new ConditionParser(words).condition() : null;
        List<Item> groupBy = List.of();
        if (words.skipWord("GROUP")) {
            words.expectWord("BY");
            groupBy = plainItems();
        }
        Condition having = words.skipWord("HAVING") ? new ConditionParser(words).condition() : null;
        List<Order> orderBy = orderBy();
        Integer limit = words.skipWord("LIMIT") ? words.number() : null;
        int offset = words.skipWord("OFFSET") ? words.number() : 0;
        words.back();
        return new Query(items, object.text(), alias, where, groupBy, having, orderBy, limit, offset, object.at());
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        do {
            int at = words.peek().at();
            if (words.skipSymbol("(")) {
                items.add(new Item.Child(query(), at));
                words.expectSymbol(")");
            } else {
                items.add(named(item(words)));
            }
        } while (words.skipSymbol(","));
        return items;
    }

    private List<Item> plainItems() {
        List<Item> items = new ArrayList<>();
        do {
            items.add(item(words));
        } while (words.skipSymbol(","));
        return items;
    }

    /** A field or a function of one. */
    static Item item(Words words) {
        if (words.peek().isWord("FROM")) {
            throw words.unexpected(words.peek());
        }
        Token name = words.name();
        if (!words.skipSymbol("(")) {
            return new Item.Field(name.text(), null, name.at());
        }
        String path = words.peek().isSymbol(")") ? "" : words.name().text();
        words.expectSymbol(")");
        return new Item.Call(name.text().toUpperCase(Locale.ROOT), path, null, name.at());
    }

    private Item named(Item item) {
        String alias = alias();
        if (alias == null) {
            return item;
        }
        if (item instanceof Item.Call call) {
            return new Item.Call(call.function(), call.path(), alias, call.at());
        }
        return item instanceof Item.Field field ? new Item.Field(field.path(), alias, field.at()) : item;
    }

    /** A word that is no clause names what stands before it, if what follows it fits. */
    private @Nullable String alias() {
        words.skipWord("AS");
        Token word = words.peek();
        Token then = words.peek(1);
        boolean fits = word.kind() == Token.Kind.WORD
                && !CLAUSES.contains(word.text().toUpperCase(Locale.ROOT))
                && (then.kind() == Token.Kind.END
                        || then.isSymbol(",")
                        || then.isSymbol(")")
                        || then.kind() == Token.Kind.WORD
                                && CLAUSES.contains(then.text().toUpperCase(Locale.ROOT)));
        return fits ? words.take().text() : null;
    }

    private List<Order> orderBy() {
        List<Order> orders = new ArrayList<>();
        if (!words.skipWord("ORDER")) {
            return orders;
        }
        words.expectWord("BY");
        do {
            Item by = item(words);
            boolean descending = words.skipWord("DESC");
            if (!descending) {
                words.skipWord("ASC");
            }
            boolean last = false;
            if (words.skipWord("NULLS")) {
                last = words.skipWord("LAST");
                if (!last) {
                    words.expectWord("FIRST");
                }
            }
            orders.add(new Order(by, descending, last));
        } while (words.skipSymbol(","));
        return orders;
    }
}
