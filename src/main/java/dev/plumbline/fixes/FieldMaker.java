package dev.plumbline.fixes;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.fixes.FixField.Option;
import dev.plumbline.fixes.FixField.Shut;
import dev.plumbline.fixes.FixField.Widget;
import dev.plumbline.salesforce.FieldForm;
import dev.plumbline.salesforce.ObjectForm;
import dev.plumbline.salesforce.PersonalSalesforce.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the fields of one record's form. */
final class FieldMaker {

    /** In the form, the name of a lookup's search is that of its field behind this. */
    static final String QUERY = "q.";

    private final ObjectForm object;
    private final CrmRecord record;
    private final Typing typing;
    private final FixForms.Ask ask;
    private final Map<String, List<Found>> found;
    private final Predicate<FieldSchema> writable;

    private FieldMaker(
            ObjectForm object,
            CrmRecord record,
            Typing typing,
            FixForms.Ask ask,
            Map<String, List<Found>> found,
            Predicate<FieldSchema> writable) {
        this.object = object;
        this.record = record;
        this.typing = typing;
        this.ask = ask;
        this.found = found;
        this.writable = writable;
    }

    /** @param found what lookups that were searched have found, by field */
    static FieldMaker of(
            ObjectForm object, CrmRecord record, Typing typing, FixForms.Ask ask, Map<String, List<Found>> found) {
        return new FieldMaker(object, record, typing, ask, found, FieldSchema::updateable);
    }

    /** Of a record that is not there yet. */
    static FieldMaker ofNew(
            ObjectForm object, NewRecord record, Typing typing, FixForms.Ask ask, Map<String, List<Found>> found) {
        return new FieldMaker(object, record.blank(ask.record(), object), typing, ask, found, FieldSchema::createable);
    }

    FixField field(String name, Offer.Need need, Set<String> offered) {
        Optional<FieldForm> known = object.field(name);
        FieldValue value = record.field(name);
        if (known.isEmpty() || value.isHidden()) {
            return shut(name, known.map(f -> label(f.schema())).orElse(name), need, "", Shut.HIDDEN);
        }
        FieldForm form = known.get();
        FieldSchema schema = form.schema();
        String held = typing.shown(schema, value);
        if (!writable.test(schema) || schema.calculated() || schema.type() == FieldType.OTHER) {
            return shut(name, label(schema), need, held, Shut.READ_ONLY);
        }
        String typed = ask.typed().getOrDefault(name, held);
        String mark = Mark.of(value);
        return new FixField(
                name,
                label(schema),
                widget(form),
                typed,
                mark,
                need.needed(),
                form.help(),
                options(form, value, typed),
                form.controller().filter(offered::contains).orElse(""),
                schema.length(),
                ask.typed().getOrDefault(QUERY + name, ""),
                Optional.empty(),
                Optional.ofNullable(ask.troubles().get(name)),
                theirs(form, value, typed, mark, held));
    }

    /** {@code Contact ID} is what Salesforce calls the field, and people the contact in it. */
    private static String label(FieldSchema schema) {
        return schema.type() == FieldType.REFERENCE ? schema.label().replaceFirst("[ -]ID$", "") : schema.label();
    }

    private static FixField shut(String name, String label, Offer.Need need, String held, Shut why) {
        return new FixField(
                name,
                label,
                Widget.LINE,
                held,
                "",
                need.needed(),
                Optional.empty(),
                List.of(),
                "",
                0,
                "",
                Optional.of(why),
                Optional.empty(),
                Optional.empty());
    }

    /** What stands there now, when that is neither what was shown nor what was typed. */
    private Optional<String> theirs(FieldForm form, FieldValue value, String typed, String mark, String held) {
        String shown = ask.marks().get(form.schema().name());
        boolean moved = shown != null && !shown.equals(mark);
        return moved && !typed.strip().equals(held.strip()) ? Optional.of(said(form, value, held)) : Optional.empty();
    }

    private String said(FieldForm form, FieldValue value, String held) {
        if (form.schema().type() == FieldType.REFERENCE) {
            return nameOf(form).orElse(held);
        }
        return form.choices().stream()
                .filter(c -> c.value().equals(value.asText()))
                .map(FieldForm.Choice::label)
                .findFirst()
                .orElse(held);
    }

    private static Widget widget(FieldForm form) {
        return switch (form.schema().type()) {
            case BOOLEAN -> Widget.TICK;
            case NUMBER, CURRENCY, PERCENT -> Widget.NUMBER;
            case DATE -> Widget.DAY;
            case DATETIME -> Widget.MOMENT;
            case TIME -> Widget.TIME;
            case PICKLIST -> Widget.CHOICE;
            case MULTIPICKLIST -> Widget.CHOICES;
            case REFERENCE -> Widget.LOOKUP;
            case LONG_TEXT -> Widget.LINES;
            case TEXT, ID, OTHER ->
                switch (form.input()) {
                    case LINES -> Widget.LINES;
                    case EMAIL -> Widget.EMAIL;
                    case PHONE -> Widget.PHONE;
                    case URL -> Widget.WEB;
                    case COMBOBOX -> Widget.SUGGEST;
                    case PLAIN -> Widget.LINE;
                };
        };
    }

    private List<Option> options(FieldForm form, FieldValue value, String typed) {
        if (form.schema().type() == FieldType.REFERENCE) {
            return lookedUp(form, value, typed);
        }
        List<String> chosen = Arrays.asList(typed.split(";"));
        String controlling = form.controller().map(this::standing).orElse("");
        boolean free = form.controller().filter(c -> ask.offered().contains(c)).isPresent();
        List<Option> options = new ArrayList<>();
        for (FieldForm.Choice choice : form.choices()) {
            // With its controller in the form all are there, and the page shows those that fit.
            if (free || choice.offeredUnder(controlling)) {
                options.add(new Option(
                        choice.value(),
                        choice.label(),
                        chosen.contains(choice.value()),
                        choice.under()
                                .map(u -> "\n" + String.join("\n", u) + "\n")
                                .orElse("")));
            }
        }
        for (String held : value.asText().split(";")) {
            // No longer offered, and yet there.
            if (!held.isEmpty()
                    && options.stream().noneMatch(o -> o.value().equals(held))
                    && !form.choices().isEmpty()) {
                options.add(new Option(held, held, chosen.contains(held), ""));
            }
        }
        return options;
    }

    /** What the controlling field holds, or will. */
    private String standing(String controller) {
        return ask.typed().getOrDefault(controller, record.field(controller).asText());
    }

    private List<Option> lookedUp(FieldForm form, FieldValue value, String typed) {
        List<Option> options = new ArrayList<>();
        if (!value.isBlank()) {
            options.add(new Option(
                    value.asText(),
                    nameOf(form).orElse(value.asText()),
                    value.asText().equals(typed),
                    ""));
        }
        List<Found> matches = found.getOrDefault(form.schema().name(), List.of());
        for (Found match : matches) {
            if (options.stream().noneMatch(o -> o.value().equals(match.id().value()))) {
                options.add(new Option(
                        match.id().value(),
                        match.name().isBlank() ? match.id().value() : match.name(),
                        match.id().value().equals(typed),
                        ""));
            }
        }
        return options;
    }

    private Optional<String> nameOf(FieldForm form) {
        String relationship = form.schema().relationshipName();
        return relationship == null
                ? Optional.empty()
                : Optional.of(record.field(relationship + ".Name").asText()).filter(n -> !n.isEmpty());
    }
}
