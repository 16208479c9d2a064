package dev.plumbline.practice.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** A signed statement by which an application asks for a token in a user's name (RFC 7523, RS256 only). */
final class Assertion {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Further ahead than this, plus some drift of clocks, no expiry may lie. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration DRIFT = Duration.ofSeconds(30);

    private final JsonNode claims;

    private Assertion(JsonNode claims) {
        this.claims = claims;
    }

    /** Takes the statement apart and checks its signature. */
    static Assertion verified(String text, PublicKey key) throws Refused {
        String[] parts = text.split("\\.");
        if (parts.length != 3) {
            throw invalid();
        }
        try {
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean sound = "RS256".equals(header.path("alg").asText())
                    && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            if (!sound) {
                throw invalid();
            }
            return new Assertion(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
            throw invalid();
        } catch (IOException e) {
            throw invalid();
        }
    }

    /** Checks who speaks, to whom, and whether it is in time; gives the username asked for. */
    String subject(String clientId, Set<String> audiences, Instant now) throws Refused {
        if (!claims.path("iss").asText().equals(clientId)) {
            throw new Refused("invalid_client_id", "client identifier invalid");
        }
        JsonNode audience = claims.path("aud");
        String to = audience.isArray() && audience.size() == 1 ? audience.get(0).asText() : audience.asText();
        if (!audiences.contains(to)) {
            throw new Refused("invalid_grant", "audience is invalid");
        }
        Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (expiry.plus(DRIFT).isBefore(now)) {
            throw new Refused("invalid_grant", "expired authorization code");
        }
        if (expiry.isAfter(now.plus(LONGEST).plus(DRIFT))) {
            throw invalid();
        }
        return claims.path("sub").asText();
    }

    private static Refused invalid() {
        return new Refused("invalid_grant", "invalid assertion");
    }
}
