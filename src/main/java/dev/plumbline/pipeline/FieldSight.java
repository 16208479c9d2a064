package dev.plumbline.pipeline;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.mirror.Mirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of the org we can see, of that which rules read: what is hidden makes them say "cannot tell". */
@ApplicationScoped
public class FieldSight {

    private final Edition edition;
    private final Mirror mirror;

    FieldSight(Edition edition, Mirror mirror) {
        this.edition = edition;
        this.mirror = mirror;
    }

    /**
     * One object that rules read.
     *
     * @param visible whether it can be read at all, as far as was asked
     * @param read    fields that rules read and we see
     * @param hidden  fields that rules read and we do not see: not there, or not granted
     */
    public record Seen(String object, String label, boolean visible, Set<String> read, Set<String> hidden) {

        public boolean whole() {
            return visible && hidden.isEmpty();
        }
    }

    /** By object; those with something hidden first. */
    public List<Seen> objects() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        Paths paths = new Paths(mirror::schema);
        edition.current().demand().forEach((object, read) -> {
            wanted.computeIfAbsent(object, o -> new TreeSet<>());
            read.stream()
                    .filter(Paths::isField)
                    .flatMap(path -> paths.steps(object, path).stream())
                    .forEach(step -> wanted.computeIfAbsent(step.object(), o -> new TreeSet<>())
                            .add(step.field()));
        });
        return wanted.entrySet().stream()
                .map(each -> seen(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Seen::whole))
                .toList();
    }

    private Seen seen(String object, Set<String> fields) {
        Optional<ObjectSchema> schema = mirror.schema(object);
        Set<String> hidden = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        fields.forEach(field ->
                (field.equals("Id") || schema.flatMap(s -> s.field(field)).isPresent() ? read : hidden).add(field));
        return new Seen(object, schema.map(ObjectSchema::label).orElse(object), schema.isPresent(), read, hidden);
    }
}
