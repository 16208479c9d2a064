package dev.plumbline.practice.setup;

import dev.plumbline.crm.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What picklists offer: fewer values for a record type, and fewer by the value of another field. */
public final class Offers {

    /**
     * A picklist whose values depend on another one's.
     *
     * @param offered values by value of the controlling field; one that is not named offers nothing
     */
    public record Dependency(String controller, Map<String, List<String>> offered) {

        public Dependency {
            offered = Map.copyOf(offered);
        }
    }

    private final Map<String, Map<String, List<String>>> byRecordType = new ConcurrentHashMap<>();
    private final Map<String, Dependency> dependencies = new ConcurrentHashMap<>();

    Offers() {}

    /** Lets a record type offer only these values of a picklist. */
    public void limit(RecordId recordType, String field, List<String> values) {
        byRecordType
                .computeIfAbsent(recordType.value(), r -> new ConcurrentHashMap<>())
                .put(field, List.copyOf(values));
    }

    /** Lets a picklist offer by another one's value. */
    public void depend(String object, String field, String controller, Map<String, List<String>> offered) {
        dependencies.put(object + "." + field, new Dependency(controller, new LinkedHashMap<>(offered)));
    }

    /** The values that a record type offers; empty when it offers all. */
    public Optional<List<String>> limited(String recordType, String field) {
        return Optional.ofNullable(
                byRecordType.getOrDefault(recordType, Map.of()).get(field));
    }

    public Optional<Dependency> dependency(String object, String field) {
        return Optional.ofNullable(dependencies.get(object + "." + field));
    }
}
