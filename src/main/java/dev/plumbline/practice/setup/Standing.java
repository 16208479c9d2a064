package dev.plumbline.practice.setup;

import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import java.util.HashSet;
import java.util.Set;

/** What somebody is in the company: by profile, by who reports to them, by role. Call while the store is locked. */
final class Standing {

    private static final int HIGHEST = 50;

    private final Store store;

    Standing(Store store) {
        this.store = store;
    }

    /** Name of the profile; empty for a user without one, as small test orgs have them: nothing is kept from those. */
    String profile(String user) {
        Row row = store.row(user);
        Row profile = row == null ? null : store.row(row.text("ProfileId"));
        return profile == null ? "" : profile.text("Name");
    }

    String profileId(String user) {
        Row row = store.row(user);
        return row == null ? "" : row.text("ProfileId");
    }

    boolean modifiesAll(String user) {
        String profile = profile(user);
        return profile.isEmpty() || profile.equals("System Administrator");
    }

    boolean viewsAll(String user) {
        return modifiesAll(user) || profile(user).equals("API Only");
    }

    /** Whether a user owns what this owner owns, is in the queue that does, or stands above either. */
    boolean reaches(String user, String owner) {
        if (user.equals(owner) || above(user, owner)) {
            return true;
        }
        var members = store.standard("GroupMember");
        return members.referring(members.column("GroupId"), owner).stream()
                .filter(m -> !m.deleted())
                .map(m -> m.text("UserOrGroupId"))
                .anyMatch(member -> member.equals(user) || above(user, member));
    }

    /** By the managers named on users, or by the tree of roles: orgs keep one or the other in order, seldom both. */
    private boolean above(String user, String other) {
        Row mine = store.row(user);
        Row others = store.row(other);
        if (mine == null || others == null) {
            return false;
        }
        String role = mine.text("UserRoleId");
        return climbs(other, "ManagerId", user)
                || !role.isEmpty() && climbs(others.text("UserRoleId"), "ParentRoleId", role);
    }

    private boolean climbs(String from, String field, String to) {
        Set<String> seen = new HashSet<>();
        Row at = store.row(from);
        while (at != null && seen.size() < HIGHEST && seen.add(at.id())) {
            String next = at.text(field);
            if (next.equals(to)) {
                return true;
            }
            at = store.row(next);
        }
        return false;
    }
}
