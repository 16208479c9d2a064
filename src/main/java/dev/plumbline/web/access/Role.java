package dev.plumbline.web.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is here for. Roles add up; whose records they open is {@link Viewer}'s answer. */
public enum Role {
    /** Sets rules and connections, and sees counts of everybody; whose gaps they are only where they lead them too. */
    ADMIN,
    /** Sees themselves and everybody below. Whoever is a rep and leads somebody is one. */
    MANAGER,
    /** As a manager; the pages speak in totals first. */
    EXECUTIVE,
    /** Sees themselves. */
    REP,
    /** Reads rules, the state of the service and the audit log; sees nobody's records otherwise. */
    AUDITOR;

    /** The word in configuration and in {@code @RolesAllowed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody with these decides about the people below them. */
    public static boolean leads(Set<Role> roles) {
        return roles.contains(MANAGER) || roles.contains(EXECUTIVE);
    }

    static Optional<Role> of(String key) {
        for (Role role : values()) {
            if (role.key().equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
