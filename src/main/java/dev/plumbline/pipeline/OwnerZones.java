package dev.plumbline.pipeline;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** In whose day a record lives: its owner's, a user's own, or UTC where nobody owns it. And which days count as working days there. */
final class OwnerZones {

    private final Mirror mirror;
    private final OrgChart chart;

    OwnerZones(Mirror mirror, OrgChart chart) {
        this.mirror = mirror;
        this.chart = chart;
    }

    /** The field that names whose day it is; empty for objects that nobody owns, such as children of a record. */
    static Optional<String> ownerField(Optional<ObjectSchema> schema, String object) {
        if (object.equals("User")) {
            return Optional.of("Id");
        }
        return schema.flatMap(s -> s.field("OwnerId")).map(f -> f.name());
    }

    /**
     * What "today" and "working day" mean for a record. Equal for owners who share zone and calendar, so that much is worked out once for
     * all of them. Leave is not in it: a deadline that was counted in days stays the same deadline.
     */
    record Day(ZoneId zone, BusinessDays days) {

        static final Day NOBODYS = new Day(ZoneOffset.UTC, BusinessDays.MONDAY_TO_FRIDAY);
    }

    Day day(FieldValue owner, Function<Person, BusinessDays> days) {
        if (owner instanceof FieldValue.Text t && RecordId.isId(t.value())) {
            return chart.person(RecordId.of(t.value()))
                    .map(person -> new Day(person.zone(), days.apply(person)))
                    .orElse(Day.NOBODYS);
        }
        return Day.NOBODYS;
    }

    ZoneId zone(FieldValue owner) {
        if (owner instanceof FieldValue.Text t && RecordId.isId(t.value())) {
            return chart.person(RecordId.of(t.value())).map(Person::zone).orElse(ZoneOffset.UTC);
        }
        return ZoneOffset.UTC;
    }

    Collection<RecordId> within(Handle handle, String object, List<RecordId> page, Set<String> zones) {
        var owner = ownerField(mirror.schema(object), object);
        if (owner.isEmpty()) {
            return zones.contains(ZoneOffset.UTC.getId()) ? page : List.of();
        }
        List<RecordId> within = new ArrayList<>();
        mirror.read(handle, object, page, List.of(owner.get())).forEach((id, read) -> {
            if (zones.contains(zone(read[0]).getId())) {
                within.add(id);
            }
        });
        return within;
    }
}
