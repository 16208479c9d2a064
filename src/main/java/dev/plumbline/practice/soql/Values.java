package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldValue;

/** How Salesforce orders values: text without regard to case, ids with it, blanks before everything. */
final class Values {

    private Values() {}

    static int compare(FieldValue a, FieldValue b) {
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
        return text(a.asText(), b.asText());
    }

    private static int text(String a, String b) {
        if (looksLikeId(a) && looksLikeId(b)) {
            return a.compareTo(b);
        }
        return a.compareToIgnoreCase(b);
    }

    /** Ids differ in case alone; 18 letters and digits of which the first is a digit are taken for one. */
    private static boolean looksLikeId(String text) {
        return text.length() == 18 && Character.isDigit(text.charAt(0)) && dev.plumbline.crm.RecordId.isId(text);
    }
}
