package dev.plumbline.salesforce;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.PicklistEntry;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Salesforce's describe in our words. */
final class DescribeMapper {

    /** Longest text that SOQL can filter and sort by. */
    private static final int SHORT_TEXT = 255;

    private DescribeMapper() {}

    static ObjectSchema schema(DescribeSObjectResult described) {
        return new ObjectSchema(
                described.getName(),
                text(described.getLabel(), described.getName()),
                text(described.getKeyPrefix(), ""),
                described.getReplicateable(),
                Arrays.stream(described.getFields()).map(DescribeMapper::field).toList());
    }

    private static FieldSchema field(Field field) {
        return new FieldSchema(
                field.getName(),
                text(field.getLabel(), field.getName()),
                type(field),
                field.getLength(),
                precision(field),
                field.getScale(),
                field.getNillable(),
                field.getCalculated(),
                field.getCreateable(),
                field.getUpdateable(),
                field.getFilterable(),
                field.getSortable(),
                field.getReferenceTo() == null ? List.of() : List.of(field.getReferenceTo()),
                field.getRelationshipName(),
                picklist(field.getPicklistValues()),
                field.getIdLookup());
    }

    /** Whole numbers say their size as digits, all others as precision. */
    private static int precision(Field field) {
        return field.getPrecision() == 0 ? field.getDigits() : field.getPrecision();
    }

    private static FieldType type(Field field) {
        if (field.getType() == null) {
            return FieldType.OTHER;
        }
        return switch (field.getType()) {
            case id -> FieldType.ID;
            case reference -> FieldType.REFERENCE;
            // The old and the new value in a field history: whatever it is, it comes as text.
            case anyType -> FieldType.TEXT;
            case string, email, phone, url, combobox, encryptedstring, datacategorygroupreference -> FieldType.TEXT;
            case textarea -> field.getLength() > SHORT_TEXT ? FieldType.LONG_TEXT : FieldType.TEXT;
            case picklist -> FieldType.PICKLIST;
            case multipicklist -> FieldType.MULTIPICKLIST;
            case _boolean -> FieldType.BOOLEAN;
            case _int, _long, _double -> FieldType.NUMBER;
            case currency -> FieldType.CURRENCY;
            case percent -> FieldType.PERCENT;
            case date -> FieldType.DATE;
            case datetime -> FieldType.DATETIME;
            case time -> FieldType.TIME;
            default -> FieldType.OTHER;
        };
    }

    private static List<PicklistValue> picklist(PicklistEntry @Nullable [] entries) {
        return entries == null
                ? List.of()
                : Arrays.stream(entries)
                        .filter(e -> e.getValue() != null)
                        .map(e -> new PicklistValue(
                                e.getValue(), text(e.getLabel(), e.getValue()), e.getActive(), e.getDefaultValue()))
                        .toList();
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
