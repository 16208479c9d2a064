package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the company's posts, in an order that never changes, so that an id is the same person whatever the seed. */
final class Hiring {

    static final String DOMAIN = "northmere.example";
    private static final ZoneId HEAD_OFFICE = ZoneId.of("America/New_York");

    private final Dice dice;
    private final Set<String> usernames = new HashSet<>();
    private final List<Employee> staff = new ArrayList<>();

    Hiring(long seed) {
        this.dice = Dice.of(seed, "people", 0);
    }

    List<Employee> all() {
        Employee ceo = office("Chief Executive Officer", null, "CEO", "Executive");
        Employee vp = office("VP Sales", ceo, "VP Sales", "Executive");
        Employee operations = office("Head of Sales Operations", vp, "Sales Operations", "System Administrator");
        List<Employee> managers = new ArrayList<>();
        for (Team team : Team.values()) {
            managers.add(manager(team, vp));
        }
        for (Team team : Team.values()) {
            for (Personality personality : team.reps) {
                rep(team, personality, managers.get(team.ordinal()));
            }
        }
        assistant(vp, "");
        assistant(managers.get(Team.AMERICAS_EAST.ordinal()), null);
        assistant(managers.get(Team.EMEA_CENTRAL.ordinal()), null);
        outsiders(managers.get(Team.AMERICAS_WEST.ordinal()), operations);
        return List.copyOf(staff);
    }

    private Employee office(String title, @Nullable Employee manager, String role, String profile) {
        String first = dice.pick("first.americas");
        return hire(first, last("last.americas"), title, HEAD_OFFICE, "en_US", manager, role, profile, null);
    }

    private Employee manager(Team team, Employee vp) {
        String first = dice.pick(team.words("first"));
        Employee manager = hire(
                first,
                last(team.words("last")),
                "Regional Sales Manager",
                team.zone,
                team.locale,
                vp,
                "Regional Manager " + team.label,
                "Sales Manager",
                team);
        return team == Team.EMEA_CENTRAL ? replace(manager, Personality.ABOVE_IT, manager.email(), true) : manager;
    }

    private void rep(Team team, Personality personality, Employee manager) {
        String title = dice.chance(0.3) ? "Senior Account Executive" : "Account Executive";
        String first = dice.pick(team.words("first"));
        Employee rep = hire(
                first,
                last(team.words("last")),
                title,
                team.zone,
                team.locale,
                manager,
                "Sales Rep " + team.label,
                "Sales Rep",
                team);
        boolean noAddress = team == Team.APAC_NORTH
                && staff.stream().filter(e -> e.team() == team).count() == 2;
        replace(rep, personality, noAddress ? "not-an-address" : rep.email(), true);
    }

    /** @param email null: an address like everybody's */
    private void assistant(Employee manager, @Nullable String email) {
        String region =
                manager.team() == null ? "americas" : manager.team().region.toLowerCase(Locale.ROOT);
        Employee assistant = hire(
                dice.pick("first." + region),
                last("last." + region),
                "Sales Assistant",
                manager.zone(),
                manager.locale(),
                manager,
                "Assistant to " + manager.role(),
                "Sales Assistant",
                null);
        replace(assistant, Personality.DILIGENT, email == null ? assistant.email() : email, true);
    }

    /** The users that every grown org has somewhere: no manager, gone, not a person, and two that lead each other. */
    private void outsiders(Employee formerManager, Employee operations) {
        hire(
                dice.pick("first.emea"),
                last("last.emea"),
                "Channel Consultant",
                ZoneId.of("Europe/Berlin"),
                "en_GB",
                null,
                null,
                "Sales Rep",
                Team.EMEA_WEST);
        Employee left = hire(
                dice.pick("first.americas"),
                last("last.americas"),
                "Account Executive",
                Team.AMERICAS_WEST.zone,
                "en_US",
                formerManager,
                "Sales Rep " + Team.AMERICAS_WEST.label,
                "Sales Rep",
                Team.AMERICAS_WEST);
        replace(left, Personality.LEFT, left.email(), false);
        service("CRM Integration", "integration", operations.id(), true);
        RecordId first = Ids.at("User", staff.size() + 1);
        RecordId second = Ids.at("User", staff.size() + 2);
        service("Migration Import", "migration.import", second, false);
        service("Web Form Robot", "web.form.robot", first, false);
    }

    private void service(String name, String user, RecordId manager, boolean active) {
        String address = user + "@" + DOMAIN;
        staff.add(new Employee(
                Ids.at("User", staff.size() + 1),
                "",
                name,
                address,
                address,
                "Service user",
                "IT",
                ZoneId.of("UTC"),
                "en_US",
                manager,
                null,
                "API Only",
                active,
                Personality.DILIGENT,
                null));
    }

    private Employee hire(
            String first,
            String last,
            String title,
            ZoneId zone,
            String locale,
            @Nullable Employee manager,
            @Nullable String role,
            String profile,
            @Nullable Team team) {
        String username = username(first, last);
        Employee employee = new Employee(
                Ids.at("User", staff.size() + 1),
                first,
                last,
                username,
                username,
                title,
                "Sales",
                zone,
                locale,
                manager == null ? null : manager.id(),
                role,
                profile,
                true,
                Personality.DILIGENT,
                team);
        staff.add(employee);
        return employee;
    }

    private Employee replace(Employee e, Personality personality, String email, boolean active) {
        Employee other = new Employee(
                e.id(),
                e.first(),
                e.last(),
                e.username(),
                email,
                e.title(),
                e.department(),
                e.zone(),
                e.locale(),
                e.manager(),
                e.role(),
                e.profile(),
                active,
                personality,
                e.team());
        staff.set(staff.indexOf(e), other);
        return other;
    }

    private String last(String list) {
        return dice.pick(list);
    }

    private String username(String first, String last) {
        String base = Slug.of(first) + "." + Slug.of(last);
        String name = base;
        for (int i = 2; !usernames.add(name); i++) {
            name = base + i;
        }
        return name + "@" + DOMAIN;
    }
}
