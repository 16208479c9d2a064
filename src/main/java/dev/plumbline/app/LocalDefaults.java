package dev.plumbline.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in for whatever is not configured: an embedded database, the practice org, a local mailbox. Each enters the application as
 * ordinary configuration, so that nothing behind the start knows the difference.
 */
final class LocalDefaults {

    private static volatile String welcome = "";

    private LocalDefaults() {}

    /** Starts what is missing and says how to reach it, as configuration. */
    static Map<String, String> start(Settings settings) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Path data = Path.of(settings.value("plumbline.data", "data"));
        defaultSecret(settings, defaults, data, "quarkus.http.auth.session.encryption-key", "session");
        if (!settings.has("plumbline.secrets.key-file")) {
            defaultSecret(settings, defaults, data, "plumbline.secrets.key", "vault");
        }
        if (!settings.has("quarkus.datasource.jdbc.url")) {
            EmbeddedDatabase database = EmbeddedDatabase.start(data);
            LastOut.closes(database);
            defaults.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            defaults.put("quarkus.datasource.username", database.user());
            defaults.put("quarkus.datasource.password", "");
        }
        if (!settings.has("plumbline.salesforce.url")) {
            PracticeStart practice = PracticeStart.start(settings, data.resolve("practice"));
            defaults.putAll(practice.configuration());
            welcome = practice.welcome();
        }
        return defaults;
    }

    /** What a newcomer wants to read on the console; empty where the operator has configured an org. */
    static Optional<String> welcome() {
        return Optional.of(welcome).filter(w -> !w.isEmpty());
    }

    private static void defaultSecret(
            Settings settings, Map<String, String> defaults, Path data, String key, String name) {
        if (!settings.has(key)) {
            defaults.put(key, Secrets.kept(data, name));
        }
    }
}
