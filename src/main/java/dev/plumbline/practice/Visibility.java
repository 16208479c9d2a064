package dev.plumbline.practice;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Field-level security of the integration user: a hidden field vanishes from describe, and a query that names it is told that there is no
 * such column. Record pages see everything.
 */
public final class Visibility {

    private final Store store;
    private final Map<String, Set<String>> hidden = new ConcurrentHashMap<>();

    Visibility(Store store) {
        this.store = store;
    }

    public void hide(String object, String... fields) {
        hidden.compute(object, (o, before) -> {
            Set<String> now = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            now.addAll(before == null ? Set.of() : before);
            now.addAll(Set.of(fields));
            return now;
        });
    }

    /** Makes every field of an object visible again. */
    public void show(String object) {
        hidden.remove(object);
    }

    /** What the integration user may see of an object; empty when there is no such object. */
    public Optional<ObjectSchema> schema(String object) {
        return store.reading(() -> store.table(object).map(Table::schema)).map(this::visible);
    }

    private ObjectSchema visible(ObjectSchema all) {
        Set<String> out = hidden.getOrDefault(all.name(), Set.of());
        return out.isEmpty()
                ? all
                : new ObjectSchema(
                        all.name(),
                        all.label(),
                        all.keyPrefix(),
                        all.replicateable(),
                        all.fields().stream()
                                .filter(f -> !out.contains(f.name()))
                                .toList());
    }
}
