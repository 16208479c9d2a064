package dev.plumbline.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.plumbline.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rooms as the code has them: which room a class is in, what each sign says, and what each room really uses. */
final class Rooms {

    static final String BASE = "dev.plumbline.";

    /** From the top down; a room may use rooms of layers below its own. */
    static final List<Set<String>> LAYERS = List.of(
            Set.of("web.api", "cli"),
            Set.of("web.ui"),
            Set.of("web.access"),
            Set.of("fixes", "studio"),
            Set.of("pipeline", "digests"),
            Set.of("lifecycle", "tasks", "leading"),
            Set.of("escalation", "links"),
            Set.of("violations", "notifications"),
            Set.of("people"),
            Set.of("rules", "mirror", "ingest"),
            Set.of("formula", "salesforce", "audit", "secrets", "sheets"),
            Set.of("sight"),
            Set.of("crm", "speech"));

    private final JavaClasses classes;
    private final Map<String, Set<String>> signs = new TreeMap<>();

    Rooms(JavaClasses classes) {
        this.classes = classes;
        for (JavaClass type : classes) {
            if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(Room.class)) {
                signs.put(
                        type.getPackageName().substring(BASE.length()),
                        Set.of(type.getAnnotationOfType(Room.class).uses()));
            }
        }
    }

    Map<String, Set<String>> signs() {
        return signs;
    }

    /** The room of a package: the nearest package above it that has a sign. */
    Optional<String> roomOf(String packageName) {
        String name = packageName;
        while (name.startsWith(BASE)) {
            String room = name.substring(BASE.length());
            if (signs.containsKey(room)) {
                return Optional.of(room);
            }
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return Optional.empty();
    }

    /** For each room, the rooms that its classes depend on. */
    Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        signs.keySet().forEach(room -> uses.put(room, new TreeSet<>()));
        for (JavaClass type : classes) {
            roomOf(type.getPackageName()).ifPresent(room -> type.getDirectDependenciesFromSelf()
                    .forEach(d -> roomOf(d.getTargetClass().getPackageName())
                            .filter(target -> !target.equals(room))
                            .ifPresent(target -> uses.get(room).add(target))));
        }
        return uses;
    }

    static int layer(String room) {
        for (int i = 0; i < LAYERS.size(); i++) {
            if (LAYERS.get(i).contains(room)) {
                return i;
            }
        }
        return -1;
    }
}
