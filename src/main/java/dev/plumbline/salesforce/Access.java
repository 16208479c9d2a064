package dev.plumbline.salesforce;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The org's address and our proof of identity, checked.
 *
 * @param url      scheme and authority only
 * @param audience who the JWT is addressed to
 */
record Access(URI url, String clientId, Proof proof, String audience) {

    /** How we prove who we are. Never shows its secret. */
    sealed interface Proof {

        record Secret(String value) implements Proof {
            @Override
            public String toString() {
                return "client secret";
            }
        }

        record Signature(String username, SigningKey key) implements Proof {}
    }

    private static final String KEY = "plumbline.salesforce.";

    /**
     * Reads the configuration.
     *
     * @return empty when nothing about an org is configured
     * @throws SalesforceException.Configuration naming every key that is wrong, what was found, and how to mend it
     */
    static Optional<Access> from(SalesforceConfig config) {
        List<String> problems = new ArrayList<>();
        checkKnobs(config, problems);
        boolean none = Stream.of(
                        config.url(), config.clientId(), config.clientSecret(), config.username(), config.privateKey())
                .allMatch(Optional::isEmpty);
        Optional<Access> access = none ? Optional.empty() : read(config, problems);
        if (!problems.isEmpty()) {
            throw new SalesforceException.Configuration("CONFIGURATION", String.join("\n", problems), null);
        }
        return access;
    }

    private static Optional<Access> read(SalesforceConfig config, List<String> problems) {
        Optional<URI> url = Addresses.org(config.url().orElse(""), problems);
        if (config.clientId().isEmpty()) {
            problems.add(KEY + "client-id is missing: set it to the consumer key of the External Client App");
        }
        Optional<Proof> proof = proof(config, problems);
        if (url.isEmpty() || config.clientId().isEmpty() || proof.isEmpty()) {
            return Optional.empty();
        }
        if (proof.get() instanceof Proof.Secret && Addresses.isSharedLogin(url.get())) {
            problems.add(KEY + "url is \"" + url.get()
                    + "\", where client credentials are refused: use the org's own My Domain"
                    + " address (Setup, My Domain), such as https://acme.my.salesforce.com");
        }
        String audience = config.audience().orElseGet(() -> Addresses.audience(url.get()));
        return Optional.of(new Access(url.get(), config.clientId().get().strip(), proof.get(), audience));
    }

    private static Optional<Proof> proof(SalesforceConfig config, List<String> problems) {
        boolean secret = config.clientSecret().isPresent();
        boolean signed = config.username().isPresent() || config.privateKey().isPresent();
        if (secret == signed) {
            problems.add(
                    secret
                            ? KEY + "client-secret and " + KEY
                                    + "username/private-key are both set: keep the secret for client credentials,"
                                    + " or username and private-key for JWT bearer, and remove the other"
                            : KEY + "client-secret is missing: set it, or set " + KEY + "username and " + KEY
                                    + "private-key to sign in by JWT bearer");
            return Optional.empty();
        }
        if (secret) {
            return Optional.of(new Proof.Secret(config.clientSecret().get().strip()));
        }
        if (config.username().isEmpty()) {
            problems.add(KEY + "username is missing: with private-key it names the integration user");
        }
        Optional<SigningKey> key = SigningKey.read(config.privateKey(), problems);
        return config.username().isEmpty()
                ? Optional.empty()
                : key.map(k -> new Proof.Signature(config.username().get().strip(), k));
    }

    private static void checkKnobs(SalesforceConfig config, List<String> problems) {
        positive("poll-every", config.pollEvery(), problems);
        positive("connect-timeout", config.connectTimeout(), problems);
        positive("read-timeout", config.readTimeout(), problems);
        positive("call-timeout", config.callTimeout(), problems);
        if (!(config.apiShare() > 0 && config.apiShare() <= 1)) {
            problems.add(KEY + "api-share is " + config.apiShare() + ": give a share above 0 up to 1, such as 0.05");
        }
        if (config.maxResponseBytes() < 1 << 20) {
            problems.add(
                    KEY + "max-response-bytes is " + config.maxResponseBytes() + ": give at least 1048576 (1 MiB)");
        }
    }

    private static void positive(String name, Duration found, List<String> problems) {
        if (found.isNegative() || found.isZero() || found.compareTo(Duration.ofDays(1)) > 0) {
            problems.add(KEY + name + " is " + found + ": give a time above zero up to a day, such as PT1M");
        }
    }
}
