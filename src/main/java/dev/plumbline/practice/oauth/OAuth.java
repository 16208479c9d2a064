package dev.plumbline.practice.oauth;

import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Faults;
import dev.plumbline.practice.MemoryOrg;
import java.time.Duration;
import java.util.function.Consumer;

/** Everything about tokens, put together: who may ask, what was allowed, where programs and people ask. */
public final class OAuth {

    private final Sessions sessions;
    private final Grants grants;
    private final Authorization authorization;
    private final HttpHandler tokens;
    private final HttpHandler identities;

    /**
     * @param url   the server's own address
     * @param pause how a slow answer waits
     */
    public OAuth(
            MemoryOrg org,
            Client client,
            Grants grants,
            Faults faults,
            String organizationId,
            String url,
            Consumer<Duration> pause) {
        this.sessions = new Sessions(org.clock(), organizationId);
        this.grants = grants;
        Codes codes = new Codes(org.clock());
        this.authorization = new Authorization(client, grants, codes);
        IdTokens signed = new IdTokens(url, client.id());
        Tokens answers = new Tokens(sessions, client, signed, org.clock(), organizationId, url);
        this.tokens =
                new TokenEndpoint(new Granting(org, sessions, client, grants, codes, answers), faults, url, pause);
        this.identities = new IdentityEndpoint(org, sessions, signed, organizationId, url);
    }

    public Sessions sessions() {
        return sessions;
    }

    /** For the pages on which people decide. */
    public Authorization authorization() {
        return authorization;
    }

    /** {@code /services/oauth2}. */
    public HttpHandler tokenEndpoint() {
        return tokens;
    }

    /** {@code /.well-known/openid-configuration}, {@code /id} and {@code /services/oauth2/userinfo}. */
    public HttpHandler identityEndpoint() {
        return identities;
    }

    /** Ends everything that a person has allowed the application, as an administrator can. */
    public void revokeAll(RecordId user) {
        grants.revokeAll(user);
        sessions.expire(user);
    }
}
