package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.save.Saves;
import dev.plumbline.practice.soql.ChildRelationships;
import dev.plumbline.practice.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** describeGlobal and describeSObjects. */
final class Describes {

    private static final int MOST_TYPES = 100;
    private static final Pattern KEY = Pattern.compile("(?i).*(key|external_?id)__c");

    private final MemoryOrg org;

    Describes(MemoryOrg org) {
        this.org = org;
    }

    static SoapFault unknown(String object) {
        return new SoapFault(
                "INVALID_TYPE",
                "sObject type '" + object
                        + "' is not supported. If you are attempting to use a custom object, be sure to append"
                        + " the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate"
                        + " names.");
    }

    /** Whether records may be upserted by a field: a custom text field that calls itself a key or external id. */
    static boolean externalId(FieldSchema field) {
        return field.type() == FieldType.TEXT && KEY.matcher(field.name()).matches();
    }

    String global() {
        Xml xml = new Xml().open("result").text("encoding", "UTF-8").number("maxBatchSize", Writes.MOST_RECORDS);
        for (String object : org.objects()) {
            org.visibility().schema(object).ifPresent(schema -> {
                xml.open("sobjects");
                object(xml, schema, () -> {}, () -> {});
                xml.close("sobjects");
            });
        }
        return xml.close("result").toString();
    }

    String objects(Call call) {
        List<String> names = call.body().texts("sObjectType");
        if (names.size() > MOST_TYPES) {
            throw new SoapFault("EXCEEDED_MAX_TYPES_LIMIT", "at most 100 types can be described in one call");
        }
        Xml xml = new Xml();
        for (String name : names) {
            ObjectSchema schema = org.visibility().schema(name).orElseThrow(() -> unknown(name));
            xml.open("result");
            object(xml, schema, () -> children(xml, schema), () -> schema.fields()
                    .forEach(field -> field(xml, schema, field)));
            xml.close("result");
        }
        return xml.toString();
    }

    private void children(Xml xml, ObjectSchema schema) {
        org.store()
                .reading(() -> ChildRelationships.of(org.store(), schema.name()))
                .forEach(child -> xml.open("childRelationships")
                        .flag("cascadeDelete", false)
                        .text("childSObject", child.child())
                        .flag("deprecatedAndHidden", false)
                        .text("field", child.field())
                        .text("relationshipName", child.name())
                        .close("childRelationships"));
    }

    /** The elements come in the order of the service's schema; clients read no other. */
    private static void object(Xml xml, ObjectSchema schema, Runnable children, Runnable fields) {
        boolean editable = schema.field("OwnerId").isPresent()
                || schema.fields().stream().anyMatch(f -> f.updateable() || f.createable());
        xml.flag("activateable", false);
        children.run();
        xml.flag("createable", editable)
                .flag("custom", schema.name().endsWith("__c"))
                .flag("customSetting", false)
                .flag("deletable", editable && Saves.deletable(schema.name()))
                .flag("deprecatedAndHidden", false)
                .flag("feedEnabled", false);
        fields.run();
        xml.text("keyPrefix", schema.keyPrefix())
                .text("label", schema.label())
                .text("labelPlural", schema.label() + "s")
                .flag("layoutable", true)
                .flag("mergeable", List.of("Account", "Contact", "Lead").contains(schema.name()))
                .text("name", schema.name())
                .flag("queryable", true)
                .flag("replicateable", schema.replicateable())
                .flag("retrieveable", true)
                .flag("searchable", false)
                .flag("triggerable", editable)
                .flag("undeletable", editable && Saves.undeletable(schema.name()))
                .flag("updateable", editable);
    }

    private void field(Xml xml, ObjectSchema object, FieldSchema field) {
        boolean text = field.type().isText() || field.type() == FieldType.PICKLIST;
        boolean number = field.type().isNumeric();
        boolean picklist = field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST;
        xml.open("fields")
                .flag("aggregatable", field.filterable())
                .flag("autoNumber", false)
                .number("byteLength", text ? field.length() * 3L : 0)
                .flag("calculated", field.calculated())
                .flag("caseSensitive", false)
                .flag("createable", field.createable())
                .flag("custom", field.name().endsWith("__c"))
                .flag(
                        "defaultedOnCreate",
                        field.type() == FieldType.BOOLEAN || field.name().equals("OwnerId"))
                .flag("deprecatedAndHidden", false)
                .number("digits", Wire.isInt(field) ? field.precision() : 0)
                .flag("externalId", externalId(field))
                .flag("filterable", field.filterable())
                .flag("groupable", field.filterable() && (text || field.type() == FieldType.DATE || Wire.isInt(field)))
                .flag("htmlFormatted", false)
                .flag("idLookup", field.type() == FieldType.ID || externalId(field))
                .text("label", field.label())
                .number("length", text ? field.length() : 0)
                .text("name", field.name())
                .flag("nameField", field.name().equals("Name"))
                .flag("namePointing", field.referenceTo().size() > 1)
                .flag("nillable", field.nillable())
                .flag("permissionable", field.nillable());
        choices(object, field).forEach(value -> xml.open("picklistValues")
                .flag("active", value.active())
                .flag("defaultValue", value.isDefault())
                .text("label", value.label())
                .text("value", value.value())
                .close("picklistValues"));
        xml.number("precision", number && !Wire.isInt(field) ? field.precision() : 0);
        field.referenceTo().forEach(target -> xml.text("referenceTo", target));
        if (field.relationshipName() != null) {
            xml.text("relationshipName", field.relationshipName());
        }
        xml.flag("restrictedPicklist", picklist)
                .number("scale", field.scale())
                .text("soapType", soapType(field))
                .flag("sortable", field.sortable())
                .text("type", Wire.type(field))
                .flag("unique", externalId(field))
                .flag("updateable", field.updateable())
                .close("fields");
    }

    private static String soapType(FieldSchema field) {
        boolean id = field.type() == FieldType.ID || field.type() == FieldType.REFERENCE;
        return id ? "tns:ID" : Wire.xsd(field);
    }

    /** Stages are kept as records, from which the picklist is made. */
    private List<PicklistValue> choices(ObjectSchema object, FieldSchema field) {
        if (!object.name().equals("Opportunity") || !field.name().equals("StageName")) {
            return field.picklist();
        }
        List<PicklistValue> stages = org.store().reading(() -> {
            List<Row> rows =
                    new ArrayList<>(org.store().standard("OpportunityStage").rows());
            rows.sort(java.util.Comparator.comparing(r -> order(r)));
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
}
