package dev.plumbline.web.access;

import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows a secret: the cookie of a session, or a token. */
final class SecretRequest extends BaseAuthenticationRequest implements AuthenticationRequest {

    private final String secret;
    private final boolean session;

    private SecretRequest(String secret, boolean session) {
        this.secret = secret;
        this.session = session;
    }

    static SecretRequest session(String cookie) {
        return new SecretRequest(cookie, true);
    }

    static SecretRequest token(String token) {
        return new SecretRequest(token, false);
    }

    String secret() {
        return secret;
    }

    boolean ofSession() {
        return session;
    }
}
