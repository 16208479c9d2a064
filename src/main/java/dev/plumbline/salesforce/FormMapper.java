package dev.plumbline.salesforce;

import com.sforce.soap.partner.DescribeLayoutResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.PicklistEntry;
import com.sforce.soap.partner.PicklistForRecordType;
import com.sforce.soap.partner.RecordTypeMapping;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.FieldForm.Choice;
import dev.plumbline.salesforce.FieldForm.Input;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A describe as a form. */
final class FormMapper {

    private static final String DEFAULT_NAME = "Name";

    private FormMapper() {}

    static ObjectForm form(DescribeSObjectResult described) {
        ObjectSchema schema = DescribeMapper.schema(described);
        Map<String, Field> sent = new HashMap<>();
        Arrays.stream(described.getFields()).forEach(f -> sent.put(f.getName(), f));
        Map<String, FieldForm> fields = new LinkedHashMap<>();
        for (FieldSchema field : schema.fields()) {
            Field one = sent.get(field.name());
            if (one != null) {
                fields.put(field.name(), field(field, one, sent));
            }
        }
        String name = sent.values().stream()
                .filter(Field::getNameField)
                .map(Field::getName)
                .findFirst()
                .orElse(DEFAULT_NAME);
        return new ObjectForm(schema, name, fields);
    }

    private static FieldForm field(FieldSchema schema, Field sent, Map<String, Field> all) {
        Optional<String> controller = Optional.ofNullable(sent.getControllerName())
                .filter(name -> sent.getDependentPicklist() && all.containsKey(name));
        return new FieldForm(
                schema,
                input(sent),
                Optional.ofNullable(sent.getInlineHelpText()).filter(t -> !t.isBlank()),
                sent.getRestrictedPicklist(),
                controller,
                choices(sent.getPicklistValues(), controller.map(all::get)));
    }

    private static Input input(Field sent) {
        if (sent.getType() == null) {
            return Input.PLAIN;
        }
        return switch (sent.getType()) {
            case textarea -> Input.LINES;
            case email -> Input.EMAIL;
            case phone -> Input.PHONE;
            case url -> Input.URL;
            case combobox -> Input.COMBOBOX;
            default -> Input.PLAIN;
        };
    }

    private static List<Choice> choices(PicklistEntry @Nullable [] entries, Optional<Field> controller) {
        if (entries == null) {
            return List.of();
        }
        Optional<List<String>> controlling = controller.map(FormMapper::values);
        return Arrays.stream(entries)
                .filter(e -> e.getValue() != null && e.getActive())
                .map(e -> new Choice(
                        e.getValue(),
                        e.getLabel() == null ? e.getValue() : e.getLabel(),
                        controlling.map(values ->
                                ValidFor.under(e.getValidFor() == null ? new byte[0] : e.getValidFor(), values))))
                .toList();
    }

    private static List<String> values(Field controller) {
        PicklistEntry[] entries = controller.getPicklistValues();
        return entries == null || entries.length == 0
                ? List.of("false", "true")
                : Arrays.stream(entries).map(e -> String.valueOf(e.getValue())).toList();
    }

    /** The values that a picklist may have on records of a type, by picklist; what the layout does not speak of is not narrowed. */
    static Map<String, Set<String>> ofType(DescribeLayoutResult layout, RecordId recordType) {
        RecordTypeMapping[] mappings = layout.getRecordTypeMappings();
        Map<String, Set<String>> values = new HashMap<>();
        if (mappings == null) {
            return values;
        }
        Arrays.stream(mappings)
                .filter(m -> m.getRecordTypeId() != null
                        && RecordId.isId(m.getRecordTypeId())
                        && RecordId.of(m.getRecordTypeId()).equals(recordType))
                .map(RecordTypeMapping::getPicklistsForRecordType)
                .filter(java.util.Objects::nonNull)
                .flatMap(Arrays::stream)
                .forEach(picklist -> values.put(picklist.getPicklistName(), active(picklist)));
        return values;
    }

    private static Set<String> active(PicklistForRecordType picklist) {
        Set<String> active = new HashSet<>();
        if (picklist.getPicklistValues() != null) {
            Arrays.stream(picklist.getPicklistValues())
                    .filter(e -> e.getActive() && e.getValue() != null)
                    .forEach(e -> active.add(e.getValue()));
        }
        return active;
    }

    /** The form with no more choices than records of the type may hold. */
    static ObjectForm narrowed(ObjectForm form, Map<String, Set<String>> values) {
        Map<String, FieldForm> fields = new LinkedHashMap<>(form.fields());
        values.forEach((name, allowed) -> fields.computeIfPresent(
                name,
                (key, f) -> new FieldForm(
                        f.schema(),
                        f.input(),
                        f.help(),
                        f.restricted(),
                        f.controller(),
                        f.choices().stream()
                                .filter(c -> allowed.contains(c.value()))
                                .toList())));
        return new ObjectForm(form.schema(), form.nameField(), fields);
    }
}
