package dev.plumbline.mirror;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of paths needs of one object: its own columns, and the references to cross. Positions are those of the list. */
final class Hop {

    final KnownObject object;
    private final int width;
    private final Map<Integer, FieldSchema> stored = new LinkedHashMap<>();
    private final Map<Integer, FieldValue> constant = new HashMap<>();
    private final Map<Integer, String> derived = new HashMap<>();
    private final Map<Integer, String> special = new HashMap<>();
    private final Map<String, Crossing> crossings = new LinkedHashMap<>();

    Hop(KnownObject object, List<String> paths) {
        this.object = object;
        this.width = paths.size();
        for (int i = 0; i < width; i++) {
            int dot = paths.get(i).indexOf('.');
            if (dot < 0) {
                own(i, paths.get(i));
            } else {
                cross(i, paths.get(i).substring(0, dot), paths.get(i).substring(dot + 1));
            }
        }
    }

    private void own(int position, String field) {
        if (KnownObject.isAlwaysKept(field)) {
            special.put(position, field.toLowerCase(Locale.ROOT));
            return;
        }
        Optional<FieldSchema> seen = object.schema().field(field);
        if (seen.isPresent() && ActivityFields.derives(object.name(), seen.get().name())) {
            derived.put(position, seen.get().name());
        }
        object.whyHidden(field)
                .ifPresentOrElse(
                        why -> constant.put(position, new FieldValue.Hidden(why)),
                        () -> stored.put(position, object.kept(field).orElseThrow()));
    }

    private void cross(int position, String relationship, String tail) {
        int colon = relationship.indexOf(':');
        String name = colon < 0 ? relationship : relationship.substring(0, colon);
        Optional<FieldSchema> by = object.schema().relationship(name);
        Optional<String> why = by.isEmpty()
                ? Optional.of(object.name() + " has no relationship " + name + " that the integration user may see")
                : object.whyHidden(by.get().name());
        if (why.isPresent()) {
            constant.put(position, new FieldValue.Hidden(why.get()));
            return;
        }
        String only = colon < 0 ? "" : relationship.substring(colon + 1);
        crossings
                .computeIfAbsent(relationship.toLowerCase(Locale.ROOT), r -> new Crossing(by.get(), only))
                .add(position, tail);
    }

    /** Names of the stored fields to read, each once. */
    List<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        stored.values().forEach(f -> names.add(f.name()));
        crossings.values().forEach(c -> names.add(c.by.name()));
        return List.copyOf(names);
    }

    Map<Integer, String> derived() {
        return derived;
    }

    List<Crossing> crossings() {
        return List.copyOf(crossings.values());
    }

    FieldValue[] ownValues(MirrorRow row) {
        FieldValue[] values = PathReader.filled(width, FieldValue.BLANK);
        stored.forEach((i, field) -> values[i] = object.value(field, row.texts().get(field.name())));
        constant.forEach((i, value) -> values[i] = value);
        special.forEach((i, name) ->
                values[i] = name.equals("id") ? FieldValue.of(row.id().value()) : FieldValue.of(row.asOf()));
        return values;
    }

    /** A reference, and the paths that go on behind it. */
    static final class Crossing {

        private final FieldSchema by;
        private final String only;
        private final List<Integer> positions = new ArrayList<>();
        private final List<String> tails = new ArrayList<>();

        private Crossing(FieldSchema by, String only) {
            this.by = by;
            this.only = only.equalsIgnoreCase("Queue") ? "Group" : only;
        }

        private void add(int position, String tail) {
            positions.add(position);
            tails.add(tail);
        }

        FieldSchema by() {
            return by;
        }

        List<String> tails() {
            return tails;
        }

        boolean accepts(String object) {
            return only.isEmpty() || only.equalsIgnoreCase(object);
        }

        void set(FieldValue @Nullable [] row, FieldValue value) {
            if (row != null) {
                positions.forEach(i -> row[i] = value);
            }
        }

        void set(FieldValue @Nullable [] row, FieldValue @Nullable [] values) {
            if (row != null && values != null) {
                for (int i = 0; i < values.length; i++) {
                    row[positions.get(i)] = values[i];
                }
            }
        }
    }
}
