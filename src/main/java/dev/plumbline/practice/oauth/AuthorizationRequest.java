package dev.plumbline.practice.oauth;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What an application asks of a person, checked.
 *
 * @param application by which the person knows it
 * @param challenge   SHA-256 of the secret that will come with the code; empty when the application proves itself by its own
 * @param prompt      {@code login}, {@code consent}: what is to be asked again although the answer is known
 */
public record AuthorizationRequest(
        String application,
        String redirectUri,
        List<String> scopes,
        String state,
        String challenge,
        String nonce,
        Set<String> prompt,
        String loginHint) {

    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
        prompt = Set.copyOf(prompt);
    }

    /** What allowing it means, for the person. */
    public List<String> sentences() {
        return Scopes.sentences(scopes);
    }

    public boolean asksToSignIn() {
        return prompt.contains("login") || prompt.contains("select_account");
    }

    public boolean asksForConsent() {
        return prompt.contains("consent");
    }

    /** Nothing may be shown: either it is known who is there and that they agree, or there is no code. */
    public boolean silent() {
        return prompt.contains("none");
    }

    /** Scheme, host and port that the answer goes to, as a content security policy writes them. */
    public String origin() {
        URI uri = URI.create(redirectUri);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getHost() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getHost() + port;
    }
}
