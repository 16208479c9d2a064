package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A Salesforce user, as far as telling them something needs it.
 *
 * @param email   empty when the user has none, or one that no mail can go to
 * @param zone    TimeZoneSidKey; UTC when it is missing or unknown to this machine
 * @param manager ManagerId as the org has it: may be inactive, missing or part of a cycle; ask {@link OrgChart#leaderOf}
 * @param title   the user's role or title, for people to read; may be empty
 */
public record Person(
        RecordId id,
        String name,
        String username,
        Optional<String> email,
        boolean active,
        ZoneId zone,
        Locale locale,
        Optional<RecordId> manager,
        String title) {}
