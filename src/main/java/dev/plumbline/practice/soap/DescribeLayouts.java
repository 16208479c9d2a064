package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.setup.RecordTypes;
import dev.plumbline.practice.setup.RecordTypes.Type;
import java.util.List;

/** describeLayout: which record types there are, and what picklists offer in each. Where fields stand on the page it does not tell. */
final class DescribeLayouts {

    private final MemoryOrg org;
    private final Choices choices;

    DescribeLayouts(MemoryOrg org) {
        this.org = org;
        this.choices = new Choices(org);
    }

    String layout(Call call) {
        String object = call.body().text("sObjectType");
        ObjectSchema schema = Describes.schema(org, object, call.user());
        List<String> wanted = call.body().texts("recordTypeIds").stream()
                .filter(id -> !id.isBlank())
                .toList();
        List<Type> types = org.store().reading(() -> RecordTypes.of(org.store(), schema.name())).stream()
                .filter(t -> wanted.isEmpty()
                        || wanted.stream().anyMatch(w -> t.id().startsWith(w.strip()
                                .substring(0, Math.min(15, w.strip().length())))))
                .toList();
        Xml xml = new Xml()
                .open("result")
                .open("layouts")
                .text("id", layoutId(schema))
                .close("layouts");
        types.forEach(type -> mapping(xml, schema, type));
        return xml.flag("recordTypeSelectorRequired", types.size() > 2)
                .close("result")
                .toString();
    }

    private static String layoutId(ObjectSchema schema) {
        return "00hPL0000000" + schema.keyPrefix() + "AAA";
    }

    private void mapping(Xml xml, ObjectSchema schema, Type type) {
        xml.open("recordTypeMappings")
                .flag("active", type.active())
                .flag("available", type.active())
                .flag("defaultRecordTypeMapping", type.standard())
                .text("developerName", type.developerName())
                .text("layoutId", layoutId(schema))
                .flag("master", type.master())
                .text("name", type.name());
        for (FieldSchema field : schema.fields()) {
            if (Choices.isPicklist(field)) {
                picklist(xml, schema, field, type);
            }
        }
        xml.text("recordTypeId", type.id()).close("recordTypeMappings");
    }

    private void picklist(Xml xml, ObjectSchema schema, FieldSchema field, Type type) {
        xml.open("picklistsForRecordType").text("picklistName", field.name());
        choices.write(xml, schema, choices.of(schema, field, type.id()), choices.dependency(schema, field));
        xml.close("picklistsForRecordType");
    }
}
