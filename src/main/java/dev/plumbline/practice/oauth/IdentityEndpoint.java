package dev.plumbline.practice.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Zones;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody is: OpenID Connect's discovery, keys and userinfo, and Salesforce's identity address {@code /id/00D…/005…}. */
final class IdentityEndpoint implements HttpHandler {

    private final MemoryOrg org;
    private final Sessions sessions;
    private final IdTokens identities;
    private final String organizationId;
    private final String url;

    IdentityEndpoint(MemoryOrg org, Sessions sessions, IdTokens identities, String organizationId, String url) {
        this.org = org;
        this.sessions = sessions;
        this.identities = identities;
        this.organizationId = organizationId;
        this.url = url;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/.well-known/openid-configuration" -> Json.send(exchange, 200, discovery());
                case "/id/keys" -> Json.send(exchange, 200, identities.keys());
                case "/services/oauth2/userinfo" -> userInfo(exchange);
                default -> {
                    if (path.startsWith("/id/")) {
                        identity(exchange, path.substring("/id/".length()));
                    } else {
                        Json.send(exchange, 404, Json.error("not_found", "there is nothing at " + path));
                    }
                }
            }
        }
    }

    private Map<String, Object> discovery() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("issuer", url);
        answer.put("authorization_endpoint", url + "/services/oauth2/authorize");
        answer.put("token_endpoint", url + "/services/oauth2/token");
        answer.put("revocation_endpoint", url + "/services/oauth2/revoke");
        answer.put("userinfo_endpoint", url + "/services/oauth2/userinfo");
        answer.put("jwks_uri", url + "/id/keys");
        answer.put("end_session_endpoint", url + "/services/auth/idp/oidc/logout");
        answer.put("scopes_supported", Scopes.known());
        answer.put("response_types_supported", List.of("code"));
        answer.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        answer.put("subject_types_supported", List.of("public"));
        answer.put("id_token_signing_alg_values_supported", List.of("RS256"));
        answer.put("display_values_supported", List.of("page", "touch"));
        answer.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic", "none"));
        answer.put("code_challenge_methods_supported", List.of("S256"));
        answer.put("claims_supported", List.copyOf(claims(null).keySet()));
        return answer;
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        Optional<Row> user = caller(exchange);
        if (user.isEmpty()) {
            Json.send(exchange, 403, Json.error("invalid_token", "Bad_OAuth_Token"));
        } else {
            Json.send(exchange, 200, org.store().reading(() -> claims(user.get())));
        }
    }

    /** Of the caller and of nobody else. */
    private void identity(HttpExchange exchange, String path) throws IOException {
        Optional<Row> user = caller(exchange);
        String[] ids = path.split("/");
        if (user.isEmpty()) {
            Json.send(exchange, 403, Json.error("invalid_token", "Bad_OAuth_Token"));
        } else if (!is(ids, 0, organizationId)) {
            Json.send(exchange, 403, Json.error("invalid_request", "Wrong_Org"));
        } else if (!is(ids, 1, user.get().id())) {
            Json.send(exchange, 403, Json.error("invalid_request", "Bad_Id"));
        } else {
            Json.send(exchange, 200, org.store().reading(() -> described(user.get())));
        }
    }

    private static boolean is(String[] ids, int at, String expected) {
        return at < ids.length
                && RecordId.isId(ids[at])
                && RecordId.of(ids[at]).value().equals(expected);
    }

    private Optional<Row> caller(HttpExchange exchange) {
        String bearer = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return sessions.user(bearer.replaceFirst("(?i)^(Bearer|OAuth) ", ""))
                .flatMap(id -> org.store()
                        .reading(() -> Optional.ofNullable(org.store().row(id.value()))))
                .filter(u -> u.is("IsActive"));
    }

    private Map<String, Object> claims(@Nullable Row user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", identityOf(user));
        claims.put("user_id", user == null ? "" : user.id());
        claims.put("organization_id", organizationId);
        claims.put("preferred_username", text(user, "Username"));
        claims.put("nickname", text(user, "Alias"));
        claims.put("name", text(user, "Name"));
        claims.put("email", text(user, "Email"));
        claims.put("email_verified", true);
        claims.put("given_name", text(user, "FirstName"));
        claims.put("family_name", text(user, "LastName"));
        claims.put("zoneinfo", text(user, "TimeZoneSidKey"));
        claims.put("locale", text(user, "LocaleSidKey"));
        claims.put("language", text(user, "LanguageLocaleKey"));
        claims.put("active", user != null && user.is("IsActive"));
        claims.put("user_type", "STANDARD");
        claims.put("updated_at", text(user, "LastModifiedDate"));
        claims.put("urls", addresses());
        return claims;
    }

    private Map<String, Object> described(Row user) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", identityOf(user));
        answer.put("asserted_user", true);
        answer.put("user_id", user.id());
        answer.put("organization_id", organizationId);
        answer.put("username", user.text("Username"));
        answer.put("nick_name", user.text("Alias"));
        answer.put("display_name", user.text("Name"));
        answer.put("email", user.text("Email"));
        answer.put("email_verified", true);
        answer.put("first_name", user.text("FirstName"));
        answer.put("last_name", user.text("LastName"));
        answer.put("timezone", user.text("TimeZoneSidKey"));
        answer.put("urls", addresses());
        answer.put("active", user.is("IsActive"));
        answer.put("user_type", "STANDARD");
        answer.put("language", user.text("LanguageLocaleKey"));
        answer.put("locale", user.text("LocaleSidKey"));
        answer.put(
                "utcOffset",
                Zones.of(user.text("TimeZoneSidKey"))
                                .getRules()
                                .getStandardOffset(org.clock().instant())
                                .getTotalSeconds()
                        * 1000);
        answer.put("last_modified_date", user.text("LastModifiedDate"));
        answer.put("is_app_installed", true);
        return answer;
    }

    private String identityOf(@Nullable Row user) {
        return url + "/id/" + organizationId + "/" + (user == null ? "" : user.id());
    }

    private static String text(@Nullable Row user, String field) {
        return user == null ? "" : user.text(field);
    }

    private Map<String, String> addresses() {
        return Map.of("partner", url + "/services/Soap/u/{version}/" + organizationId.substring(0, 15));
    }
}
