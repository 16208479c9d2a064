package dev.plumbline.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldType;
import org.junit.jupiter.api.Test;

class TransitionTest {

    private final Given record = Given.nothing()
            .field("CloseDate", FieldType.DATE, "2026-06-30")
            .field("Amount", FieldType.CURRENCY, "100.0")
            .field("StageName", FieldType.PICKLIST, "Closed Won")
            .field("Account.Name", FieldType.TEXT, "Acme");

    @Test
    void seesWhatChanged() {
        record.before("CloseDate", "2026-03-31").before("Amount", "100.00");
        assertThat(record.value("ISCHANGED(CloseDate)")).isEqualTo("true");
        assertThat(record.value("ISCHANGED(Amount)")).as("100.00 is 100.0").isEqualTo("false");
        assertThat(record.value("ISCHANGED(StageName)")).isEqualTo("false");
        assertThat(record.value("CloseDate - PRIORVALUE(CloseDate)")).isEqualTo("91");
        assertThat(record.value("ISNEW()")).isEqualTo("false");
    }

    @Test
    void seesAValueAppearAndDisappear() {
        record.before("CloseDate", null);
        assertThat(record.value("ISCHANGED(CloseDate)")).isEqualTo("true");
        assertThat(record.value("ISBLANK(PRIORVALUE(CloseDate))")).isEqualTo("true");
    }

    @Test
    void comparesPicklistsWithWhatTheyWere() {
        record.before("StageName", "Prospecting");
        assertThat(record.value("ISPICKVAL(PRIORVALUE(StageName), \"Prospecting\")"))
                .isEqualTo("true");
        assertThat(record.value("TEXT(PRIORVALUE(StageName))")).isEqualTo("Prospecting");
        assertThat(record.value("STAGE_ORDER(StageName) - STAGE_ORDER(PRIORVALUE(StageName)) > 1"))
                .isEqualTo("true");
    }

    @Test
    void knowsThatANewRecordChangedNothing() {
        record.madeNow();
        assertThat(record.value("ISNEW()")).isEqualTo("true");
        assertThat(record.value("ISCHANGED(CloseDate)")).isEqualTo("false");
        assertThat(record.value("ISBLANK(PRIORVALUE(CloseDate))")).isEqualTo("true");
    }

    @Test
    void asksForAFieldOfTheRecordItself() {
        assertThat(record.complaint("ISCHANGED(Account.Name)")).contains("a field of the record itself");
        assertThat(record.complaint("PRIORVALUE(Amount + 1) > 1")).contains("takes the name of a field");
    }
}
