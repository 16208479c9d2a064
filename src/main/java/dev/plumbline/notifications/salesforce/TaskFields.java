package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Task of ours as it is saved: as much as this org's Task takes. */
record TaskFields(ObjectSchema task, KeyField key) {

    private static final int SUBJECT = 255;
    private static final int DESCRIPTION = 30_000;

    Map<String, FieldValue> of(OwnTasks.Own own, Message message) {
        Errand errand = own.errand();
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        String end = key.inSubject() ? " [" + own.marker() + "]" : "";
        put(fields, "Subject", FieldValue.of(PlainText.line(message.subject(), SUBJECT / 2 - end.length()) + end));
        put(fields, "OwnerId", FieldValue.of(errand.person().value()));
        put(fields, "ActivityDate", FieldValue.of(errand.due()));
        put(fields, "Description", FieldValue.of(cut(message.text())));
        priority(errand.urgent()).ifPresent(value -> put(fields, "Priority", FieldValue.of(value)));
        errand.about().ifPresent(about -> about(fields, about, errand.object()));
        if (!key.inSubject()) {
            fields.put(key.name(), FieldValue.of(own.marker()));
        }
        return fields;
    }

    /** Beside the record where the object allows it: people under WhoId, things under WhatId, and else nowhere but in the text. */
    private void about(Map<String, FieldValue> fields, RecordId about, String object) {
        for (String pointer : List.of("WhoId", "WhatId")) {
            boolean allowed = task.field(pointer)
                    .filter(field -> field.referenceTo().contains(object))
                    .isPresent();
            if (allowed) {
                put(fields, pointer, FieldValue.of(about.value()));
                return;
            }
        }
    }

    private Optional<String> priority(boolean urgent) {
        List<String> values = task.field("Priority").map(FieldSchema::picklist).orElse(List.of()).stream()
                .filter(PicklistValue::active)
                .map(PicklistValue::value)
                .toList();
        return Optional.of(urgent ? "High" : "Normal").filter(values::contains);
    }

    private void put(Map<String, FieldValue> fields, String name, FieldValue value) {
        task.field(name).filter(FieldSchema::createable).ifPresent(field -> fields.put(field.name(), value));
    }

    private static String cut(String text) {
        if (text.length() <= DESCRIPTION) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(DESCRIPTION - 1)) ? DESCRIPTION - 1 : DESCRIPTION;
        return text.substring(0, end);
    }
}
