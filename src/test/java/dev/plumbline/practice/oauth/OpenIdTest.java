package dev.plumbline.practice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenIdTest {

    private final CodeFlow flow = new CodeFlow();

    @AfterEach
    void stop() {
        flow.close();
    }

    private JsonNode get(String address) {
        return Wsc.json(Wsc.send(HttpRequest.newBuilder(URI.create(address)).build()));
    }

    private HttpResponse<String> get(String address, String token) {
        return Wsc.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void saysWhereEverythingIs() {
        JsonNode found = get(flow.server.url() + "/.well-known/openid-configuration");
        assertThat(found.path("issuer").asText()).isEqualTo(flow.server.url());
        assertThat(found.path("authorization_endpoint").asText())
                .isEqualTo(flow.server.url() + "/services/oauth2/authorize");
        assertThat(found.path("code_challenge_methods_supported").get(0).asText())
                .isEqualTo("S256");
        assertThat(get(found.path("jwks_uri").asText()).path("keys")).hasSize(1);
    }

    @Test
    void signsWhoThePersonIsForTheApplicationThatAsked() throws Exception {
        JsonNode tokens = flow.tokens();
        String[] parts = tokens.path("id_token").asText().split("\\.");
        JsonNode header = json(parts[0]);
        JsonNode key = get(flow.server.url() + "/id/keys").path("keys").get(0);
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(header.path("kid").asText()).isEqualTo(key.path("kid").asText());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key(key));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();

        JsonNode claims = json(parts[1]);
        long now = flow.small.clock.instant().getEpochSecond();
        assertThat(claims.path("iss").asText()).isEqualTo(flow.server.url());
        assertThat(claims.path("sub").asText()).isEqualTo(tokens.path("id").asText());
        assertThat(claims.path("aud").asText()).isEqualTo(Wsc.CLIENT_ID);
        assertThat(claims.path("nonce").asText()).isEqualTo("n1");
        assertThat(claims.path("iat").asLong()).isEqualTo(now);
        assertThat(claims.path("exp").asLong()).isEqualTo(now + 120);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(tokens.path("access_token").asText().getBytes(StandardCharsets.US_ASCII));
        assertThat(claims.path("at_hash").asText())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static PublicKey key(JsonNode key) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    @Test
    void tellsWhoThePersonIs() {
        JsonNode tokens = flow.tokens();
        String token = tokens.path("access_token").asText();
        JsonNode info = Wsc.json(get(flow.server.url() + "/services/oauth2/userinfo", token));
        assertThat(info.path("sub").asText()).isEqualTo(tokens.path("id").asText());
        assertThat(info.path("user_id").asText()).isEqualTo(SmallOrg.ANN.value());
        assertThat(info.path("organization_id").asText()).isEqualTo(SmallOrg.ORGANIZATION.value());
        assertThat(info.path("preferred_username").asText()).isEqualTo(CodeFlow.ANN);
        assertThat(info.path("name").asText()).isEqualTo("Ann Archer");
        assertThat(info.path("email").asText()).isEqualTo(CodeFlow.ANN);
        assertThat(info.path("zoneinfo").asText()).isEqualTo("America/New_York");
        assertThat(info.has("locale")).isTrue();

        JsonNode identity = Wsc.json(get(tokens.path("id").asText(), token));
        assertThat(identity.path("username").asText()).isEqualTo(CodeFlow.ANN);
        assertThat(identity.path("timezone").asText()).isEqualTo("America/New_York");
    }

    @Test
    void tellsNobodyAboutSomebodyElse() {
        String token = flow.tokens().path("access_token").asText();
        String org = flow.server.url() + "/id/" + SmallOrg.ORGANIZATION + "/";
        assertThat(get(org + SmallOrg.BEN, token).body()).contains("Bad_Id");
        assertThat(get(org + SmallOrg.ANN, "made-up").statusCode()).isEqualTo(403);
        assertThat(get(flow.server.url() + "/id/00D000000000000AAA/" + SmallOrg.ANN, token)
                        .body())
                .contains("Wrong_Org");
        assertThat(get(flow.server.url() + "/id/%2e%2e/x", token).statusCode()).isEqualTo(403);
    }

    @Test
    void endsTheBrowsersSessionAndSendsItBackOnlyToTheApplication() {
        flow.code();
        String out = flow.server.url() + "/services/auth/idp/oidc/logout?post_logout_redirect_uri=";
        HttpResponse<String> back = flow.browser.open(out + "http%3A%2F%2Flocalhost%3A8080%2F&state=s");
        assertThat(SignInBrowser.location(back)).isEqualTo("http://localhost:8080/?state=s");
        assertThat(flow.browser.open(flow.address(flow.request())).body()).contains("name=\"password\"");
        assertThat(flow.browser
                        .open(out + "https%3A%2F%2Fevil.example%2F")
                        .headers()
                        .firstValue("Location"))
                .isEmpty();
    }
}
