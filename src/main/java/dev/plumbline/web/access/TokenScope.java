package dev.plumbline.web.access;

import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API token opens, of what its maker may do. */
public enum TokenScope {
    /** Reads what the maker may read. */
    READ,
    /** Acts on gaps, settings and campaigns. */
    ACT,
    /** Changes rules, and lets them go. */
    RULES,
    /** Accounts, tokens, messages of the service, the audit log. */
    ADMIN;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TokenScope> of(String key) {
        return EnumSet.allOf(TokenScope.class).stream()
                .filter(scope -> scope.key().equals(key))
                .findFirst();
    }

    /** What a request needs. Paths that nobody thought of need the most. */
    static TokenScope neededFor(HttpMethod method, String path) {
        String room = path.startsWith("/api/v1/")
                ? path.substring("/api/v1/".length()).split("/", 2)[0]
                : "";
        boolean reads = READS.contains(method);
        return switch (room) {
            case "violations", "people", "campaigns", "disputes", "waivers", "obstacles", "fixes", "expectations" ->
                reads ? READ : ACT;
            case "status", "scorecards", "forecast", "ladders", "calendars" -> reads ? READ : ADMIN;
            case "rules" -> reads ? READ : RULES;
            default -> ADMIN;
        };
    }
}
