package dev.plumbline.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signed statement by which the JWT bearer flow proves who we are. */
final class JwtAssertion {

    /** Salesforce takes at most some minutes; clocks that differ by two still agree. */
    private static final int LIFE_SECONDS = 180;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private JwtAssertion() {}

    static String of(Access access, Access.Proof.Signature proof, Instant now, ObjectMapper json) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", access.clientId());
        claims.put("sub", proof.username());
        claims.put("aud", access.audience());
        claims.put("exp", now.getEpochSecond() + LIFE_SECONDS);
        String unsigned = part(Map.of("alg", "RS256"), json) + "." + part(claims, json);
        return unsigned + "." + BASE64.encodeToString(proof.key().sign(unsigned));
    }

    private static String part(Map<String, ?> content, ObjectMapper json) {
        try {
            return BASE64.encodeToString(json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
