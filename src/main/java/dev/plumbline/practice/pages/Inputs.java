package dev.plumbline.practice.pages;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.practice.pages.Records.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The input that suits a field's type. Values that are not offered, and texts that are no dates, are kept and shown all the same. */
final class Inputs {

    private final Records records;
    private final Html html;

    Inputs(Records records, Html html) {
        this.records = records;
        this.html = html;
    }

    void input(Found record, FieldSchema field, String value) {
        String name = field.name();
        switch (field.type()) {
            case PICKLIST -> select(name, value, choices(record, field));
            case REFERENCE -> reference(record, field, value);
            case BOOLEAN -> checkBox(name, value.equals("true"));
            case LONG_TEXT ->
                html.element(
                        "textarea", "\n" + value, "id", name, "name", name, "rows", value.length() > 200 ? "12" : "4");
            case DATE -> typed(name, value, value.isEmpty() || value.matches("\\d{4}-\\d{2}-\\d{2}") ? "date" : "text");
            case DATETIME -> typed(name, value, "datetime-local");
            case NUMBER, CURRENCY, PERCENT ->
                html.open(
                        "input",
                        "id",
                        name,
                        "name",
                        name,
                        "value",
                        value,
                        "inputmode",
                        "decimal",
                        "autocomplete",
                        "off");
            default -> typed(name, value, "text");
        }
    }

    private void typed(String name, String value, String type) {
        html.open("input", "type", type, "id", name, "name", name, "value", value, "autocomplete", "off");
    }

    private void checkBox(String name, boolean ticked) {
        if (ticked) {
            html.open("input", "type", "checkbox", "id", name, "name", name, "value", "true", "checked", "checked");
        } else {
            html.open("input", "type", "checkbox", "id", name, "name", name, "value", "true");
        }
    }

    private Map<String, String> choices(Found record, FieldSchema field) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (record.object().equals("Opportunity") && field.name().equals("StageName")) {
            List<Found> stages = new ArrayList<>(records.all("OpportunityStage"));
            stages.sort(java.util.Comparator.comparingInt(s -> Integer.parseInt(s.text("SortOrder"))));
            stages.forEach(s -> choices.put(s.text("ApiName"), s.text("MasterLabel")));
        } else if (field.name().equals("TimeZoneSidKey")) {
            records.all("User").stream()
                    .map(u -> u.text("TimeZoneSidKey"))
                    .sorted()
                    .forEach(z -> choices.put(z, z));
        } else {
            field.picklist().stream().filter(PicklistValue::active).forEach(v -> choices.put(v.value(), v.label()));
        }
        choices.keySet().removeIf(value -> !records.offers(record, field.name(), value));
        return choices;
    }

    private void reference(Found record, FieldSchema field, String value) {
        if (field.referenceTo().contains("User")) {
            Map<String, String> people = new LinkedHashMap<>();
            records.owners(record.object().equals("Lead")).forEach(p -> people.put(p.id().value(), p.name()));
            records.find(value).ifPresent(p -> people.putIfAbsent(p.id().value(), p.name() + " (inactive)"));
            select(field.name(), value, people);
            return;
        }
        typed(field.name(), value, "text");
        html.element(
                "p",
                records.find(value).map(r -> "Now: " + r.name()).orElse("The id of a record"),
                "class",
                "quiet small");
    }

    private void select(String name, String value, Map<String, String> choices) {
        html.open("select", "id", name, "name", name);
        html.element("option", "(none)", "value", "");
        choices.forEach((choice, label) -> option(choice, label, choice.equals(value)));
        if (!value.isEmpty() && !choices.containsKey(value)) {
            option(value, value, true);
        }
        html.close("select");
    }

    private void option(String value, String label, boolean chosen) {
        if (chosen) {
            html.element("option", label, "value", value, "selected", "selected");
        } else {
            html.element("option", label, "value", value);
        }
    }
}
