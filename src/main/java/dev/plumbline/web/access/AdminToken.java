package dev.plumbline.web.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first admin's token, for automation: {@code plumbline.admin-token}, at least 16 characters. Without it no token opens anything. */
@Startup(-1) // before the scheduler: what cannot be used is said before anything begins
@ApplicationScoped
class AdminToken {

    static final int SHORTEST = 16;

    private final byte @Nullable [] expected;

    @Inject
    AdminToken(FrontConfig config) {
        this(config.adminToken());
    }

    AdminToken(Optional<String> token) {
        if (token.isPresent() && token.get().strip().length() < SHORTEST) {
            throw new IllegalStateException("plumbline.admin-token is too short: expected at least " + SHORTEST
                    + " characters, found " + token.get().strip().length()
                    + "; \"openssl rand -hex 24\" makes a good one");
        }
        this.expected = token.map(text -> Secret.hash(text.strip())).orElse(null);
    }

    /** Takes the same time for every wrong token; comparing digests hides the length too. */
    boolean matches(String presented) {
        return expected != null && MessageDigest.isEqual(expected, Secret.hash(presented));
    }
}
