package dev.plumbline.salesforce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The app through which people let Plumbline act as they, {@code plumbline.salesforce.fix.…}: by default the one that reads the org. */
@ConfigMapping(prefix = "plumbline.salesforce.fix")
public interface FixClientConfig {

    /** Off: nobody can connect, and forms lead to the record in Salesforce. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Consumer key of an External Client App with the web server flow, PKCE and the scopes {@code api} and {@code refresh_token}; its
     * callback URL is this installation's address with {@code /connect/salesforce/back}. Absent: {@code plumbline.salesforce.client-id}.
     */
    Optional<String> clientId();

    /** Its consumer secret. Absent with a client id of its own: the app asks for none, PKCE alone proves who we are. */
    Optional<String> clientSecret();

    /**
     * Sends with each save that the record must not have been changed since it was read (ConditionalRequestHeader). An org that
     * understands it otherwise is noticed, and the check that always comes first then stands alone.
     */
    @WithDefault("true")
    boolean conditional();
}
