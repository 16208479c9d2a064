package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.PicklistEntry;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.PicklistValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DescribeMapperTest {

    @ParameterizedTest
    @CsvSource({
        "id, 18, ID",
        "reference, 18, REFERENCE",
        "string, 120, TEXT",
        "email, 80, TEXT",
        "phone, 40, TEXT",
        "url, 255, TEXT",
        "combobox, 255, TEXT",
        "encryptedstring, 175, TEXT",
        "textarea, 255, TEXT",
        "textarea, 256, LONG_TEXT",
        "textarea, 32000, LONG_TEXT",
        "picklist, 255, PICKLIST",
        "multipicklist, 4099, MULTIPICKLIST",
        "_boolean, 0, BOOLEAN",
        "_int, 0, NUMBER",
        "_long, 0, NUMBER",
        "_double, 0, NUMBER",
        "currency, 0, CURRENCY",
        "percent, 0, PERCENT",
        "date, 0, DATE",
        "datetime, 0, DATETIME",
        "time, 0, TIME",
        "address, 0, OTHER",
        "location, 0, OTHER",
        "base64, 0, OTHER",
        "anyType, 0, TEXT",
        "complexvalue, 0, OTHER",
    })
    void knowsEachTypeOfField(FieldType wire, int length, dev.plumbline.crm.FieldType ours) {
        assertThat(map(field(wire, length)).type()).isEqualTo(ours);
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void hasAPlaceForEveryTypeThereIs(FieldType wire) {
        assertThat(map(field(wire, 10)).type()).isNotNull();
    }

    @Test
    void keepsWhatRulesAndFormsNeed() {
        Field field = field(FieldType.picklist, 40);
        field.setLabel("Stage");
        field.setNillable(true);
        field.setCalculated(true);
        field.setReferenceTo(new String[] {"User", "Group"});
        field.setRelationshipName("Owner");
        PicklistEntry entry = new PicklistEntry();
        entry.setValue("Won");
        entry.setLabel("Gewonnen");
        entry.setActive(true);
        field.setPicklistValues(new PicklistEntry[] {entry});
        FieldSchema mapped = map(field);
        assertThat(mapped.label()).isEqualTo("Stage");
        assertThat(mapped.nillable()).isTrue();
        assertThat(mapped.calculated()).isTrue();
        assertThat(mapped.updateable()).isFalse();
        assertThat(mapped.referenceTo()).containsExactly("User", "Group");
        assertThat(mapped.relationshipName()).isEqualTo("Owner");
        assertThat(mapped.picklist()).containsExactly(new PicklistValue("Won", "Gewonnen", true, false));
    }

    private static FieldSchema map(Field field) {
        DescribeSObjectResult described = new DescribeSObjectResult();
        described.setName("Opportunity");
        described.setFields(new Field[] {field});
        ObjectSchema schema = DescribeMapper.schema(described);
        assertThat(schema.label()).isEqualTo("Opportunity");
        return schema.fields().get(0);
    }

    private static Field field(FieldType type, int length) {
        Field field = new Field();
        field.setName("X__c");
        field.setType(type);
        field.setLength(length);
        return field;
    }
}
