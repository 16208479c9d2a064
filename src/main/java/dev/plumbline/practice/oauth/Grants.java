package dev.plumbline.practice.oauth;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people have allowed the application, with the refresh tokens that came of it. Kept in a file, if there is one; tokens only as digests. */
public final class Grants {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As at Salesforce: of more permissions that one person gave, the oldest end. */
    private static final int MOST = 5;

    /**
     * One permission.
     *
     * @param id     which access tokens carry that came of it
     * @param digest of the refresh token
     */
    record Grant(String id, String user, List<String> scopes, String digest) {

        RecordId person() {
            return RecordId.of(user);
        }
    }

    private final Optional<Path> file;
    private final Map<String, Grant> byDigest = new LinkedHashMap<>();
    private final Map<String, Set<String>> approved = new LinkedHashMap<>();

    private Grants(Optional<Path> file) {
        this.file = file;
    }

    /** Grants that end with the process. */
    public static Grants inMemory() {
        return new Grants(Optional.empty());
    }

    /** Grants that outlive the process. */
    public static Grants keptIn(Path file) {
        Grants grants = new Grants(Optional.of(file));
        try {
            if (Files.exists(file)) {
                for (Grant grant : JSON.readValue(Files.readAllBytes(file), Grant[].class)) {
                    grants.byDigest.put(grant.digest(), grant);
                    grants.approve(grant.person(), grant.scopes());
                }
            }
            return grants;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the practice org cannot read what people allowed from " + file.toAbsolutePath()
                            + ": move the file away, and they will be asked again",
                    e);
        }
    }

    synchronized void approve(RecordId user, List<String> scopes) {
        approved.computeIfAbsent(user.value(), u -> new HashSet<>()).addAll(scopes);
    }

    /** Whether this person has allowed all of it before, so that nobody need ask again. */
    synchronized boolean approved(RecordId user, List<String> scopes) {
        return approved.getOrDefault(user.value(), Set.of()).containsAll(scopes);
    }

    static String newId() {
        return Secrets.letters("", 20);
    }

    /** @return the refresh token, which is known to nobody else from now on */
    synchronized String refreshToken(String id, RecordId user, List<String> scopes) {
        List<Grant> before = byDigest.values().stream()
                .filter(g -> g.user().equals(user.value()))
                .toList();
        before.stream().limit(Math.max(0, before.size() - (MOST - 1))).forEach(g -> byDigest.remove(g.digest()));
        String token = Secrets.letters("5Aep", 83);
        Grant grant = new Grant(id, user.value(), scopes, Secrets.digest(token));
        byDigest.put(grant.digest(), grant);
        keep();
        return token;
    }

    synchronized Optional<Grant> of(String refreshToken) {
        return Optional.ofNullable(byDigest.get(Secrets.digest(refreshToken)));
    }

    /** Ends a refresh token that another one replaces. */
    synchronized void replaced(Grant grant) {
        byDigest.remove(grant.digest());
        keep();
    }

    /** Ends a permission; the person is asked again the next time. */
    synchronized void revoke(String id) {
        List<Grant> gone =
                byDigest.values().stream().filter(g -> g.id().equals(id)).toList();
        gone.forEach(g -> {
            byDigest.remove(g.digest());
            approved.remove(g.user());
        });
        keep();
    }

    /** Ends everything that a person has allowed, as an administrator can. */
    synchronized void revokeAll(RecordId user) {
        byDigest.values().removeIf(grant -> grant.user().equals(user.value()));
        approved.remove(user.value());
        keep();
    }

    private void keep() {
        file.ifPresent(path -> {
            try {
                Path next = path.resolveSibling(path.getFileName() + ".next");
                Files.write(next, JSON.writeValueAsBytes(byDigest.values()));
                Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the practice org cannot keep what people allowed in " + path.toAbsolutePath(), e);
            }
        });
    }
}
