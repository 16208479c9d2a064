package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.salesforce.TestSalesforce.Config;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    private static final String ORG = "https://acme.my.salesforce.com";

    @Test
    void hasSafeDefaults() {
        SalesforceConfig config = mapped(Map.of());
        assertThat(config.pollEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.apiShare()).isEqualTo(0.05);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(config.maxResponseBytes()).isEqualTo(64 << 20);
        assertThat(config.events()).isFalse();
        assertThat(Access.from(config)).isEmpty();
    }

    @Test
    void readsEveryKey() {
        SalesforceConfig config = mapped(Map.ofEntries(
                Map.entry("url", ORG),
                Map.entry("client-id", "id"),
                Map.entry("client-secret", "s"),
                Map.entry("username", "u"),
                Map.entry("private-key", "k"),
                Map.entry("audience", "a"),
                Map.entry("poll-every", "PT2M"),
                Map.entry("api-share", "0.1"),
                Map.entry("connect-timeout", "PT1S"),
                Map.entry("read-timeout", "PT2S"),
                Map.entry("call-timeout", "PT3S"),
                Map.entry("max-response-bytes", "1048576"),
                Map.entry("events", "on")));
        assertThat(config.audience()).contains("a");
        assertThat(config.pollEvery()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.events()).isTrue();
        assertThat(Limits.of(config))
                .isEqualTo(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 1 << 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.my.salesforce.com          | My Domain",
                "http://acme.my.salesforce.com   | https only",
                "https://acme.lightning.force.com| address of the pages",
                "https://acme.my.salesforce.com/services | behind the host name",
                "https://u:p@acme.my.salesforce.com | My Domain",
                "ftp://acme.my.salesforce.com    | https only",
                "https://ac me                   | not an address",
                "http://localhost.evil.example   | https only",
            })
    void namesTheKeyAndTheMendForAWrongAddress(String url, String mend) {
        assertThatThrownBy(() -> Access.from(Config.of(url)))
                .isInstanceOf(SalesforceException.Configuration.class)
                .hasMessageContaining("plumbline.salesforce.url is \"" + url)
                .hasMessageContaining(mend);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://login.salesforce.com",
        "https://acme--uat.sandbox.my.salesforce.com/, https://test.salesforce.com",
        "http://127.0.0.1:8089, http://127.0.0.1:8089",
        "http://localhost:8089, http://localhost:8089",
        "http://[::1]:8089, http://[::1]:8089",
    })
    void derivesTheAudience(String url, String audience) {
        assertThat(Access.from(Config.of(url)).orElseThrow().audience()).isEqualTo(audience);
    }

    @Test
    void wantsExactlyOneWayToSignIn() {
        Config both = Config.of(ORG)
                .with(Optional.of(ORG), Optional.of("id"), Optional.of("s3cr3t"), Optional.of("u"), Optional.empty());
        assertThatThrownBy(() -> Access.from(both))
                .hasMessageContaining("are both set")
                .hasMessageNotContaining("s3cr3t");
        Config neither = Config.of(ORG)
                .with(Optional.of(ORG), Optional.of("id"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> Access.from(neither)).hasMessageContaining("client-secret is missing");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Config config = Config.NONE
                .with(Optional.of("x"), Optional.empty(), Optional.of("s"), Optional.empty(), Optional.empty())
                .share(1.5);
        assertThatThrownBy(() -> Access.from(config))
                .hasMessageContaining("plumbline.salesforce.url is \"x\"")
                .hasMessageContaining("plumbline.salesforce.client-id is missing")
                .hasMessageContaining("plumbline.salesforce.api-share is 1.5");
    }

    @Test
    void refusesClientCredentialsAtTheSharedLogin() {
        assertThatThrownBy(() -> Access.from(Config.of("https://login.salesforce.com")))
                .hasMessageContaining("My Domain");
    }

    @Test
    void takesAKeyAsTextAndAsFile(@TempDir Path dir) throws Exception {
        String pem = pem(2048);
        Path file = Files.writeString(dir.resolve("key.p8"), pem);
        assertThatCode(() -> Access.from(Config.of(ORG).signed("u", pem))).doesNotThrowAnyException();
        assertThatCode(() -> Access.from(Config.of(ORG).signed("u", pem.replace("\n", "\\n"))))
                .doesNotThrowAnyException();
        Access access = Access.from(Config.of(ORG).signed("u", file.toString())).orElseThrow();
        assertThat(access.toString()).doesNotContain("MII").contains("private key");
    }

    @Test
    void saysWhatIsWrongWithAKeyAndNeverShowsIt(@TempDir Path dir) throws Exception {
        refusesKey(dir.resolve("missing.pem").toString(), "path of a file that exists");
        refusesKey("-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----", "openssl pkcs8");
        refusesKey("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----", "not an RSA key");
        refusesKey(pem(1024), "1024 bits");
    }

    private static void refusesKey(String key, String because) {
        assertThatThrownBy(() -> Access.from(Config.of(ORG).signed("u", key)))
                .hasMessageContaining("plumbline.salesforce.private-key")
                .hasMessageContaining(because)
                .hasMessageNotContaining("c2VjcmV0");
    }

    static String pem(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static SalesforceConfig mapped(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withMapping(SalesforceConfig.class).addDiscoveredConverters();
        values.forEach((key, value) -> builder.withDefaultValue("plumbline.salesforce." + key, value));
        return builder.build().getConfigMapping(SalesforceConfig.class);
    }
}
