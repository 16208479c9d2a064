package dev.plumbline.crm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The standard objects as a plain org describes them: what rules are checked against where no org can be asked, and what the practice
 * org is made of. A real org's own describe always wins over this.
 *
 * <p>The list is a text resource. A line {@code Object keyPrefix label flags} starts an object; each indented line is one field:
 * {@code Name type(length|precision,scale) flags [-> Target|Target:Relationship] [= value; value; *default]}. Flags of a field:
 * {@code R} must not be empty, {@code r} not updateable, {@code c} not createable, {@code F} not filterable, {@code S} not sortable,
 * {@code X} calculated. Flag of an object: {@code N} not replicateable.
 */
public final class StandardObjects {

    private static final Map<String, ObjectSchema> ALL = read();

    private StandardObjects() {}

    public static Optional<ObjectSchema> schema(String object) {
        return Optional.ofNullable(ALL.get(object));
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, ObjectSchema> read() {
        Map<String, ObjectSchema> all = new LinkedHashMap<>();
        try (InputStream in = StandardObjects.class.getResourceAsStream("standard-objects.txt")) {
            if (in == null) {
                throw new IllegalStateException("standard-objects.txt is missing from the jar");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String[] object = {};
            List<FieldSchema> fields = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    keep(all, object, fields);
                    object = line.trim().split("\\s+");
                    fields = new ArrayList<>();
                } else {
                    fields.add(field(line.trim()));
                }
            }
            keep(all, object, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static void keep(Map<String, ObjectSchema> all, String[] object, List<FieldSchema> fields) {
        if (object.length > 0) {
            boolean replicateable = object.length < 4 || !object[3].contains("N");
            String label = object[2].replace('_', ' ');
            all.put(object[0], new ObjectSchema(object[0], label, object[1], replicateable, fields));
        }
    }

    private static FieldSchema field(String line) {
        String[] choices = line.split(" = ", 2);
        String[] target = choices[0].split(" -> ", 2);
        String[] words = target[0].trim().split("\\s+");
        String name = words[0];
        String type = words[1].replaceAll("\\(.*", "");
        int[] size = words[1].contains("(")
                ? Arrays.stream(words[1].replaceAll(".*\\(|\\)", "").split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[] {0};
        String flags = words.length > 2 ? words[2] : "";
        String[] reference = target.length > 1 ? target[1].trim().split(":") : new String[] {};
        FieldType kind = type(type, size[0]);
        boolean numeric = kind.isNumeric();
        return new FieldSchema(
                name,
                label(name, kind),
                kind,
                numeric ? 0 : size[0],
                numeric ? size[0] : 0,
                size.length > 1 ? size[1] : 0,
                !flags.contains("R"),
                flags.contains("X"),
                !flags.contains("c"),
                !flags.contains("r"),
                !flags.contains("F"),
                !flags.contains("S"),
                reference.length == 0 ? List.of() : List.of(reference[0].split("\\|")),
                reference.length == 0 ? null : reference.length > 1 ? reference[1] : name.replaceAll("Id$", ""),
                choices.length > 1 ? picklist(choices[1]) : List.of());
    }

    private static List<PicklistValue> picklist(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::trim)
                .map(v -> v.startsWith("*")
                        ? new PicklistValue(v.substring(1), v.substring(1), true, true)
                        : new PicklistValue(v, v, true, false))
                .toList();
    }

    private static FieldType type(String word, int length) {
        return switch (word) {
            case "id" -> FieldType.ID;
            case "reference" -> FieldType.REFERENCE;
            case "string", "email", "phone", "url", "combobox" -> FieldType.TEXT;
            case "textarea" -> length > 255 ? FieldType.LONG_TEXT : FieldType.TEXT;
            case "picklist" -> FieldType.PICKLIST;
            case "multipicklist" -> FieldType.MULTIPICKLIST;
            case "boolean" -> FieldType.BOOLEAN;
            case "int", "double" -> FieldType.NUMBER;
            case "currency" -> FieldType.CURRENCY;
            case "percent" -> FieldType.PERCENT;
            case "date" -> FieldType.DATE;
            case "datetime" -> FieldType.DATETIME;
            case "time" -> FieldType.TIME;
            default -> throw new IllegalStateException("standard-objects.txt: unknown type " + word);
        };
    }

    /** {@code NextStep} reads "Next Step"; {@code OwnerId} reads "Owner ID", as Salesforce's own labels mostly do. */
    private static String label(String name, FieldType kind) {
        String words = name.replaceAll("__c$", "").replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return kind == FieldType.REFERENCE || kind == FieldType.ID ? words.replaceAll("\\bId$", "ID") : words;
    }
}
