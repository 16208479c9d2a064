package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a Salesforce user.
 *
 * @param email   empty where the user has none, and not always an address
 * @param role    the name of the UserRole; null for users outside the hierarchy
 * @param profile the name of the profile
 * @param team    null outside of the regional teams
 */
record Employee(
        RecordId id,
        String first,
        String last,
        String username,
        String email,
        String title,
        String department,
        ZoneId zone,
        String locale,
        @Nullable RecordId manager,
        @Nullable String role,
        String profile,
        boolean active,
        Personality personality,
        @Nullable Team team) {

    String name() {
        return first.isEmpty() ? last : first + " " + last;
    }

    boolean isRep() {
        return active && title.endsWith(Habit.REP_TITLE);
    }
}
