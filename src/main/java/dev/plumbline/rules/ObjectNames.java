package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.formula.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What formulas on one object may name: its fields, paths over relationships, its roll-ups, and $RecordType, which is such a path.
 * Salesforce's other globals are the formula compiler's matter. Used by one thread, while a book is compiled.
 */
final class ObjectNames implements Names {

    private static final String RECORD_TYPE = "$RecordType.";

    private static final int MOST_STEPS = 6;

    /** Guesses that are tried for one object. A rule needs some tens at most. */
    private static final int PATIENCE = 20_000;

    private final String object;
    private final Schemas schemas;
    private final Map<String, FieldSchema> rollups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> unseen = new HashMap<>();
    private final Map<String, FieldType> guesses = new HashMap<>();
    private int patience = PATIENCE;
    private final Set<String> guessed = new LinkedHashSet<>();

    /** @param rollups by their full path, {@code $Rollup.X} */
    ObjectNames(String object, Schemas schemas, Map<String, FieldSchema> rollups) {
        this.object = object;
        this.schemas = schemas;
        this.rollups.putAll(rollups);
    }

    @Override
    public Optional<Known> find(String path) {
        if (path.regionMatches(true, 0, RECORD_TYPE, 0, RECORD_TYPE.length())) {
            return recordType(path.substring(RECORD_TYPE.length()));
        }
        if (path.startsWith("$")) {
            return Optional.ofNullable(rollups.get(path)).map(field -> new Known("$Rollup." + field.name(), field));
        }
        String[] steps = path.split("\\.", -1);
        return steps.length > MOST_STEPS ? Optional.empty() : walk(steps);
    }

    @Override
    public Collection<String> suggestions() {
        Set<String> names = new TreeSet<>(schemas.fieldNames(object));
        names.addAll(rollups.keySet());
        if (hasRecordTypes()) {
            List.of("DeveloperName", "Id", "Name").forEach(field -> names.add(RECORD_TYPE + field));
        }
        return names;
    }

    private boolean hasRecordTypes() {
        return schemas.relationship(object, "RecordType").isPresent();
    }

    /** The one global that is of the record and not of who looks at it: the record's own type, read as any path is. */
    private Optional<Known> recordType(String field) {
        if (!hasRecordTypes()) {
            return Optional.empty();
        }
        return field.equalsIgnoreCase("Id") ? find("RecordTypeId") : walk(new String[] {"RecordType", field});
    }

    /** Why a path that was found will never have a value; empty where it will. */
    Optional<String> unseen(String canonical) {
        return Optional.ofNullable(unseen.get(canonical));
    }

    /** Paths found since the last call whose type nobody knows. */
    Set<String> takeGuessed() {
        Set<String> taken = Set.copyOf(guessed);
        guessed.clear();
        return taken;
    }

    /** Whether there is patience left for guessing; a file of thousands of wrong rules must not take minutes. */
    boolean mayGuess() {
        return patience > 0;
    }

    FieldType guessed(String path) {
        return guesses.getOrDefault(path, FieldType.TEXT);
    }

    void guess(String path, FieldType type) {
        guesses.put(path, type);
        patience--;
    }

    private Optional<Known> walk(String[] steps) {
        List<String> objects = List.of(object);
        StringBuilder canonical = new StringBuilder();
        String because = null;
        for (int i = 0; i < steps.length - 1; i++) {
            int colon = steps[i].indexOf(':');
            String name = colon < 0 ? steps[i] : steps[i].substring(0, colon);
            String target = colon < 0 ? null : steps[i].substring(colon + 1);
            Reference reference = reference(objects, name);
            if (reference == null) {
                return beyondUnknown(
                        name, canonical + String.join(".", List.of(steps).subList(i, steps.length)));
            }
            because = because == null ? reference.because() : because;
            canonical.append(reference.name()).append('.');
            objects = reference.targets(target);
        }
        return last(objects, steps[steps.length - 1], canonical.toString(), because);
    }

    /** A custom relationship that nobody knows: where it leads is not known either. */
    private Optional<Known> beyondUnknown(String relationship, String path) {
        if (!relationship.toLowerCase(Locale.ROOT).endsWith("__r")) {
            return Optional.empty();
        }
        unseen.put(path, notSeen(relationship));
        return Optional.of(untyped(path, path));
    }

    private Optional<Known> last(List<String> objects, String name, String prefix, @Nullable String because) {
        for (String candidate : objects) {
            Optional<FieldSchema> field = schemas.field(candidate, name);
            if (field.isPresent()) {
                String path = prefix + field.get().name();
                boolean seen = schemas.sees(candidate, name) || !schemas.orgAsked();
                String reason = because != null
                        ? because
                        : seen ? null : notSeen(candidate + "." + field.get().name());
                if (reason != null) {
                    unseen.put(path, reason);
                }
                return Optional.of(new Known(path, field.get()));
            }
        }
        String path = prefix + name;
        if (!Schemas.isCustom(name) || objects.stream().anyMatch(o -> isSlip(o, name))) {
            return Optional.empty();
        }
        unseen.put(path, because != null ? because : notSeen(path));
        return Optional.of(untyped(path, name));
    }

    /** Whether the name differs from a known custom field by a slip of the hand, and not by a number such as Region_1 and Region_2. */
    private boolean isSlip(String candidate, String name) {
        return Nearest.of(
                        name,
                        schemas.fieldNames(candidate).stream()
                                .filter(Schemas::isCustom)
                                .toList())
                .filter(near -> !near.replaceAll("\\d", "").equalsIgnoreCase(name.replaceAll("\\d", "")))
                .isPresent();
    }

    private Known untyped(String path, String name) {
        guessed.add(path);
        FieldType type = guessed(path);
        return new Known(path, FieldSchema.of(name, type, type.isNumeric() ? 2 : 0));
    }

    private String notSeen(String what) {
        return schemas.orgAsked()
                ? "the integration user may not read " + what + ", or the org does not have it"
                : what + " is custom and cannot be checked without an org";
    }

    private record Reference(String name, List<String> referenceTo, @Nullable String because) {

        /** Where it may lead; users first, since owners mostly are, and names of queues are read of users too. */
        List<String> targets(@Nullable String only) {
            String wanted = "Queue".equalsIgnoreCase(only) ? "Group" : only;
            return referenceTo.stream()
                    .filter(t -> wanted == null || t.equalsIgnoreCase(wanted))
                    .sorted((a, b) -> Boolean.compare(b.equals("User"), a.equals("User")))
                    .toList();
        }
    }

    private @Nullable Reference reference(List<String> objects, String name) {
        for (String candidate : objects) {
            FieldSchema field = schemas.relationship(candidate, name).orElse(null);
            if (field != null && field.relationshipName() != null) {
                boolean seen = schemas.sees(candidate, field.name()) || !schemas.orgAsked();
                return new Reference(
                        field.relationshipName(),
                        field.referenceTo(),
                        seen ? null : notSeen(candidate + "." + field.name()));
            }
        }
        return null;
    }
}
