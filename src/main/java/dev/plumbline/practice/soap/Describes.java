package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.save.Saves;
import dev.plumbline.practice.setup.Offers.Dependency;
import dev.plumbline.practice.setup.RecordTypes;
import dev.plumbline.practice.soql.ChildRelationships;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** describeGlobal and describeSObjects. */
final class Describes {

    private static final int MOST_TYPES = 100;
    private static final Pattern KEY = Pattern.compile("(?i).*(key|external_?id)__c");

    private final MemoryOrg org;
    private final Choices choices;

    Describes(MemoryOrg org) {
        this.org = org;
        this.choices = new Choices(org);
    }

    /** An object as this user sees it. */
    static ObjectSchema schema(MemoryOrg org, String object, RecordId user) {
        return org.setup().fields().schema(object, user).orElseThrow(() -> unknown(object));
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

    String global(Call call) {
        Xml xml = new Xml().open("result").text("encoding", "UTF-8").number("maxBatchSize", Writes.MOST_RECORDS);
        for (String object : org.objects()) {
            org.setup().fields().schema(object, call.user()).ifPresent(schema -> {
                xml.open("sobjects");
                object(xml, schema, () -> {}, () -> {}, () -> {});
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
            ObjectSchema schema = schema(org, name, call.user());
            xml.open("result");
            object(
                    xml,
                    schema,
                    () -> children(xml, schema),
                    () -> schema.fields().forEach(field -> field(xml, schema, field)),
                    () -> recordTypes(xml, schema));
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

    private void recordTypes(Xml xml, ObjectSchema schema) {
        org.store().reading(() -> RecordTypes.of(org.store(), schema.name())).forEach(type -> xml.open(
                        "recordTypeInfos")
                .flag("active", type.active())
                .flag("available", type.active())
                .flag("defaultRecordTypeMapping", type.standard())
                .text("developerName", type.developerName())
                .flag("master", type.master())
                .text("name", type.name())
                .text("recordTypeId", type.id())
                .close("recordTypeInfos"));
    }

    /** The elements come in the order of the service's schema; clients read no other. */
    private static void object(Xml xml, ObjectSchema schema, Runnable children, Runnable fields, Runnable recordTypes) {
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
                .flag("queryable", true);
        recordTypes.run();
        xml.flag("replicateable", schema.replicateable())
                .flag("retrieveable", true)
                .flag("searchable", false)
                .flag("triggerable", editable)
                .flag("undeletable", editable && Saves.undeletable(schema.name()))
                .flag("updateable", editable);
    }

    private void field(Xml xml, ObjectSchema object, FieldSchema field) {
        boolean text = field.type().isText() || field.type() == FieldType.PICKLIST;
        boolean number = field.type().isNumeric();
        boolean picklist = Choices.isPicklist(field);
        Optional<Dependency> dependency = choices.dependency(object, field);
        xml.open("fields")
                .flag("aggregatable", field.filterable())
                .flag("autoNumber", false)
                .number("byteLength", text ? field.length() * 3L : 0)
                .flag("calculated", field.calculated())
                .flag("caseSensitive", false);
        dependency.ifPresent(d -> xml.text("controllerName", d.controller()));
        xml.flag("createable", field.createable())
                .flag("custom", field.name().endsWith("__c"))
                .flag(
                        "defaultedOnCreate",
                        field.type() == FieldType.BOOLEAN || field.name().equals("OwnerId"))
                .flag("dependentPicklist", dependency.isPresent())
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
        choices.write(xml, object, choices.of(object, field), dependency);
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
}
