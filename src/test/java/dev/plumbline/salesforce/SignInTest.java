package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.SettableClock;
import dev.plumbline.salesforce.TestSalesforce.Config;
import dev.plumbline.salesforce.TestSalesforce.Rig;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in at the token endpoint: both flows, and what is made of its refusals. */
class SignInTest {

    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private FakeOrg fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOrg()
                .usually("getServerTimestamp", "<result><timestamp>2026-03-02T11:59:58.000Z</timestamp></result>");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void signsInByClientCredentials() {
        new Rig(Config.of(fake.url()).clientId("the id").secret("a&b=c"), clock).org.serverTime();
        assertThat(fake.tokenRequests)
                .containsExactly("grant_type=client_credentials&client_id=the+id&client_secret=a%26b%3Dc");
    }

    @Test
    void signsInByJwtBearer() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----";
        new Rig(Config.of(fake.url()).signed("i@acme.example", pem), clock).org.serverTime();
        String form = URLDecoder.decode(fake.tokenRequests.get(0), StandardCharsets.UTF_8);
        assertThat(form).startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
        String[] jwt = form.substring(form.indexOf("assertion=") + 10).split("\\.");
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
        assertThat(claims.get("iss").asText()).isEqualTo("client");
        assertThat(claims.get("sub").asText()).isEqualTo("i@acme.example");
        assertThat(claims.get("aud").asText()).isEqualTo(fake.url());
        assertThat(claims.get("exp").asLong()).isEqualTo(clock.instant().getEpochSecond() + 180);
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(pair.getPublic());
        rsa.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(rsa.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, invalid client credentials, Configuration, The client secret was refused: check plumbline.salesforce.client-secret",
        "invalid_client_id, client identifier invalid, Configuration, check plumbline.salesforce.client-id",
        "invalid_client, client identifier invalid, Configuration, check plumbline.salesforce.client-id",
        "invalid_grant, user hasn't approved this consumer, Permission, pre-authorised",
        "invalid_grant, audience is invalid, Configuration, plumbline.salesforce.audience",
        "invalid_grant, expired authorization code, Configuration, clock",
        "invalid_grant, invalid assertion, Configuration, plumbline.salesforce.private-key",
        "invalid_grant, expired access/refresh token, Session, Reconnect",
        "invalid_grant, authentication failure, Configuration, integration user can't sign in",
        "invalid_grant, inactive user, Permission, integration user can't sign in",
        "invalid_grant, no client credentials user enabled, Configuration, run-as user",
        "invalid_request, no valid scopes defined, Configuration, scope",
        "inactive_user, x, Permission, integration user can't sign in",
        "inactive_org, x, Permission, org is inactive",
        "rate_limit_exceeded, x, Limit, Too many sign-ins",
        "unsupported_grant_type, x, Configuration, does not offer this flow",
        "invalid_app_access, x, Permission, assign it to the user",
        "brand_new, x, Configuration, check the app and its policies",
    })
    void saysHowToMendARefusal(String error, String description, String kind, String mend) {
        fake.tokenReply =
                FakeOrg.json(400, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
        SalesforceException e = refusal(new Rig(Config.of(fake.url()).secret("s3cr3t"), clock));
        assertThat(e.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(e).hasMessageContaining(mend).hasMessageContaining(description);
        assertThat(e.getMessage()).doesNotContain("s3cr3t");
    }

    @Test
    void asksOnceAMinuteWhenItsSecretIsRefused() {
        fake.tokenReply = FakeOrg.json(400, "{\"error\":\"invalid_client\",\"error_description\":\"no\"}");
        Rig rig = new Rig(Config.of(fake.url()), clock);
        for (int second = 0; second < 120; second++) {
            refusal(rig);
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(fake.tokenRequests).hasSize(2);
        assertThat(rig.org.state().state()).isEqualTo(SalesforceClient.ConnectionState.State.FAILED);
        assertThat(rig.org.state().reason()).contains("The client secret was refused");
    }

    @Test
    void takesAWebPageForAWrongAddress() {
        fake.tokenReply = FakeOrg.page(200, "Acme intranet");
        assertThat(refusal(new Rig(Config.of(fake.url()), clock)))
                .isInstanceOf(SalesforceException.Configuration.class)
                .hasMessageContaining("Acme intranet")
                .hasMessageContaining("plumbline.salesforce.url");
    }

    @Test
    void triesAgainWhenTheTokenEndpointIsBusy() {
        fake.tokenReply = FakeOrg.status(503);
        assertThat(refusal(new Rig(Config.of(fake.url()), clock))).isInstanceOf(SalesforceException.Transient.class);
        assertThat(fake.tokenRequests).hasSize(3);
    }

    @Test
    void sendsItsTokenNowhereUnsafe() {
        fake.tokenReply = FakeOrg.json(200, "{\"access_token\":\"00D!1\",\"instance_url\":\"http://evil.example\"}");
        assertThat(refusal(new Rig(Config.of(fake.url()), clock)))
                .isInstanceOf(SalesforceException.Configuration.class)
                .hasMessageContaining("evil.example");
        assertThat(fake.requests).isEmpty();
    }

    @Test
    void namesTheAppsSettingWhenItIssuesTokensInJwtForm() {
        fake.tokenReply =
                FakeOrg.json(200, "{\"access_token\":\"eyJh.eyJi.c2ln\",\"instance_url\":\"" + fake.url() + "\"}");
        assertThat(refusal(new Rig(Config.of(fake.url()), clock)))
                .isInstanceOf(SalesforceException.Session.class)
                .hasMessageContaining("switch the app to opaque tokens");
    }

    @Test
    void neverShowsItsTokenInWords() {
        OrgSession session = new OrgSession("00D!topsecret", java.net.URI.create("https://a"), "00D", "005");
        assertThat(session.toString()).doesNotContain("topsecret");
    }

    private static SalesforceException refusal(Rig rig) {
        return catchThrowableOfType(SalesforceException.class, rig.org::serverTime);
    }
}
