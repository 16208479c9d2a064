package dev.plumbline.web.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Local accounts, for small installs and first steps: {@code plumbline.accounts.<login>.…}. None by default. */
@ConfigMapping(prefix = "plumbline.accounts")
public interface AccountsConfig {

    /** By login; case does not matter when signing in. */
    @WithParentName
    Map<String, Local> local();

    /** One person's account. */
    interface Local {

        /** bcrypt, for instance from {@code htpasswd -nBC 12 ann}: 60 characters that begin with {@code $2}. Never the password itself. */
        String passwordHash();

        /** One or more of admin, manager, executive, rep, auditor. */
        Set<Role> roles();

        /** Who this is in Salesforce. Without it the account has no records of its own and leads nobody. */
        Optional<String> salesforceUsername();

        /** Shown beside the login on the sign-in page, to everybody who can open it. For trial installs; leave it out otherwise. */
        Optional<String> hint();
    }
}
