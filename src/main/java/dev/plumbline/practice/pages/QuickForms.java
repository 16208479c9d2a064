package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.pages.Records.Found;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small forms on a record: log a call, new task, contact role, mark complete. Each saves as the person somebody acts as. */
final class QuickForms {

    private static final Map<String, String> ABOUT = Map.of(
            "Opportunity", "WhatId", "Account", "WhatId", "Campaign", "WhatId", "Lead", "WhoId", "Contact", "WhoId");

    private final Org org;
    private final Clock clock;

    QuickForms(Org org, Clock clock) {
        this.org = org;
        this.clock = clock;
    }

    /** The activity's field that points at records of this object; empty where there can be no activity. */
    static Optional<String> about(String object) {
        return Optional.ofNullable(ABOUT.get(object));
    }

    /** Keeps what was typed when this form is shown again. */
    static void input(Html html, Visit visit, String form, String name, String type, String label, String otherwise) {
        String id = form + "-" + name;
        String value = visit.form().getOrDefault(id, otherwise);
        html.open("div", "class", "field")
                .element("label", label, "for", id)
                .open("input", "type", type, "id", id, "name", id, "value", value, "autocomplete", "off")
                .close("div");
    }

    static void contactRole(Html html, Records records, List<Found> contacts) {
        html.open("div", "class", "field")
                .element("label", "Contact", "for", "role-ContactId")
                .open("select", "id", "role-ContactId", "name", "role-ContactId");
        contacts.forEach(c -> html.element("option", c.name() + " · " + c.text("Title"), "value", c.id().value()));
        html.close("select").close("div");
        html.open("div", "class", "field")
                .element("label", "Role", "for", "role-Role")
                .open("select", "id", "role-Role", "name", "role-Role");
        records
                .schema("OpportunityContactRole")
                .flatMap(s -> s.field("Role"))
                .map(f -> f.picklist())
                .orElse(List.of())
                .stream()
                .filter(PicklistValue::active)
                .forEach(v -> html.element("option", v.label(), "value", v.value()));
        html.close("select").close("div");
    }

    /** Does what the form asks for; empty when it is no form of this kind. */
    Optional<List<Complaint>> save(Visit visit, Viewer viewer, Found record, String action) {
        return switch (action) {
            case "log-a-call" -> activity(record, call(visit, viewer), viewer);
            case "new-task" -> activity(record, task(visit), viewer);
            case "contact-role" -> Optional.of(contactRole(visit, viewer, record));
            case "complete" ->
                record.object().equals("Task") ? Optional.of(complete(viewer, record)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Map<String, FieldValue> call(Visit visit, Viewer viewer) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put("Subject", text(visit, "call-Subject"));
        fields.put("Description", text(visit, "call-Description"));
        fields.put("ActivityDate", FieldValue.of(viewer.today(clock.instant())));
        fields.put("Status", FieldValue.of("Completed"));
        fields.put("TaskSubtype", FieldValue.of("Call"));
        fields.put("Type", FieldValue.of("Call"));
        return fields;
    }

    private static Map<String, FieldValue> task(Visit visit) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put("Subject", text(visit, "task-Subject"));
        String due = visit.sent("task-ActivityDate").strip();
        boolean day = due.matches("\\d{4}-\\d{2}-\\d{2}");
        fields.put("ActivityDate", day ? date(due) : FieldValue.of(due));
        fields.put("Status", FieldValue.of("Not Started"));
        return fields;
    }

    private static FieldValue date(String text) {
        try {
            return FieldValue.of(java.time.LocalDate.parse(text));
        } catch (java.time.DateTimeException e) {
            return FieldValue.of(text);
        }
    }

    private Optional<List<Complaint>> activity(Found record, Map<String, FieldValue> fields, Viewer viewer) {
        return about(record.object()).map(reference -> {
            if (fields.get("Subject") instanceof FieldValue.Blank) {
                return List.of(new Complaint(
                        "REQUIRED_FIELD_MISSING",
                        "Say in a few words what it is about: the subject is empty.",
                        List.of("Subject")));
            }
            if (fields.get("ActivityDate") instanceof FieldValue.Text text) {
                return List.of(new Complaint(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD",
                        "The due date is not a date: " + text.value(),
                        List.of("ActivityDate")));
            }
            Map<String, FieldValue> all = new LinkedHashMap<>(fields);
            all.values().removeIf(FieldValue::isBlank);
            all.put(reference, FieldValue.of(record.id().value()));
            all.put("OwnerId", FieldValue.of(viewer.id().value()));
            all.put("Priority", FieldValue.of("Normal"));
            return org.create(viewer.id(), "Task", all).complaints();
        });
    }

    private List<Complaint> contactRole(Visit visit, Viewer viewer, Found record) {
        String contact = visit.sent("role-ContactId");
        if (!record.object().equals("Opportunity") || !RecordId.isId(contact)) {
            return List.of(new Complaint("INVALID_CROSS_REFERENCE_KEY", "Choose a contact.", List.of("ContactId")));
        }
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put("OpportunityId", FieldValue.of(record.id().value()));
        fields.put("ContactId", FieldValue.of(contact));
        fields.put("Role", text(visit, "role-Role"));
        return org.create(viewer.id(), "OpportunityContactRole", fields).complaints();
    }

    private List<Complaint> complete(Viewer viewer, Found task) {
        return org.update(viewer.id(), task.id(), Map.of("Status", FieldValue.of("Completed")));
    }

    private static FieldValue text(Visit visit, String name) {
        return FieldValue.of(visit.sent(name).strip());
    }
}
