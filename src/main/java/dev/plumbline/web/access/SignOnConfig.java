package dev.plumbline.web.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Single sign-on by OpenID Connect, with Salesforce or any other provider, and how long sessions last. Without a URL there is none. */
@ConfigMapping(prefix = "plumbline.sign-on")
public interface SignOnConfig {

    /** The provider's issuer; its {@code /.well-known/openid-configuration} is read. For Salesforce: the My Domain URL. */
    Optional<URI> url();

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** On the button of the sign-in page: "Sign in with …". */
    @WithDefault("Salesforce")
    String name();

    /**
     * How a provider's user becomes a Salesforce user. {@code salesforce}: the provider is the org itself, and its tokens name the user by
     * id. {@code stored}: only by links that an admin made. {@code username}: where there is no link yet, one is made, once, to the
     * Salesforce user whose username the provider gives in the claim below. {@code federation}: by the federation id that admins of the org
     * keep with each user, and that the provider gives in the claim named for it; looked up at each sign-on, and nothing is stored.
     */
    @WithDefault("salesforce")
    Linking link();

    /** With {@code link=username}: which claim holds the Salesforce username. Never e-mail addresses: those change hands. */
    @WithDefault("preferred_username")
    String usernameClaim();

    /**
     * With {@code link=federation}, which takes it: the claim that holds what {@code User.FederationIdentifier} says, to the letter. Name one
     * that the provider never gives to another user, such as an employee number. Federation ids are read from Salesforce only then.
     */
    Optional<String> federationClaim();

    /**
     * Whether the provider is asked to lead people back to {@code /sign-in?out=yes} after they signed out. Only where that address has been
     * entered there: providers refuse to lead to others, and some then sign nobody out.
     */
    @WithDefault("false")
    boolean backAfterSignOut();

    /** What is asked for beside {@code openid}. */
    Optional<List<String>> scopes();

    /** Without a click for so long, a session ends, as at a desk that was left. */
    @WithDefault("PT30M")
    Duration idle();

    /** And after so long in any case. */
    @WithDefault("PT12H")
    Duration atMost();

    /** Requests that one person may make in a minute, pages and API together; beyond that they are asked to wait. */
    @WithDefault("600")
    @Min(10)
    @Max(1_000_000)
    int requestsPerMinute();

    /** Lists that one person may take away as files in an hour. Programs that need a list all day read the API. */
    @WithDefault("5")
    @Min(1)
    @Max(1_000_000)
    int exportsPerHour();

    /** How somebody at the provider is found among the people of the org. */
    enum Linking {
        SALESFORCE,
        STORED,
        USERNAME,
        FEDERATION
    }
}
