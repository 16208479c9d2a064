package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;
import java.util.Set;

/** How an entrant, the admin's token and nobody look to the framework. Identities that others make, such as a provider's, are not ours. */
final class Identities {

    static final String ADMIN_TOKEN = "admin token";

    private static final String ENTRANT = "plumbline.entrant";
    private static final String PERSON = "plumbline.person";
    private static final String EVERYONE = "plumbline.everyone";
    private static final String SCOPES = "plumbline.scopes";
    private static final String SESSION = "plumbline.session";

    private Identities() {}

    static SecurityIdentity of(Entrant entrant, String name, Set<Role> roles, Optional<RecordId> person) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addAttribute(ENTRANT, entrant);
        roles.forEach(role -> identity.addRole(role.key()));
        person.ifPresent(id -> identity.addAttribute(PERSON, id));
        return identity.build();
    }

    /** The same entrant, by a session that can be ended. */
    static SecurityIdentity in(SecurityIdentity identity, Sessions.Session session) {
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(SESSION, session)
                .build();
    }

    /** The same entrant, by a token that opens less than they may do themselves. */
    static SecurityIdentity within(SecurityIdentity identity, Set<TokenScope> scopes) {
        QuarkusSecurityIdentity.Builder narrowed = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addAttributes(identity.getAttributes())
                .addAttribute(SCOPES, Set.copyOf(scopes));
        identity.getRoles().stream()
                .filter(role -> !role.equals(Role.ADMIN.key())
                        || scopes.contains(TokenScope.ADMIN)
                        || scopes.contains(TokenScope.RULES))
                .forEach(narrowed::addRole);
        return narrowed.build();
    }

    static SecurityIdentity adminToken() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(ADMIN_TOKEN))
                .addAttribute(ENTRANT, new Entrant(ADMIN_TOKEN))
                .addAttribute(EVERYONE, true)
                .addRole(Role.ADMIN.key())
                .build();
    }

    static SecurityIdentity nobody() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(""))
                .setAnonymous(true)
                .build();
    }

    /** Whether we let them in ourselves; somebody who comes from a provider and has no session yet is nobody so far. */
    static boolean known(SecurityIdentity identity) {
        return !identity.isAnonymous() && identity.getAttribute(ENTRANT) instanceof Entrant;
    }

    static Optional<Entrant> entrant(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Entrant>getAttribute(ENTRANT));
    }

    static Optional<RecordId> person(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<RecordId>getAttribute(PERSON));
    }

    static boolean seesEveryone(SecurityIdentity identity) {
        return Boolean.TRUE.equals(identity.<Boolean>getAttribute(EVERYONE));
    }

    /** Empty where no token limits what they do. */
    static Optional<Set<TokenScope>> scopes(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Set<TokenScope>>getAttribute(SCOPES));
    }

    static Optional<Sessions.Session> session(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Sessions.Session>getAttribute(SESSION));
    }
}
