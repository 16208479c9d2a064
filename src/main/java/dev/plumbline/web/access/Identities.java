package dev.plumbline.web.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** How an account, the admin's token and nobody look to the framework. */
final class Identities {

    static final String ADMIN_TOKEN = "admin token";

    private Identities() {}

    static SecurityIdentity of(Accounts.Account account) {
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(account.login()));
        account.roles().forEach(role -> identity.addRole(role.key()));
        return identity.build();
    }

    static SecurityIdentity adminToken() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(ADMIN_TOKEN))
                .addRole(Role.ADMIN.key())
                .build();
    }

    static SecurityIdentity nobody() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(""))
                .setAnonymous(true)
                .build();
    }
}
