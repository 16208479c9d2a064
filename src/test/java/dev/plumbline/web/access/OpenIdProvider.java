package dev.plumbline.web.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An OpenID provider over real HTTP that signs as told, wrongly too. It checks the code's challenge as a good one does. */
final class OpenIdProvider {

    static final String CLIENT = "plumbline";
    static final String CLIENT_SECRET = "a-secret-that-both-sides-know-well";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Started before the application, which reads from it who it is. */
    private static final class Started {
        static final OpenIdProvider THE_ONE = new OpenIdProvider();
    }

    /** The one of all tests, each of which {@link #reset resets} it. */
    static OpenIdProvider shared() {
        return Started.THE_ONE;
    }

    /** What tells the application of it. */
    Map<String, String> settings() {
        return Map.of(
                "plumbline.sign-on.url",
                url(),
                "plumbline.sign-on.client-id",
                CLIENT,
                "plumbline.sign-on.client-secret",
                CLIENT_SECRET,
                "plumbline.sign-on.name",
                "Acme ID");
    }

    private final HttpServer server;
    private final RsaJsonWebKey key = rsa("known");
    private final RsaJsonWebKey foreign = rsa("known");
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    /** Claims beside or instead of the usual ones; and how they are signed. */
    volatile Map<String, Object> claims = Map.of();

    volatile Signing signing = Signing.RIGHT;

    enum Signing {
        RIGHT,
        NONE,
        HS256_BY_SECRET,
        FOREIGN_KEY,
        NO_SIGNATURE
    }

    OpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", http -> answer(http, 200, configuration()));
        server.createContext("/keys", http -> answer(http, 200, Map.of("keys", List.of(publicKey()))));
        server.createContext("/token", this::token);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void reset() {
        claims = Map.of();
        signing = Signing.RIGHT;
    }

    /** What the provider's page does once its user has signed in: a code for what was asked. */
    String code(Map<String, String> asked) {
        String code = Secret.fresh();
        codes.put(code, asked);
        return code;
    }

    String logoutToken(String subject, UnaryOperator<Map<String, Object>> how) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", url());
        claims.put("aud", CLIENT);
        claims.put("sub", subject);
        claims.put("jti", Secret.fresh());
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return signed(how.apply(claims));
    }

    private Map<String, Object> configuration() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", url());
        all.put("authorization_endpoint", url() + "/authorize");
        all.put("token_endpoint", url() + "/token");
        all.put("jwks_uri", url() + "/keys");
        all.put("end_session_endpoint", url() + "/end");
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return all;
    }

    private Map<String, Object> publicKey() {
        return key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private void token(HttpExchange http) throws IOException {
        Map<String, String> form = fields(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            answer(http, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("iss", url());
        id.put("aud", CLIENT);
        id.put("sub", "somebody");
        id.put("nonce", asked.get("nonce"));
        id.putAll(claims);
        answer(
                http,
                200,
                Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 300, "id_token", signed(id)));
    }

    private String signed(Map<String, Object> claims) {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        long now = java.time.Instant.now().getEpochSecond();
        all.putIfAbsent("iat", now);
        all.putIfAbsent("exp", now + 120);
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setPayload(JSON.writeValueAsString(all));
            jws.setHeader("typ", "JWT");
            jws.setKeyIdHeaderValue("known");
            switch (signing) {
                case NONE -> {
                    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
                }
                case HS256_BY_SECRET -> {
                    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                    jws.setKey(new HmacKey(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)));
                }
                default -> {
                    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
                    jws.setKey((signing == Signing.FOREIGN_KEY ? foreign : key).getPrivateKey());
                }
            }
            String token = jws.getCompactSerialization();
            return signing == Signing.NO_SIGNATURE ? token.substring(0, token.lastIndexOf('.') + 1) : token;
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey rsa(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange http, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
