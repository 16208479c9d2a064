package dev.plumbline.salesforce;

import java.net.URI;
import java.util.Optional;

/**
 * The app through which people connect.
 *
 * @param secret empty where PKCE alone proves who we are
 */
record FixClient(URI url, String clientId, Optional<String> secret) {

    static Optional<FixClient> of(FixClientConfig config, Optional<Access> access) {
        return access.filter(a -> config.enabled()).map(a -> {
            Optional<String> own = config.clientId().map(String::strip);
            Optional<String> shared = own.isEmpty() && a.proof() instanceof Access.Proof.Secret s
                    ? Optional.of(s.value())
                    : Optional.empty();
            return new FixClient(
                    a.url(),
                    own.orElse(a.clientId()),
                    config.clientSecret().map(String::strip).or(() -> shared));
        });
    }

    @Override
    public String toString() {
        return "app " + clientId + " at " + url;
    }
}
