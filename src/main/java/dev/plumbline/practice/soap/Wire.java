package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;

/** Values and types as the wire writes them. */
final class Wire {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private Wire() {}

    static String text(FieldValue value, FieldSchema field) {
        if (value instanceof FieldValue.Moment moment) {
            return Xml.moment(moment.value());
        }
        if (value instanceof FieldValue.TimeOfDay time) {
            return TIME.format(time.value());
        }
        if (value instanceof FieldValue.Num number && !isInt(field)) {
            return floating(number.value());
        }
        if (value instanceof FieldValue.Num number) {
            return number.value().stripTrailingZeros().toPlainString();
        }
        return value.asText();
    }

    /** Doubles come as Java writes them, exponent included, unless that would lose digits. */
    private static String floating(BigDecimal number) {
        String text = Double.toString(number.doubleValue());
        boolean finite = Double.isFinite(number.doubleValue());
        return finite && new BigDecimal(text).compareTo(number) == 0 ? text : number.toPlainString();
    }

    static boolean isInt(FieldSchema field) {
        return field.type() == FieldType.NUMBER && field.scale() == 0;
    }

    /** The XML Schema type, for sums and describes. */
    static String xsd(FieldSchema field) {
        return switch (field.type()) {
            case BOOLEAN -> "xsd:boolean";
            case NUMBER -> isInt(field) ? "xsd:int" : "xsd:double";
            case CURRENCY, PERCENT -> "xsd:double";
            case DATE -> "xsd:date";
            case DATETIME -> "xsd:dateTime";
            case TIME -> "xsd:time";
            case OTHER -> "xsd:anyType";
            default -> "xsd:string";
        };
    }

    /** Describe's name of the type, where ours is coarser than Salesforce's. */
    static String type(FieldSchema field) {
        return switch (field.type()) {
            case LONG_TEXT -> "textarea";
            case NUMBER -> isInt(field) ? "int" : "double";
            case OTHER -> "anyType";
            case TEXT -> textType(field.name());
            default -> field.type().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String textType(String name) {
        return switch (name) {
            case "Email" -> "email";
            case "Phone", "MobilePhone" -> "phone";
            case "Website" -> "url";
            case "Subject" -> "combobox";
            default -> "string";
        };
    }
}
