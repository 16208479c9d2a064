package dev.plumbline.practice.oauth;

import static dev.plumbline.practice.Wsc.CLIENT_ID;
import static dev.plumbline.practice.Wsc.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {

    private static final KeyPair KEYS = pair();
    private static final KeyPair OTHERS = pair();

    private final SmallOrg small = new SmallOrg();
    private final PracticeServer server =
            PracticeServer.start(PracticeServer.Settings.of(small.org, CLIENT_ID, SECRET, SmallOrg.ROBOT)
                    .publicKey(KEYS.getPublic()));

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return Wsc.post(server, "/services/oauth2/token", form);
    }

    private HttpResponse<String> bearer(String assertion) {
        return token(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }

    private String assertion(String issuer, String subject, String audience, Duration ahead, PrivateKey key) {
        try {
            String claims = "{\"iss\":\"" + issuer + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience
                    + "\",\"exp\":" + small.clock.instant().plus(ahead).getEpochSecond() + "}";
            String text = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + base64(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void givesClientCredentialsTheRunAsUsersToken() throws Exception {
        HttpResponse<String> answer =
                token(Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID, "client_secret", SECRET));
        JsonNode json = Wsc.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.path("access_token").asText())
                .startsWith(SmallOrg.ORGANIZATION.value().substring(0, 15) + "!");
        assertThat(json.path("instance_url").asText()).isEqualTo(server.url());
        assertThat(json.path("id").asText()).endsWith("/id/" + SmallOrg.ORGANIZATION + "/" + SmallOrg.ROBOT);
        assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.path("issued_at").asText())
                .isEqualTo(Long.toString(small.clock.instant().toEpochMilli()));
        assertThat(json.has("expires_in")).isFalse();
        assertThat(Wsc.connect(server.url(), json.path("access_token").asText())
                        .getUserInfo()
                        .getUserName())
                .isEqualTo("robot@small.example");
    }

    @Test
    void takesCredentialsInTheHeaderToo() {
        String basic = Base64.getEncoder()
                .encodeToString((CLIENT_ID + ":" + SECRET.replace("&", "%26")).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/services/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials, wrong, s3cret&more, invalid_client_id",
        "client_credentials, 3MVG9practice, wrong, invalid_client",
        "password, 3MVG9practice, s3cret&more, unsupported_grant_type"
    })
    void refusesWithAReason(String grant, String id, String secret, String error) {
        HttpResponse<String> answer = token(Map.of("grant_type", grant, "client_id", id, "client_secret", secret));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wsc.json(answer).path("error").asText()).isEqualTo(error);
        assertThat(Wsc.json(answer).path("error_description").asText()).isNotEmpty();
    }

    @Test
    void refusesARunAsUserWhoIsInactive() {
        small.org.update(SmallOrg.ANN, SmallOrg.ROBOT, small.fields("User", "IsActive", "false"));
        HttpResponse<String> answer =
                token(Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID, "client_secret", SECRET));
        assertThat(Wsc.json(answer).path("error").asText()).isEqualTo("inactive_user");
    }

    @Test
    void givesASignedAssertionTheTokenOfItsSubject() throws Exception {
        HttpResponse<String> answer = bearer(assertion(
                CLIENT_ID,
                "ann@small.example",
                "https://login.salesforce.com",
                Duration.ofMinutes(3),
                KEYS.getPrivate()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = Wsc.json(answer).path("access_token").asText();
        assertThat(Wsc.connect(server.url(), token).getUserInfo().getUserId()).isEqualTo(SmallOrg.ANN.value());
    }

    @ParameterizedTest
    @CsvSource({
        "other, ann@small.example, https://login.salesforce.com, 180, own, client identifier invalid",
        "3MVG9practice, ann@small.example, https://evil.example, 180, own, audience is invalid",
        "3MVG9practice, ann@small.example, https://login.salesforce.com, -60, own, expired authorization code",
        "3MVG9practice, ann@small.example, https://login.salesforce.com, 3600, own, invalid assertion",
        "3MVG9practice, ann@small.example, https://login.salesforce.com, 180, other, invalid assertion",
        "3MVG9practice, nobody@small.example, https://login.salesforce.com, 180, own, user hasn't approved this consumer",
        "3MVG9practice, gus@small.example, https://login.salesforce.com, 180, own, user is inactive"
    })
    void refusesAssertionsWithAReason(
            String issuer, String subject, String audience, int seconds, String key, String description) {
        HttpResponse<String> answer = bearer(assertion(
                issuer,
                subject,
                audience,
                Duration.ofSeconds(seconds),
                (key.equals("own") ? KEYS : OTHERS).getPrivate()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wsc.json(answer).path("error_description").asText()).isEqualTo(description);
    }

    @Test
    void refusesAnAssertionWithoutASignature() {
        String none = base64("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(("{\"iss\":\"" + CLIENT_ID + "\",\"sub\":\"ann@small.example\"}")
                        .getBytes(StandardCharsets.UTF_8))
                + ".";
        assertThat(bearer(none).statusCode()).isEqualTo(400);
        assertThat(bearer("x.y.z").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhoATokenIsAndRevokesIt() {
        String token = Wsc.json(token(
                        Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID, "client_secret", SECRET)))
                .path("access_token")
                .asText();
        assertThat(Wsc.json(userInfo(token)).path("user_id").asText()).isEqualTo(SmallOrg.ROBOT.value());
        assertThat(Wsc.post(server, "/services/oauth2/revoke", Map.of("token", token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(userInfo(token).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> userInfo(String token) {
        return Wsc.send(HttpRequest.newBuilder(URI.create(server.url() + "/services/oauth2/userinfo"))
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
