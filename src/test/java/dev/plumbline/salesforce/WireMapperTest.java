package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireMapperTest {

    @ParameterizedTest
    @CsvSource({"1.5E7, 15000000", "12345.67, 12345.67", "0.0, 0.0", "-1E-3, -0.001", "100, 100"})
    void readsNumbersInAnyNotation(String sent, BigDecimal number) {
        assertThat(value(FieldType.CURRENCY, sent)).isEqualTo(FieldValue.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "lots", "NaN"})
    void hidesNumbersThatAreNone(String sent) {
        assertThat(value(FieldType.CURRENCY, sent).isHidden()).isTrue();
    }

    @Test
    void readsEachKindOfValue() {
        assertThat(value(FieldType.DATE, "2026-03-31")).isEqualTo(FieldValue.of(LocalDate.parse("2026-03-31")));
        assertThat(value(FieldType.DATETIME, "2026-03-31T10:00:00.000Z"))
                .isEqualTo(FieldValue.of(Instant.parse("2026-03-31T10:00:00Z")));
        assertThat(value(FieldType.TIME, "09:00:00.000Z")).isEqualTo(new FieldValue.TimeOfDay(LocalTime.of(9, 0)));
        assertThat(value(FieldType.BOOLEAN, "true")).isEqualTo(FieldValue.TRUE);
        assertThat(value(FieldType.MULTIPICKLIST, "a;b")).isEqualTo(FieldValue.of("a;b"));
        assertThat(value(FieldType.TEXT, "=cmd|\r\n<script>")).isEqualTo(FieldValue.of("=cmd|\r\n<script>"));
        assertThat(value(FieldType.TEXT, "")).isEqualTo(FieldValue.BLANK);
    }

    @Test
    void tellsWhatWasNotSentFromWhatIsEmpty() {
        SObject sent = deal();
        CrmRecord record = mapper("X", FieldType.TEXT).record(sent);
        assertThat(record.field("X").isHidden()).isTrue();
        assertThat(mapper("Owner.Name", FieldType.TEXT)
                        .record(sent)
                        .field("Owner.Name")
                        .isHidden())
                .isTrue();
    }

    @Test
    void takesAFieldOfAnEmptyParentForEmpty() {
        SObject sent = deal();
        sent.addField("Account", null);
        assertThat(mapper("Account.Name", FieldType.TEXT).record(sent).field("Account.Name"))
                .isEqualTo(FieldValue.BLANK);
    }

    @Test
    void givesRecordsWithoutStampTheOldestAge() {
        assertThat(mapper("X", FieldType.TEXT).record(deal()).asOf()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void readsWhatCarriesATypeOfItsOwn() {
        assertThat(sentAs(1.2E7)).isEqualTo(FieldValue.of("12000000"));
        assertThat(sentAs(true)).isEqualTo(FieldValue.of("true"));
        assertThat(sentAs(WireValues.calendar(Instant.parse("2026-03-31T10:00:00Z"))))
                .isEqualTo(FieldValue.of("2026-03-31T10:00:00Z"));
        assertThat(sentAs(Double.NaN).isHidden()).isTrue();
    }

    private static FieldValue sentAs(Object sent) {
        SObject history = deal();
        history.addField("NewValue", sent);
        return mapper("NewValue", FieldType.OTHER).record(history).field("NewValue");
    }

    @Test
    void hidesCompoundsInsteadOfCallingThemEmpty() {
        SObject sent = deal();
        XmlObject address = new XmlObject(new QName("BillingAddress"));
        address.addField("city", "Paris");
        sent.addField("BillingAddress", address);
        assertThat(mapper("BillingAddress", FieldType.OTHER)
                        .record(sent)
                        .field("BillingAddress")
                        .isHidden())
                .isTrue();
    }

    @Test
    void trustsNoIdThatIsNone() {
        SObject sent = new SObject("Opportunity");
        sent.setId("<script>");
        assertThatThrownBy(() -> mapper("X", FieldType.TEXT).record(sent))
                .isInstanceOf(SalesforceException.Query.class);
    }

    private static FieldValue value(FieldType type, String sent) {
        SObject deal = deal();
        deal.addField("X", sent);
        return mapper("X", type).record(deal).field("X");
    }

    private static SObject deal() {
        SObject deal = new SObject("Opportunity");
        deal.setId("006000000000001AAA");
        return deal;
    }

    private static WireMapper mapper(String path, FieldType type) {
        return new WireMapper(new Selection("Opportunity", Map.of(path, type), "SystemModstamp"));
    }
}
