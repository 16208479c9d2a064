package dev.plumbline.salesforce;

import java.net.URI;

/**
 * A signed-in state. Two are the same only when they are the same object: Salesforce may issue one token twice.
 *
 * @param instance where the API and the pages of the org are
 */
record OrgSession(String accessToken, URI instance, String organizationId, String userId) {

    /** Whether the app issues tokens in JWT form, which SOAP below version 67 refuses. */
    boolean isJwt() {
        return accessToken.startsWith("eyJ")
                && accessToken.chars().filter(c -> c == '.').count() == 2;
    }

    @Override
    public String toString() {
        return "session of " + userId + " in " + organizationId + " at " + instance;
    }
}
