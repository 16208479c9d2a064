package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that are alive: opaque, kept alive by use, ended at any time by an administrator. */
public final class Sessions {

    /** How long a session lives without use. */
    public static final Duration IDLE = Duration.ofHours(2);

    /**
     * Whose token it is and what it is good for.
     *
     * @param grant the refresh token's grant that it ends with; empty for none
     */
    record Session(RecordId user, List<String> scopes, String grant, Instant used) {}

    private final Clock clock;
    private final String organizationId;
    private final Map<String, Session> alive = new ConcurrentHashMap<>();

    public Sessions(Clock clock, String organizationId) {
        this.clock = clock;
        this.organizationId = organizationId;
    }

    /** A token for calling the APIs. */
    public String issue(RecordId user) {
        return issue(user, List.of("api"), "");
    }

    String issue(RecordId user, List<String> scopes, String grant) {
        String token = Secrets.letters(organizationId.substring(0, 15) + "!", 96);
        alive.values().removeIf(this::idle);
        alive.put(token, new Session(user, scopes, grant, clock.instant()));
        return token;
    }

    /** Whose session it is; empty when it has ended or never was. Asking keeps it alive. */
    public Optional<RecordId> user(String token) {
        return session(token).map(Session::user);
    }

    /** Whether a token that is alive was given for calling the APIs. */
    public boolean callsApis(String token) {
        return session(token).filter(s -> Scopes.callsApis(s.scopes())).isPresent();
    }

    Optional<Session> session(String token) {
        Session session = alive.get(token);
        if (session == null) {
            return Optional.empty();
        }
        if (idle(session)) {
            alive.remove(token, session);
            return Optional.empty();
        }
        alive.replace(token, session, new Session(session.user(), session.scopes(), session.grant(), clock.instant()));
        return Optional.of(session);
    }

    private boolean idle(Session session) {
        return session.used().plus(IDLE).isBefore(clock.instant());
    }

    /** @return whether there was such a session */
    public boolean revoke(String token) {
        return alive.remove(token) != null;
    }

    void endOf(String grant) {
        alive.values().removeIf(s -> s.grant().equals(grant));
    }

    /** Ends what one person's tokens may do, as an administrator can. */
    public void expire(RecordId user) {
        alive.values().removeIf(s -> s.user().equals(user));
    }

    public void expireAll() {
        alive.clear();
    }
}
