package dev.plumbline.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Seals secrets for their place in the database. Each is encrypted with a key of its own, and that key with the master key (AES-256-GCM
 * both), so that a new master key reseals keys and not secrets. A sealed text opens only in the place for which it was sealed.
 */
@ApplicationScoped
public class Vault {

    private final List<MasterKey> keys;

    @Inject
    Vault(SecretsConfig config) {
        List<MasterKey> found = new ArrayList<>();
        current(config).ifPresent(found::add);
        config.previousKeys().ifPresent(earlier -> earlier.forEach(text -> found.add(key("previous-keys", text))));
        this.keys = List.copyOf(found);
    }

    /** Whether there is a key at all; without one nothing can be kept. */
    public boolean ready() {
        return !keys.isEmpty();
    }

    /** Which key seals now; part of every sealed text, so that what is due for resealing can be found. */
    public String keyId() {
        return master().id();
    }

    /**
     * @param place what it belongs to, for instance table and row; needed again to open it
     * @return text that is safe to write down, with {@link #keyId} in front of a colon
     */
    public String seal(String place, String secret) {
        return Envelope.seal(master(), place, secret);
    }

    /** @return empty when no key of ours opens it, or it was sealed for another place or changed since */
    public Optional<String> open(String place, String sealed) {
        return Envelope.keyOf(sealed)
                .flatMap(id -> keys.stream().filter(k -> k.id().equals(id)).findFirst())
                .flatMap(key -> Envelope.open(key, place, sealed));
    }

    /** The same secret under the key of now. */
    public Optional<String> reseal(String place, String sealed) {
        return Envelope.keyOf(sealed)
                .flatMap(id -> keys.stream().filter(k -> k.id().equals(id)).findFirst())
                .flatMap(key -> Envelope.reseal(key, master(), place, sealed));
    }

    private MasterKey master() {
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "there is no key to keep secrets under: set plumbline.secrets.key or plumbline.secrets.key-file");
        }
        return keys.get(0);
    }

    private static Optional<MasterKey> current(SecretsConfig config) {
        if (config.keyFile().isEmpty()) {
            return config.key().map(text -> key("key", text));
        }
        try {
            return Optional.of(key("key-file", Files.readString(config.keyFile().get())));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "plumbline.secrets.key-file cannot be read: "
                            + config.keyFile().get(),
                    e);
        }
    }

    private static MasterKey key(String name, String text) {
        byte[] bytes = decoded(text.strip());
        if (bytes.length != 32) {
            Arrays.fill(bytes, (byte) 0);
            throw new IllegalStateException("plumbline.secrets." + name
                    + " must hold 32 bytes in base64, found " + bytes.length
                    + "; \"openssl rand -base64 32\" makes one");
        }
        return new MasterKey(bytes);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
