package dev.plumbline.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Salesforce's global variables, as far as they differ from fields: those that nobody mirrors compile all the same. */
final class Globals {

    /** A moment that never changes, for counting. */
    static final String ORIGIN = "$System.OriginDateTime";

    /** The type of what each holds; ANY where the org's own settings decide. */
    private static final Map<String, Type> NAMESPACES = new TreeMap<>(Map.ofEntries(
            Map.entry("$api", Type.TEXT),
            Map.entry("$custommetadata", Type.ANY),
            Map.entry("$label", Type.TEXT),
            Map.entry("$network", Type.TEXT),
            Map.entry("$objecttype", Type.ANY),
            Map.entry("$organization", Type.ANY),
            Map.entry("$permission", Type.BOOLEAN),
            Map.entry("$profile", Type.TEXT),
            Map.entry("$recordtype", Type.TEXT),
            Map.entry("$request", Type.TEXT),
            Map.entry("$setup", Type.ANY),
            Map.entry("$site", Type.TEXT),
            Map.entry("$user", Type.ANY),
            Map.entry("$userrole", Type.TEXT)));

    private static final List<String> SPELLINGS = List.of(
            "$Api",
            "$CustomMetadata",
            "$Label",
            "$Network",
            "$ObjectType",
            "$Organization",
            "$Permission",
            "$Profile",
            "$RecordType",
            "$Request",
            "$Rollup",
            "$Setup",
            "$Site",
            "$System",
            "$User",
            "$UserRole");

    private Globals() {}

    /** The type of a global that the names do not have; empty when it must be a mistake. */
    static Optional<Type> type(String path, Names names) {
        String namespace = namespace(path);
        Type type = NAMESPACES.get(namespace);
        if (type == null || path.length() <= namespace.length() + 1) {
            return Optional.empty();
        }
        // Whoever lists one name of a namespace knows them all: then a name that is not listed is misspelled.
        boolean listed = names.suggestions().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(namespace + "."));
        return listed ? Optional.empty() : Optional.of(type);
    }

    static String refusal(String path, Names names) {
        String namespace = namespace(path);
        if (NAMESPACES.containsKey(namespace) || namespace.equals("$rollup") || namespace.equals("$system")) {
            return "Field " + path + " does not exist. Check spelling." + Spelling.advice(path, names.suggestions());
        }
        String global = path.substring(0, namespace.length());
        return global + " is not a global variable." + Spelling.advice(global, SPELLINGS);
    }

    private static String namespace(String path) {
        int dot = path.indexOf('.');
        return (dot < 0 ? path : path.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
