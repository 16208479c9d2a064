package dev.plumbline.web.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Ends our sessions when the provider says that its own has ended (OpenID Connect Back-Channel Logout 1.0). */
@ApplicationScoped
public class BackChannel {

    private static final Logger LOG = Logger.getLogger(BackChannel.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 10_000;

    private final SignOnConfig config;
    private final Sessions sessions;
    private final DoorLog log;
    private final Jdbi jdbi;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    BackChannel(SignOnConfig config, Sessions sessions, DoorLog log, Jdbi jdbi, Clock clock) {
        this.config = config;
        this.sessions = sessions;
        this.log = log;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return false for anything but a logout token that the provider signed for us just now */
    public boolean ended(@Nullable String logoutToken) {
        if (config.url().isEmpty() || logoutToken == null || logoutToken.length() > LONGEST) {
            return false;
        }
        try {
            JwtClaims claims = verified(logoutToken);
            Optional<String> subject = Optional.ofNullable(claims.getClaimValue("sub", String.class));
            Optional<String> sid = Optional.ofNullable(claims.getClaimValue("sid", String.class));
            boolean told = claims.getClaimValue("events") instanceof Map<?, ?> events && events.containsKey(EVENT);
            if (!told || claims.hasClaim("nonce") || subject.isEmpty() && sid.isEmpty()) {
                return false;
            }
            String issuer = claims.getIssuer();
            jdbi.useTransaction(handle -> {
                int ended = sessions.endAt(handle, issuer, subject, sid);
                log.note(
                        handle,
                        DoorLog.NOBODY,
                        "provider-signed-out",
                        "The provider ended somebody's session, so ours ended too.",
                        Map.of("issuer", issuer, "sessions", Integer.toString(ended)));
            });
            return true;
        } catch (InvalidJwtException | org.jose4j.jwt.MalformedClaimException | JoseException | IOException e) {
            LOG.warnf("a logout token was refused: %s", DoorLog.plain(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private JwtClaims verified(String token) throws InvalidJwtException, JoseException, IOException {
        Map<?, ?> provider =
                JSON.readValue(get(config.url().orElseThrow() + "/.well-known/openid-configuration"), Map.class);
        JsonWebKeySet keys = new JsonWebKeySet(get(String.valueOf(provider.get("jwks_uri"))));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(String.valueOf(provider.get("issuer")))
                .setExpectedAudience(config.clientId().orElseThrow())
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(30, 300)
                .setAllowedClockSkewInSeconds(30)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processToClaims(token);
    }

    private String get(String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the provider was asked", e);
        }
    }
}
