package dev.plumbline.practice.oauth;

import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides who gets a token, for each way of asking for one. */
final class Granting {

    private final MemoryOrg org;
    private final Sessions sessions;
    private final Client client;
    private final Grants grants;
    private final Codes codes;
    private final Tokens tokens;

    Granting(MemoryOrg org, Sessions sessions, Client client, Grants grants, Codes codes, Tokens tokens) {
        this.org = org;
        this.sessions = sessions;
        this.client = client;
        this.grants = grants;
        this.codes = codes;
        this.tokens = tokens;
    }

    private Instant now() {
        return org.clock().instant();
    }

    Tokens.Answer byCredentials(Form form) throws Refused {
        known(form);
        if (client.isPublic() || !Secrets.same(form.get("client_secret"), client.secret())) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
        Row user = user(client.runAs())
                .orElseThrow(() -> new Refused("invalid_grant", "no client credentials user enabled"));
        return tokens.access(active(user).recordId(), List.of("api"), "");
    }

    Tokens.Answer byAssertion(Form form, String url) throws Refused {
        Assertion assertion = Assertion.verified(
                form.get("assertion"),
                client.key().orElseThrow(() -> new Refused("invalid_grant", "invalid assertion")));
        Set<String> audiences = Set.of("https://login.salesforce.com", "https://test.salesforce.com", url);
        String username = assertion.subject(client.id(), audiences, now());
        Row user = org.store()
                .reading(() -> org.store().standard("User").rows().stream()
                        .filter(r -> r.text("Username").equalsIgnoreCase(username))
                        .findFirst())
                .orElseThrow(() -> new Refused("invalid_grant", "user hasn't approved this consumer"));
        return tokens.access(active(user).recordId(), List.of("api"), "");
    }

    /** Whatever is wrong, the code is spent: whoever guesses has one guess. */
    Tokens.Answer byCode(Form form) throws Refused {
        proven(form);
        Codes.Code code = codes.use(form.get("code"))
                .orElseThrow(() -> new Refused("invalid_grant", "invalid authorization code"));
        if (code.used()) {
            end(code.grant());
            throw new Refused("invalid_grant", "expired authorization code");
        }
        if (codes.late(code)) {
            throw new Refused("invalid_grant", "expired authorization code");
        }
        if (!form.get("redirect_uri").equals(code.request().redirectUri())) {
            throw new Refused("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        String challenge = code.request().challenge();
        String verifier = form.get("code_verifier");
        boolean sound = challenge.isEmpty()
                ? verifier.isEmpty()
                : verifier.length() >= 43
                        && verifier.length() <= 128
                        && Secrets.same(Secrets.digest(verifier), challenge);
        if (!sound) {
            throw new Refused("invalid_grant", "invalid code verifier");
        }
        Row user = user(code.user()).orElseThrow(() -> new Refused("inactive_user", "user is inactive"));
        RecordId person = active(user).recordId();
        Tokens.Answer answer = tokens.access(person, code.request().scopes(), code.grant());
        tokens.identity(answer, person, code.request().scopes(), code.request().nonce());
        if (Scopes.offline(code.request().scopes())) {
            answer.put(
                    "refresh_token",
                    grants.refreshToken(code.grant(), person, code.request().scopes()));
        }
        return answer;
    }

    Tokens.Answer byRefreshToken(Form form) throws Refused {
        proven(form);
        Grants.Grant grant = grants.of(form.get("refresh_token"))
                .orElseThrow(() -> new Refused("invalid_grant", "expired access/refresh token"));
        Row user = user(grant.person()).orElseThrow(() -> new Refused("inactive_user", "user is inactive"));
        RecordId person = active(user).recordId();
        List<String> scopes = Scopes.within(grant.scopes(), form.get("scope"));
        Tokens.Answer answer = tokens.access(person, scopes, grant.id());
        tokens.identity(answer, person, scopes, "");
        if (client.rotates()) {
            grants.replaced(grant);
            answer.put("refresh_token", grants.refreshToken(grant.id(), person, grant.scopes()));
        }
        return answer;
    }

    /** Ends a token, and with a refresh token all that came of it. @return whether there was such a token */
    boolean revoke(String token) {
        Optional<Grants.Grant> grant = grants.of(token);
        grant.ifPresent(g -> end(g.id()));
        return grant.isPresent() || sessions.revoke(token);
    }

    private void end(String grant) {
        grants.revoke(grant);
        sessions.endOf(grant);
    }

    private void known(Form form) throws Refused {
        if (!form.get("client_id").equals(client.id())) {
            throw new Refused("invalid_client_id", "client identifier invalid");
        }
    }

    /** An application with a secret must say it; one without is proven by the code's verifier. */
    private void proven(Form form) throws Refused {
        known(form);
        if (!client.isPublic() && !Secrets.same(form.get("client_secret"), client.secret())) {
            throw new Refused("invalid_client", "invalid client credentials");
        }
    }

    private Optional<Row> user(RecordId id) {
        return org.store().reading(() -> Optional.ofNullable(org.store().row(id.value())));
    }

    private static Row active(Row user) throws Refused {
        if (!user.is("IsActive")) {
            throw new Refused("inactive_user", "user is inactive");
        }
        return user;
    }
}
