package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes users, roles and profiles. The role tree has the shape of the manager tree. */
final class StaffRows {

    private final Founding founding;
    private final Instant then;
    private final Map<String, RecordId> roles = new LinkedHashMap<>();
    private final Map<String, RecordId> profiles = new LinkedHashMap<>();

    StaffRows(Founding founding) {
        this.founding = founding;
        this.then = founding.now().minusSeconds(86_400L * 1000);
    }

    void write() {
        for (Employee e : founding.people().staff()) {
            if (!profiles.containsKey(e.profile())) {
                profile(e.profile());
            }
            if (e.role() != null && !roles.containsKey(e.role())) {
                role(e, e.role());
            }
        }
        for (Employee e : founding.people().staff()) {
            user(e);
        }
    }

    private void profile(String name) {
        Draft draft = founding.draft("Profile")
                .with("Name", name)
                .with("UserType", "Standard")
                .setUp(then);
        profiles.put(name, draft.id());
        founding.emit(draft);
    }

    private void role(Employee first, String name) {
        RecordId manager = first.manager();
        String above =
                manager == null ? null : founding.people().employee(manager).role();
        Draft draft = founding.draft("UserRole")
                .with("Name", name)
                .with("DeveloperName", name.replaceAll("[^A-Za-z0-9]+", "_"))
                .with("ParentRoleId", above == null ? null : roles.get(above))
                .with("LastModifiedById", founding.people().admin())
                .setUp(then);
        roles.put(name, draft.id());
        founding.emit(draft);
    }

    private void user(Employee e) {
        Dice dice = Dice.of(founding.seed(), "user" + e.id(), 0);
        Instant signIn = lastSignIn(e, dice);
        Instant hired = hired(e);
        Instant modified =
                e.active() ? hired.plusSeconds(86_400L * 30) : founding.now().minusSeconds(86_400L * 117);
        founding.emit(new Draft("User", founding.ids().next("User"))
                .with("Username", e.username())
                .with("Email", e.email())
                .with("LastName", e.last())
                .with("FirstName", e.first())
                .with("Name", e.name())
                .with("Title", e.title())
                .with("Department", e.department())
                .with("Division", e.team() == null ? null : e.team().region)
                .with("Alias", alias(e))
                .with("IsActive", e.active())
                .with("TimeZoneSidKey", e.zone().getId())
                .with("LocaleSidKey", e.locale())
                .with("LanguageLocaleKey", e.locale().startsWith("de") ? "de" : "en_US")
                .with("UserRoleId", e.role() == null ? null : roles.get(e.role()))
                .with("ProfileId", profiles.get(e.profile()))
                .with("UserType", "Standard")
                .with("ManagerId", e.manager())
                .with("LastLoginDate", signIn)
                .with("ForecastEnabled", e.team() != null)
                .with("CompanyName", "Northmere Controls")
                .with("Country", country(e))
                .with("EmployeeNumber", "N" + e.id().value().substring(12, 15))
                .created(hired, founding.people().admin())
                .modified(modified, founding.people().admin()));
    }

    /** Before the two years that the company's books tell of; not all on one day. */
    private Instant hired(Employee e) {
        Dice dice = Dice.of(founding.seed(), "hired" + e.id(), 0);
        return then.plusSeconds(86_400L * dice.between(0, 240)).plusSeconds(dice.between(0, 30_000));
    }

    /** Where somebody works: as people write it who fill it in by hand. */
    private static @Nullable String country(Employee e) {
        return switch (e.zone().getId()) {
            case "Europe/Berlin" -> e.locale().equals("de_DE") ? "Germany" : "Netherlands";
            case "Asia/Singapore" -> "SG";
            case "UTC" -> null;
            default -> "United States";
        };
    }

    private static String alias(Employee e) {
        String alias = Slug.of(e.first().isEmpty() ? e.last() : e.first().substring(0, 1) + e.last())
                .replace("-", "");
        return alias.substring(0, Math.min(8, alias.length()));
    }

    /** The region that stopped does not even sign in, but for two; the chief executive asks others for numbers. */
    private @Nullable Instant lastSignIn(Employee e, Dice dice) {
        OfficeHours office = founding.office(e);
        if (e.username().startsWith("web.form")) {
            return null;
        }
        if (!e.active()) {
            return office.daysAgo(dice.between(118, 140), dice);
        }
        if (e.title().startsWith("Chief")) {
            return office.daysAgo(dice.between(24, 40), dice);
        }
        if (e.personality() == Personality.GONE_QUIET) {
            double fate = dice.share();
            return fate < 0.15
                    ? null
                    : fate < 0.35
                            ? office.daysAgo(dice.between(1, 4), dice)
                            : office.daysAgo(dice.between(100, 130), dice);
        }
        if (e.personality() == Personality.SILENT && dice.chance(0.5)) {
            return office.daysAgo(dice.between(13, 30), dice);
        }
        return e.profile().equals("API Only")
                ? founding.now().minusSeconds(300)
                : office.daysAgo(dice.between(0, 4), dice);
    }
}
