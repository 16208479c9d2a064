package dev.plumbline.people;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From where leave is read, as configured: checked at the start, so that a wrong address does not wait for its first reader. */
final class FeedSource {

    static final String EVERYBODY = "everybody";

    private static final String USERNAME = "{username}";

    private final Map<String, String> byUsername = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @throws IllegalStateException in words for whoever configured it */
    FeedSource(Map<String, String> configured) {
        configured.forEach((who, where) -> {
            String key = "plumbline.people.leave-feeds.\"" + who + "\"";
            if (!who.equals(EVERYBODY) && !who.contains("@")) {
                throw new IllegalStateException(
                        key + " names nobody: expected a Salesforce username in quotes, or everybody");
            }
            try {
                where(where, "somebody@example.com");
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(key + " is \"" + where + "\": " + e.getMessage(), e);
            }
            byUsername.put(who, where);
        });
    }

    boolean isEmpty() {
        return byUsername.isEmpty();
    }

    /** @throws IllegalArgumentException for a username that cannot stand in a path */
    Optional<URI> of(Person person) {
        return Optional.ofNullable(byUsername.getOrDefault(person.username(), byUsername.get(EVERYBODY)))
                .map(where -> where(where, person.username()));
    }

    private static URI where(String where, String username) {
        boolean https = where.regionMatches(true, 0, "https://", 0, 8);
        if (https) {
            URI address = URI.create(where.replace(USERNAME, URLEncoder.encode(username, StandardCharsets.UTF_8)));
            if (address.getHost() == null) {
                throw new IllegalArgumentException("expected https:// and a host, or the path of a file");
            }
            return address;
        }
        if (where.contains("://") && !where.startsWith("file:///")) {
            throw new IllegalArgumentException("expected an https address or the path of a file, nothing else is read");
        }
        if (where.contains(USERNAME) && !username.matches("[A-Za-z0-9_%+-][A-Za-z0-9._%+@-]*")) {
            throw new IllegalArgumentException("the username \"" + username + "\" cannot be a part of a file's name");
        }
        String path = where.replace(USERNAME, username);
        try {
            return path.startsWith("file:///")
                    ? URI.create(path)
                    : Path.of(path).toAbsolutePath().toUri();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("that is not the path of a file", e);
        }
    }
}
