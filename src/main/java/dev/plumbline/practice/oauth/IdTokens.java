package dev.plumbline.practice.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signed statements of who a person is. The key is made when it is first needed, and is another one after each start. */
final class IdTokens {

    /** As Salesforce has it unless an administrator says otherwise. */
    static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Keys {
        private static final KeyPair PAIR = make();

        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no RSA", e);
            }
        }
    }

    private final String issuer;
    private final String audience;

    IdTokens(String issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
    }

    private static RSAPublicKey key() {
        return (RSAPublicKey) Keys.PAIR.getPublic();
    }

    private static String keyId() {
        return Secrets.digest(key().getModulus().toString(16)).substring(0, 12);
    }

    Map<String, Object> keys() {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("kty", "RSA");
        key.put("kid", keyId());
        key.put("use", "sig");
        key.put("alg", "RS256");
        key.put("n", number(key().getModulus()));
        key.put("e", number(key().getPublicExponent()));
        return Map.of("keys", List.of(key));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Secrets.base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** @param subject the person's identity address */
    String of(String subject, String accessToken, String nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("at_hash", Secrets.base64(Arrays.copyOf(Secrets.sha256(accessToken), 16)));
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("iss", issuer);
        claims.put("exp", now.plus(GOOD_FOR).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        return signed(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId()), claims);
    }

    private static String signed(Map<String, Object> header, Map<String, Object> claims) {
        try {
            String text = Secrets.base64(JSON.writeValueAsBytes(header)) + "."
                    + Secrets.base64(JSON.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Keys.PAIR.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Secrets.base64(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("an identity cannot be signed", e);
        }
    }
}
