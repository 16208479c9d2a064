package dev.plumbline.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {

    @ParameterizedTest
    @CsvSource({"001A0000006Vm9r,001A0000006Vm9rIAC", "000000000000000,000000000000000AAA"})
    void completesTheShortFormWithItsCaseSuffix(String fifteen, String eighteen) {
        assertThat(RecordId.of(fifteen).value()).isEqualTo(eighteen);
        assertThat(RecordId.of(eighteen).value()).isEqualTo(eighteen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "006", "006000000000001!", "006 00000000001", "０06000000000001"})
    void refusesWhatIsNoId(String text) {
        assertThatThrownBy(() -> RecordId.of(text)).hasMessageContaining("15 or 18");
    }

    @Test
    void tellsTheObjectByItsPrefix() {
        assertThat(RecordId.of("00G000000000001").keyPrefix()).isEqualTo("00G");
    }
}
