package dev.plumbline.notifications.slack;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells whether a request really comes from Slack, now, and for the first time. */
@ApplicationScoped
public class SlackRequests {

    /** As Slack advises: a request that is older may have been recorded. */
    static final Duration ACCEPTED = Duration.ofMinutes(5);

    /** Far beyond any button or form of ours. */
    public static final int LARGEST = 256 * 1024;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

    private final Optional<String> secret;
    private final SeenRequests seen;
    private final Clock clock;

    SlackRequests(WorkspaceConfig config, SeenRequests seen, Clock clock) {
        this.secret = config.signingSecret();
        this.seen = seen;
        this.clock = clock;
    }

    /** What a request is. */
    public enum Verdict {
        ACCEPTED,
        /** There is no signing secret to check it by. */
        NOT_SET_UP,
        TOO_LARGE,
        UNSIGNED,
        FORGED,
        STALE,
        REPLAYED
    }

    /** @param body as it came, byte for byte */
    public Verdict check(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (secret.isEmpty()) {
            return Verdict.NOT_SET_UP;
        }
        if (body.length > LARGEST) {
            return Verdict.TOO_LARGE;
        }
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()
                || !SIGNATURE.matcher(signature).matches()) {
            return Verdict.UNSIGNED;
        }
        byte[] expected = sign(secret.get(), timestamp, body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
            return Verdict.FORGED;
        }
        Instant now = clock.instant();
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (age.compareTo(ACCEPTED) > 0) {
            return Verdict.STALE;
        }
        return seen.first(signature, now) ? Verdict.ACCEPTED : Verdict.REPLAYED;
    }

    static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
