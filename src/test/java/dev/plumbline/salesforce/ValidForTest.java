package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidForTest {

    private static final List<String> TEN = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    @Test
    void countsFromTheHighestBitOfTheFirstByte() {
        assertThat(ValidFor.under(new byte[] {(byte) 0x80, 0}, TEN)).containsExactly("a");
        assertThat(ValidFor.under(new byte[] {0x01, (byte) 0xC0}, TEN)).containsExactly("h", "i", "j");
        assertThat(ValidFor.under(new byte[] {(byte) 0xFF, (byte) 0xFF}, TEN)).containsExactlyElementsOf(TEN);
    }

    @Test
    void isOfferedNowhereWhereThereAreNoBits() {
        assertThat(ValidFor.under(new byte[0], TEN)).isEmpty();
        assertThat(ValidFor.under(new byte[] {0x10}, TEN)).containsExactly("d");
    }
}
