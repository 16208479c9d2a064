package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.security.PublicKey;
import java.util.Optional;

/**
 * The one application that the org's administrator has approved.
 *
 * @param key   the application's certificate for JWT bearer; without one only client credentials are accepted
 * @param runAs the user that client credentials stand for
 */
public record Client(String id, String secret, Optional<PublicKey> key, RecordId runAs) {

    @Override
    public String toString() {
        return "Client[id=" + id + ", runAs=" + runAs + "]";
    }
}
