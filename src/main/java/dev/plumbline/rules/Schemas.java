package dev.plumbline.rules;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.StandardObjects;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is known of objects: what the org describes, and behind it what every org has. The difference between the two is what our user may
 * not see.
 */
final class Schemas {

    /** Fields that every custom object has, taken from an object that has them all. */
    private static final Set<String> SYSTEM_FIELDS = Set.of(
            "id",
            "name",
            "ownerid",
            "isdeleted",
            "createddate",
            "createdbyid",
            "lastmodifieddate",
            "lastmodifiedbyid",
            "systemmodstamp",
            "lastactivitydate",
            "recordtypeid");

    private final Function<String, Optional<ObjectSchema>> org;
    private final boolean orgAsked;
    private final Map<String, Optional<ObjectSchema>> asked = new HashMap<>();

    /** @param orgAsked whether the function speaks for a real org; if not, custom objects and fields are taken on trust */
    Schemas(Function<String, Optional<ObjectSchema>> org, boolean orgAsked) {
        this.org = org;
        this.orgAsked = orgAsked;
    }

    boolean orgAsked() {
        return orgAsked;
    }

    Optional<ObjectSchema> described(String object) {
        return asked.computeIfAbsent(object, org);
    }

    /** Whether rules may be written on it: it is described, or it is custom and nobody can be asked. */
    boolean usable(String object) {
        return described(object).isPresent() || !orgAsked && isCustom(object);
    }

    /** The field as described, or as it would be if our user could see it. */
    Optional<FieldSchema> field(String object, String name) {
        return described(object).flatMap(s -> s.field(name)).or(() -> unseen(object)
                .flatMap(s -> s.field(name)));
    }

    Optional<FieldSchema> relationship(String object, String name) {
        return described(object)
                .flatMap(s -> s.relationship(name))
                .or(() -> unseen(object).flatMap(s -> s.relationship(name)))
                .filter(f -> !isCustom(object) || described(object).isPresent() || isSystem(f.name()));
    }

    /** Whether the org shows the field to us. */
    boolean sees(String object, String field) {
        return described(object).flatMap(s -> s.field(field)).isPresent();
    }

    /** Names for "Did you mean …?". */
    Set<String> fieldNames(String object) {
        Set<String> names = new TreeSet<>();
        described(object).ifPresent(s -> s.fields().forEach(f -> names.add(f.name())));
        unseen(object).ifPresent(s -> s.fields().forEach(f -> names.add(f.name())));
        return names;
    }

    static boolean isCustom(String name) {
        return name.matches("(?i).+__(c|x|e|b|mdt|kav|pc|r)");
    }

    private Optional<ObjectSchema> unseen(String object) {
        Optional<ObjectSchema> standard = StandardObjects.schema(object);
        if (standard.isPresent() || !isCustom(object)) {
            return standard;
        }
        return StandardObjects.schema("Account")
                .map(a -> new ObjectSchema(
                        object,
                        object,
                        "",
                        true,
                        a.fields().stream().filter(f -> isSystem(f.name())).toList()));
    }

    private static boolean isSystem(String field) {
        return SYSTEM_FIELDS.contains(field.toLowerCase(java.util.Locale.ROOT));
    }
}
