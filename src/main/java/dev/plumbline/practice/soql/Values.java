package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.util.Comparator;

/** How Salesforce orders values: text without regard to case, ids with it, blanks before everything. */
final class Values {

    private static final Comparator<String> IDS = Comparator.naturalOrder();
    private static final Comparator<String> WORDS = String.CASE_INSENSITIVE_ORDER;

    private Values() {}

    static Comparator<FieldValue> order(FieldSchema field) {
        boolean id = field.type() == FieldType.ID || field.type() == FieldType.REFERENCE;
        Comparator<String> texts = id ? IDS : WORDS;
        return (a, b) -> compare(a, b, texts);
    }

    private static int compare(FieldValue a, FieldValue b, Comparator<String> texts) {
        if (a.isBlank() || b.isBlank()) {
            return Boolean.compare(!a.isBlank(), !b.isBlank());
        }
        if (a instanceof FieldValue.Num x && b instanceof FieldValue.Num y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof FieldValue.Day x && b instanceof FieldValue.Day y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof FieldValue.Moment x && b instanceof FieldValue.Moment y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof FieldValue.Bool x && b instanceof FieldValue.Bool y) {
            return Boolean.compare(x.value(), y.value());
        }
        return texts.compare(a.asText(), b.asText());
    }
}
