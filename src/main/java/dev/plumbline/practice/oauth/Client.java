package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * The one application that the org's administrator has approved.
 *
 * @param secret    empty for an application that can keep none: it must prove itself with PKCE
 * @param key       the application's certificate for JWT bearer; without one only client credentials are accepted
 * @param runAs     the user that client credentials stand for
 * @param redirects where people may be sent back to, besides any address on this machine
 * @param rotates   whether each use of a refresh token brings another one and ends the old one
 */
public record Client(
        String id, String secret, Optional<PublicKey> key, RecordId runAs, Set<String> redirects, boolean rotates) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Client {
        redirects = Set.copyOf(redirects);
    }

    /** One that sends people back to addresses on this machine, and keeps its refresh tokens, as Salesforce's default is. */
    public static Client of(String id, String secret, RecordId runAs) {
        return new Client(id, secret, Optional.empty(), runAs, Set.of(), false);
    }

    public Client key(PublicKey someKey) {
        return new Client(id, secret, Optional.of(someKey), runAs, redirects, rotates);
    }

    public Client redirects(Set<String> some) {
        return new Client(id, secret, key, runAs, some, rotates);
    }

    public Client rotating() {
        return new Client(id, secret, key, runAs, redirects, true);
    }

    boolean isPublic() {
        return secret.isEmpty();
    }

    /** Whether people may be sent to this address with an answer: a registered one to the letter, or one on this machine. */
    boolean sendsBackTo(String address) {
        if (redirects.contains(address)) {
            return true;
        }
        try {
            URI uri = new URI(address);
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && THIS_MACHINE.contains(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Client[id=" + id + ", runAs=" + runAs + "]";
    }
}
