package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What tasks and events do to themselves and to the records they are about. */
final class ActivityStep implements SaveStep {

    private static final List<String> PARENTS = List.of("WhatId", "WhoId", "AccountId");

    @Override
    public void before(Unit unit, Draft draft) {
        draft.set("AccountId", account(unit, draft));
        if (draft.table().name().equals("Task")) {
            task(unit, draft);
        } else {
            event(draft);
        }
    }

    private static void task(Unit unit, Draft draft) {
        boolean closed = draft.text("Status").equals("Completed");
        draft.set("IsClosed", FieldValue.of(closed));
        draft.set("IsHighPriority", FieldValue.of(draft.text("Priority").equals("High")));
        if (draft.changed("IsClosed")) {
            draft.set("CompletedDateTime", closed ? FieldValue.of(unit.at()) : FieldValue.BLANK);
        }
    }

    /** An event's day, start and length say the same thing three times; whichever was changed leads. */
    private static void event(Draft draft) {
        if (draft.changed("StartDateTime") && !draft.get("StartDateTime").isBlank()) {
            draft.set("ActivityDateTime", draft.get("StartDateTime"));
        } else if (draft.changed("ActivityDateTime")) {
            draft.set("StartDateTime", draft.get("ActivityDateTime"));
        }
        if (draft.get("StartDateTime") instanceof FieldValue.Moment start) {
            draft.set(
                    "ActivityDate",
                    FieldValue.of(start.value().atZone(ZoneOffset.UTC).toLocalDate()));
            if (draft.get("DurationInMinutes") instanceof FieldValue.Num minutes) {
                draft.set(
                        "EndDateTime",
                        FieldValue.of(
                                start.value().plusSeconds(60L * minutes.value().longValue())));
            }
        }
    }

    private static FieldValue account(Unit unit, Draft draft) {
        Draft what = unit.find(draft.text("WhatId"));
        if (what != null) {
            return what.table().name().equals("Account") ? FieldValue.of(what.id()) : what.get("AccountId");
        }
        Draft who = unit.find(draft.text("WhoId"));
        return who == null ? FieldValue.BLANK : who.get("AccountId");
    }

    @Override
    public void after(Unit unit, Draft draft) {
        Set<String> parents = new LinkedHashSet<>();
        for (String reference : PARENTS) {
            parents.add(draft.text(reference));
            parents.add(draft.before(reference).asText());
        }
        parents.remove("");
        parents.forEach(parent -> lastActivity(unit, draft, parent));
    }

    private static void lastActivity(Unit unit, Draft draft, String parentId) {
        Draft parent = unit.find(parentId);
        if (parent == null || parent.deleted() || !parent.has("LastActivityDate")) {
            return;
        }
        LocalDate known = parent.get("LastActivityDate") instanceof FieldValue.Day day ? day.value() : LocalDate.MIN;
        LocalDate mine = refers(draft, parentId) ? counted(draft) : LocalDate.MIN;
        if (mine.isAfter(known)) {
            move(unit, parent, mine);
        } else if (!mine.equals(known) && draft.before("ActivityDate").equals(FieldValue.of(known))) {
            move(unit, parent, latest(unit, parentId));
        }
    }

    private static void move(Unit unit, Draft parent, LocalDate day) {
        parent.set("LastActivityDate", day.equals(LocalDate.MIN) ? FieldValue.BLANK : FieldValue.of(day));
        AuditStamps.modstamp(unit, parent);
    }

    private static boolean refers(Draft draft, String parentId) {
        return PARENTS.stream().anyMatch(p -> draft.text(p).equals(parentId));
    }

    private static LocalDate latest(Unit unit, String parentId) {
        LocalDate latest = LocalDate.MIN;
        for (String object : List.of("Task", "Event")) {
            for (String reference : PARENTS) {
                for (Draft activity : unit.referring(object, reference, parentId)) {
                    LocalDate day = counted(activity);
                    latest = day.isAfter(latest) ? day : latest;
                }
            }
        }
        return latest;
    }

    /** The due date of a closed task or of an event; for open and deleted ones, and those without a date, the beginning of time. */
    private static LocalDate counted(Draft activity) {
        boolean counts = !activity.deleted() && (!activity.table().name().equals("Task") || activity.is("IsClosed"));
        return counts && activity.get("ActivityDate") instanceof FieldValue.Day day ? day.value() : LocalDate.MIN;
    }
}
