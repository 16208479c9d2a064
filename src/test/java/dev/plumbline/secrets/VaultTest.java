package dev.plumbline.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final String ONE = key(1);
    private static final String TWO = key(2);

    @Test
    void opensWhatItSealedAndOnlyInItsPlace() {
        Vault vault = vault(ONE);
        String sealed = vault.seal("grant/ann", "a secret");
        assertThat(sealed).startsWith(vault.keyId() + ":").doesNotContain("secret");
        assertThat(vault.open("grant/ann", sealed)).contains("a secret");
        assertThat(vault.open("grant/bob", sealed)).isEmpty();
        assertThat(vault.seal("grant/ann", "a secret")).isNotEqualTo(sealed);
    }

    @Test
    void noticesEveryChangedLetter() {
        Vault vault = vault(ONE);
        String sealed = vault.seal("place", "a secret");
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            // The last letter of base64 may carry bits that stand for nothing.
            if (!vault.open("place", changed).equals(Optional.of("a secret"))) {
                assertThat(vault.open("place", changed)).isEmpty();
            } else {
                assertThat(List.of(sealed.length() - 1, sealed.lastIndexOf(':') - 1))
                        .contains(i);
            }
        }
        assertThat(vault.open("place", "")).isEmpty();
        assertThat(vault.open("place", "x:y:z")).isEmpty();
    }

    @Test
    void movesToANewKeyWithoutAMomentInWhichNothingOpens() {
        String sealed = vault(ONE).seal("place", "a secret");
        Vault both = vault(TWO, ONE);
        assertThat(both.open("place", sealed)).contains("a secret");
        String resealed = both.reseal("place", sealed).orElseThrow();
        assertThat(resealed).startsWith(both.keyId() + ":");
        assertThat(both.open("place", resealed)).contains("a secret");
        assertThat(vault(TWO).open("place", resealed)).contains("a secret");
        assertThat(vault(ONE).open("place", resealed)).isEmpty();
        assertThat(both.reseal("elsewhere", sealed)).isEmpty();
    }

    @Test
    void takesItsKeyFromAFileAndSaysWhatIsWrongWithOne(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), ONE + "\n");
        assertThat(new Vault(config(Optional.empty(), Optional.of(file), List.of())).keyId())
                .isEqualTo(vault(ONE).keyId());
        assertThatThrownBy(() -> vault("short")).hasMessageContaining("plumbline.secrets.key must hold 32 bytes");
        assertThat(new Vault(config(Optional.empty(), Optional.empty(), List.of())).ready())
                .isFalse();
    }

    private static Vault vault(String key, String... earlier) {
        return new Vault(config(Optional.of(key), Optional.empty(), List.of(earlier)));
    }

    private static SecretsConfig config(Optional<String> key, Optional<Path> file, List<String> earlier) {
        return new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return key;
            }

            @Override
            public Optional<Path> keyFile() {
                return file;
            }

            @Override
            public Optional<List<String>> previousKeys() {
                return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier);
            }
        };
    }

    private static String key(int filled) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filled);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
