package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.setup.Offers;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether values fit their fields, in Salesforce's codes and words. */
final class FieldChecks {

    private final Store store;
    private final ReferenceChecks references;
    private final Offers offers;

    FieldChecks(Store store, Offers offers) {
        this.store = store;
        this.offers = offers;
        this.references = new ReferenceChecks(store);
    }

    /** The value as the field would keep it: text trimmed and typed, numbers rounded to the field's scale. */
    FieldValue fit(FieldSchema field, FieldValue value) throws Refusal {
        try {
            FieldValue typed = typed(field, value);
            if (typed instanceof FieldValue.Text text) {
                return FieldValue.of(text.value().strip());
            }
            if (typed instanceof FieldValue.Num number) {
                return FieldValue.of(number.value().setScale(field.scale(), RoundingMode.HALF_UP));
            }
            return typed;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "INVALID_TYPE_ON_FIELD_IN_RECORD",
                    field.label() + ": value not of required type: " + value.asText(),
                    field.name());
        }
    }

    private static FieldValue typed(FieldSchema field, FieldValue value) {
        if (value.isBlank()) {
            return field.type() == FieldType.BOOLEAN ? FieldValue.FALSE : value;
        }
        return FieldValues.parse(field.type(), value.asText());
    }

    /** Everything that is wrong with the changed fields of a record. */
    List<Complaint> check(Unit unit, Draft draft) {
        List<Complaint> complaints = new ArrayList<>();
        Table table = draft.table();
        for (int column = 0; column < table.width(); column++) {
            FieldSchema field = table.field(column);
            FieldValue value = draft.get(field.name());
            boolean anybodys = field.createable() || field.updateable();
            if (anybodys && draft.changed(field.name()) && !value.isBlank()) {
                check(unit, draft, field, value).ifPresent(complaints::add);
            }
        }
        missing(draft).ifPresent(complaints::add);
        return complaints;
    }

    private Optional<Complaint> check(Unit unit, Draft draft, FieldSchema field, FieldValue value) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> tooLong(field, value.asText());
            case PICKLIST, MULTIPICKLIST -> notOffered(field, draft, value.asText());
            case NUMBER, CURRENCY, PERCENT -> outOfRange(field, value);
            case REFERENCE -> references.check(unit, draft, field, value.asText());
            default -> Optional.empty();
        };
    }

    private static Optional<Complaint> missing(Draft draft) {
        List<String> missing = draft.table().schema().fields().stream()
                .filter(f -> !f.nillable() && f.createable() && f.type() != FieldType.BOOLEAN)
                .map(FieldSchema::name)
                .filter(f -> draft.get(f).isBlank() && (draft.isNew() || draft.changed(f)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Complaint("REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing));
    }

    private static Optional<Complaint> tooLong(FieldSchema field, String text) {
        int length = text.codePointCount(0, text.length());
        if (field.length() == 0 || length <= field.length()) {
            return Optional.empty();
        }
        String shown = text.length() > 255 ? text.substring(0, text.offsetByCodePoints(0, 200)) : text;
        return Optional.of(new Complaint(
                "STRING_TOO_LONG",
                field.label() + ": data value too large: " + shown + " (max length=" + field.length() + ")",
                List.of(field.name())));
    }

    private Optional<Complaint> notOffered(FieldSchema field, Draft draft, String text) {
        List<String> offered = offered(field, draft);
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        offered = offers.limited(draft.text("RecordTypeId"), field.name()).orElse(offered);
        List<String> chosen = field.type() == FieldType.MULTIPICKLIST ? Arrays.asList(text.split(";")) : List.of(text);
        String bad = chosen.stream().filter(Predicate.not(offered::contains)).collect(Collectors.joining(";"));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Complaint(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        field.label() + ": bad value for restricted picklist field: " + bad,
                        List.of(field.name())));
    }

    /** Stages are kept as records; the other lists are part of the field. */
    private List<String> offered(FieldSchema field, Draft draft) {
        if (draft.table().name().equals("Opportunity") && field.name().equals("StageName")) {
            List<String> stages = Stages.names(store);
            if (!stages.isEmpty()) {
                return stages;
            }
        }
        return field.picklist().stream()
                .filter(PicklistValue::active)
                .map(PicklistValue::value)
                .toList();
    }

    private static Optional<Complaint> outOfRange(FieldSchema field, FieldValue value) {
        BigDecimal number = ((FieldValue.Num) value).value();
        int digits = number.precision() - number.scale();
        if (field.precision() == 0 || digits <= field.precision() - field.scale()) {
            return Optional.empty();
        }
        return Optional.of(new Complaint(
                "NUMBER_OUTSIDE_VALID_RANGE",
                field.label() + ": value outside of valid range on numeric field: " + number.toPlainString(),
                List.of(field.name())));
    }
}
