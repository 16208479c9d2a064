package dev.plumbline.people.calendar;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads BusinessHours and Holiday from the mirror. */
@ApplicationScoped
class MirroredOrgStandard implements OrgStandard {

    private static final int PAGE = 500;

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final CalendarsConfig config;

    MirroredOrgStandard(Jdbi jdbi, Mirror mirror, CalendarsConfig config) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.config = config;
    }

    @Override
    public Known read() {
        return config.orgHours() ? jdbi.inTransaction(this::read) : Known.NOT_ASKED;
    }

    private Known read(Handle handle) {
        List<String> problems = new ArrayList<>();
        Optional<String> blind = mirror.blindness(handle, "BusinessHours", OrgHours.FIELDS)
                .or(() -> mirror.blindness(handle, "Holiday", OrgHoliday.FIELDS));
        if (blind.isPresent()) {
            String why = "The org's business hours cannot be used: " + blind.get() + ".";
            return new Known(why, Optional.empty(), List.of(why));
        }
        List<Map<String, FieldValue>> hours = all(handle, "BusinessHours", OrgHours.FIELDS);
        List<Map<String, FieldValue>> holidays = all(handle, "Holiday", OrgHoliday.FIELDS);
        List<Closures> closures = new ArrayList<>();
        holidays.forEach(one -> OrgHoliday.of(one).fold(holiday -> closures.add(holiday.closures()), problems::add));
        List<OrgHours> standard = new ArrayList<>();
        hours.stream()
                .filter(one ->
                        FieldValue.TRUE.equals(one.get("IsActive")) && FieldValue.TRUE.equals(one.get("IsDefault")))
                .forEach(one -> OrgHours.of(one).fold(standard::add, problems::add));
        Optional<NamedCalendar> calendar =
                standard.stream().findFirst().flatMap(found -> named(found, closures, problems));
        if (standard.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "The org has no active default business hours that we can see; the calendar files count alone.");
        }
        return new Known(hours + " " + holidays, calendar, problems);
    }

    private static Optional<NamedCalendar> named(OrgHours hours, List<Closures> closures, List<String> problems) {
        NamedCalendar calendar = new NamedCalendar(
                "Salesforce: " + hours.name(), hours.pattern(), closures, true, Set.of(), Set.of(), Set.of());
        try {
            calendar.in(hours.zone(), List.of());
            return Optional.of(calendar);
        } catch (IllegalArgumentException e) {
            problems.add("The org's business hours \"" + hours.name() + "\" cannot be used: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private List<Map<String, FieldValue>> all(Handle handle, String object, Set<String> fields) {
        List<String> paths = fields.stream().sorted().toList();
        List<Map<String, FieldValue>> rows = new ArrayList<>();
        mirror.scan(handle, object, PAGE, ids -> {
            Map<RecordId, FieldValue[]> read = new TreeMap<>(mirror.read(handle, object, ids, paths));
            read.values().forEach(values -> {
                Map<String, FieldValue> row = new TreeMap<>();
                for (int i = 0; i < values.length; i++) {
                    row.put(paths.get(i), values[i]);
                }
                rows.add(row);
            });
        });
        return rows;
    }
}
