package dev.plumbline.ingest;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How one object is read: which fields, and how its changes are found.
 *
 * @param fields     wanted and visible, in order
 * @param unreadable wanted and not visible
 */
record Reading(ObjectSchema schema, List<String> fields, Set<String> unreadable, Way way) {

    /** How changes are found. */
    enum Way {
        /** By getUpdated and getDeleted. */
        REPLICATED,
        /** Rows are only ever added (field history): by their CreatedDate. */
        APPENDED,
        /** Small tables without a trace of changes: all of it, again and again. */
        WHOLE
    }

    /** Values that Salesforce changes without moving SystemModstamp; whether a login moves it is not documented, so it is not relied on. */
    private static final Set<String> MOVE_WITHOUT_TRACE = Set.of(
            "LastLoginDate",
            "HasOpenActivity",
            "HasOverdueTask",
            "LastActivityInDays",
            "AgeInDays",
            "LastStageChangeInDays");

    static Reading of(ObjectSchema schema, Set<String> wanted) {
        TreeMap<String, FieldSchema> visible = new TreeMap<>();
        Set<String> unreadable = new HashSet<>();
        for (String name : wanted) {
            if (!name.equalsIgnoreCase("Id")) {
                schema.field(name)
                        .filter(f -> f.type() != FieldType.OTHER)
                        .ifPresentOrElse(f -> visible.put(f.name(), f), () -> unreadable.add(name));
            }
        }
        return new Reading(schema, List.copyOf(visible.keySet()), Set.copyOf(unreadable), way(schema));
    }

    private static Way way(ObjectSchema schema) {
        if (orders(schema, "SystemModstamp") && schema.replicateable()) {
            return Way.REPLICATED;
        }
        boolean changes = schema.field("SystemModstamp").isPresent()
                || schema.field("LastModifiedDate").isPresent();
        return orders(schema, "CreatedDate") && !changes ? Way.APPENDED : Way.WHOLE;
    }

    private static boolean orders(ObjectSchema schema, String field) {
        return schema.field(field).filter(f -> f.filterable() && f.sortable()).isPresent();
    }

    String object() {
        return schema.name();
    }

    /** The field by which records are read in order. */
    String stamp() {
        return way == Way.APPENDED ? "CreatedDate" : "SystemModstamp";
    }

    /** What to select: the fields, and the stamp where the client does not add it. */
    List<String> selected() {
        if (way != Way.APPENDED || fields.contains("CreatedDate")) {
            return fields;
        }
        List<String> all = new ArrayList<>(fields);
        all.add("CreatedDate");
        return all;
    }

    Instant at(CrmRecord record) {
        return record.field(stamp()) instanceof FieldValue.Moment moment ? moment.value() : record.asOf();
    }

    /** Fields with their types: what has to be read anew when it grows or changes. */
    String fingerprint() {
        return fields.stream()
                .map(name -> name + ":"
                        + schema.field(name).map(f -> f.type().name()).orElse(""))
                .collect(Collectors.joining(","));
    }

    /** Whether all that we read was read under that fingerprint as well. */
    boolean isCoveredBy(String fingerprint) {
        return fields.isEmpty()
                || new HashSet<>(Arrays.asList(fingerprint.split(",")))
                        .containsAll(Arrays.asList(fingerprint().split(",")));
    }

    /** Whether some of the values change without moving SystemModstamp: formulas of the org's own, and a few of Salesforce's. */
    boolean goesStale(boolean activitiesAreRead) {
        return fields.stream().anyMatch(name -> {
            boolean computedHere = activitiesAreRead && name.startsWith("Has");
            boolean formula = name.endsWith("__c")
                    && schema.field(name).filter(FieldSchema::calculated).isPresent();
            return formula || MOVE_WITHOUT_TRACE.contains(name) && !computedHere;
        });
    }

    Description description() {
        return new Description(object(), java.util.Optional.of(schema), Set.copyOf(fields), unreadable);
    }
}
