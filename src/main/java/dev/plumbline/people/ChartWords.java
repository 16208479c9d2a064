package dev.plumbline.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands where a name would, and what an admin should mend in the hierarchy: what was found, and what it means for who is told. */
@MessageBundle("chart")
public interface ChartWords {

    @Message("an unknown user ({id})")
    String unknownUser(String id);

    @Message("an unknown queue ({id})")
    String unknownQueue(String id);

    @Message(
            "plumbline.people.fallback is \"{name}\", which is not the username of an active user; nobody is told in place of a missing manager.")
    String noFallback(String name);

    @Message("{name} is their own manager; treated as having none.")
    String ownManager(String name);

    @Message("Managers form a circle: {names} → {first}; cut above {top}.")
    String circle(String names, String first, String top);

    @Message("{name}'s manager {manager} is inactive; {instead}")
    String managerInactive(String name, String manager, String instead);

    @Message("{name}'s manager {manager} is not known; {instead}")
    String managerUnknown(String name, String manager, String instead);

    @Message("{name} is told instead.")
    String toldInstead(String name);

    @Message("nobody is told instead; set plumbline.people.fallback.")
    String nobodyInstead();

    @Message("The org chart is incomplete: {why}.")
    String incomplete(String why);

    @Message("Nobody can sign on by federation id: {why}.")
    String noFederation(String why);

    @Message("Who leads by role cannot be told: {why}.")
    String noRoles(String why);

    @Message("{name}'s time zone \"{zone}\" is unknown here; UTC is used for them.")
    String unknownZone(String name, String zone);

    @Message("{name} has no time zone that we can see; UTC is used for them.")
    String noZone(String name);

    @Message("Roles form a circle: {names}; cut above {top}.")
    String roleCircle(String names, String top);

    @Message("{name} has no role, so no role leads them.")
    String noRole(String name);

    @Message(
            "The role \"{role}\" has several active users; {leader} leads for it where nobody's manager is among them, as the user of longest standing.")
    String sharedRole(String role, String leader);

    @Message("the first of them")
    String firstOfThem();
}
