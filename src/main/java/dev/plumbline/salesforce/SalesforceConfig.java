package dev.plumbline.salesforce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the org and how much of it we may use. Either {@code client-secret}, or {@code username} with {@code private-key}; with
 * none of the five identity keys set no org is configured, which is a state and not an error.
 */
@ConfigMapping(prefix = "plumbline.salesforce")
public interface SalesforceConfig {

    /** The org's My Domain address, for instance {@code https://acme.my.salesforce.com}. Plain http only on loopback. */
    Optional<String> url();

    /** Consumer key of the External Client App. */
    Optional<String> clientId();

    /** Consumer secret: sign-in by client credentials, as the app's run-as user. */
    Optional<String> clientSecret();

    /** The integration user's username: sign-in by JWT bearer, with {@link #privateKey}. */
    Optional<String> username();

    /** RSA key in PKCS#8 PEM form, or the path of a file that holds it; its certificate is uploaded to the app. */
    Optional<String> privateKey();

    /** Audience of the JWT. Absent: {@code https://test.salesforce.com} for sandboxes, {@code https://login.salesforce.com} else. */
    Optional<String> audience();

    /** Shortest time between two polls of the same object. The budget of calls may stretch it, never shorten it. */
    @WithDefault("PT1M")
    Duration pollEvery();

    /** Part of the org's daily calls that we allow ourselves, above 0 up to 1. Everything else in the org shares the rest. */
    @WithDefault("0.05")
    double apiShare();

    /** How long to wait for a TCP and TLS connection. */
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** How long to wait for the next byte of an answer. */
    @WithDefault("PT60S")
    Duration readTimeout();

    /** How long one call may take in all, a slow drip included. */
    @WithDefault("PT120S")
    Duration callTimeout();

    /** Largest answer after unpacking; a page of 2,000 records seldom has 5 MiB. Costs about three times as much memory while read. */
    @WithDefault("67108864")
    int maxResponseBytes();

    /** Change events beside polling: speed only, polling is complete without. */
    @WithDefault("false")
    boolean events();
}
