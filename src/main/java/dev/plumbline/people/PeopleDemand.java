package dev.plumbline.people;

import java.util.Map;
import java.util.Set;

/** What the org chart is made of: the fields that have to be mirrored for it, by object. */
public final class PeopleDemand {

    public static final Map<String, Set<String>> FIELDS = Map.of(
            "User",
            Set.of(
                    "Name",
                    "Username",
                    "Email",
                    "IsActive",
                    "TimeZoneSidKey",
                    "LocaleSidKey",
                    "ManagerId",
                    "Title",
                    "UserRoleId"),
            "UserRole",
            Set.of("Name"),
            "Group",
            Set.of("Name", "Type", "DeveloperName"),
            "GroupMember",
            Set.of("GroupId", "UserOrGroupId"));

    /** What makes the chart better where the org has it and shows it; the chart is complete without. */
    public static final Map<String, Set<String>> WELCOME = Map.of(
            "User", Set.of("CreatedDate", "Country", "CountryCode", "LanguageLocaleKey"),
            "UserRole", Set.of("ParentRoleId"));

    /** By which users are found who sign on elsewhere; asked for only where {@link FederationIds} says so. */
    public static final String FEDERATION_ID = "FederationIdentifier";

    private PeopleDemand() {}
}
