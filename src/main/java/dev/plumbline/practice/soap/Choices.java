package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.setup.Offers.Dependency;
import dev.plumbline.practice.store.Row;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of a picklist: of the field, of a record type, and by another field's value. */
final class Choices {

    private final MemoryOrg org;

    Choices(MemoryOrg org) {
        this.org = org;
    }

    static boolean isPicklist(FieldSchema field) {
        return field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST;
    }

    /** Stages are kept as records, from which the picklist is made. */
    List<PicklistValue> of(ObjectSchema object, FieldSchema field) {
        if (!object.name().equals("Opportunity") || !field.name().equals("StageName")) {
            return field.picklist();
        }
        List<PicklistValue> stages = org.store().reading(() -> {
            List<Row> rows =
                    new ArrayList<>(org.store().standard("OpportunityStage").rows());
            rows.sort(Comparator.comparing(Choices::order));
            return rows.stream()
                    .map(r -> new PicklistValue(
                            Optional.of(r.text("ApiName"))
                                    .filter(n -> !n.isEmpty())
                                    .orElse(r.text("MasterLabel")),
                            r.text("MasterLabel"),
                            r.is("IsActive"),
                            false))
                    .toList();
        });
        return stages.isEmpty() ? field.picklist() : stages;
    }

    private static String order(Row stage) {
        String text = stage.text("SortOrder");
        return String.format(Locale.ROOT, "%10s", text);
    }

    /** What a record type offers of it, in the field's order. */
    List<PicklistValue> of(ObjectSchema object, FieldSchema field, String recordType) {
        List<PicklistValue> all =
                of(object, field).stream().filter(PicklistValue::active).toList();
        return org.setup()
                .offers()
                .limited(recordType, field.name())
                .map(some -> all.stream().filter(v -> some.contains(v.value())).toList())
                .orElse(all);
    }

    Optional<Dependency> dependency(ObjectSchema object, FieldSchema field) {
        return org.setup().offers().dependency(object.name(), field.name()).filter(d -> object.field(d.controller())
                .isPresent());
    }

    /**
     * A bit for each value of the controlling field, in describe's order, the first one leftmost: set where this value is offered.
     *
     * @param controlling the values of the controlling field
     */
    private static String validFor(List<PicklistValue> controlling, Dependency dependency, String value) {
        byte[] bits = new byte[(controlling.size() + 7) / 8];
        for (int i = 0; i < controlling.size(); i++) {
            List<String> offered =
                    dependency.offered().getOrDefault(controlling.get(i).value(), List.of());
            if (offered.contains(value)) {
                bits[i / 8] = (byte) (bits[i / 8] | 0x80 >> i % 8);
            }
        }
        return Base64.getEncoder().encodeToString(bits);
    }

    /** @param dependency by which the values are offered; empty for a picklist that depends on nothing */
    void write(Xml xml, ObjectSchema object, List<PicklistValue> values, Optional<Dependency> dependency) {
        List<PicklistValue> controlling = dependency
                .map(d -> of(object, object.field(d.controller()).orElseThrow()))
                .orElse(List.of());
        for (PicklistValue value : values) {
            xml.open("picklistValues")
                    .flag("active", value.active())
                    .flag("defaultValue", value.isDefault())
                    .text("label", value.label());
            dependency.ifPresent(d -> xml.text("validFor", validFor(controlling, d, value.value())));
            xml.text("value", value.value()).close("picklistValues");
        }
    }
}
