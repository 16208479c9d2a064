package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that are alive: opaque, kept alive by use, ended at any time by an administrator. */
public final class Sessions {

    /** How long a session lives without use. */
    public static final Duration IDLE = Duration.ofHours(2);

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    private record Session(RecordId user, Instant used) {}

    private final Clock clock;
    private final String organizationId;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> alive = new ConcurrentHashMap<>();

    public Sessions(Clock clock, String organizationId) {
        this.clock = clock;
        this.organizationId = organizationId;
    }

    public String issue(RecordId user) {
        StringBuilder token = new StringBuilder(organizationId.substring(0, 15)).append('!');
        for (int i = 0; i < 96; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        alive.values().removeIf(this::idle);
        alive.put(token.toString(), new Session(user, clock.instant()));
        return token.toString();
    }

    /** Whose session it is; empty when it has ended or never was. Asking keeps it alive. */
    public Optional<RecordId> user(String token) {
        Session session = alive.get(token);
        if (session == null) {
            return Optional.empty();
        }
        if (idle(session)) {
            alive.remove(token, session);
            return Optional.empty();
        }
        alive.replace(token, session, new Session(session.user(), clock.instant()));
        return Optional.of(session.user());
    }

    private boolean idle(Session session) {
        return session.used().plus(IDLE).isBefore(clock.instant());
    }

    public void revoke(String token) {
        alive.remove(token);
    }

    public void expireAll() {
        alive.clear();
    }
}
