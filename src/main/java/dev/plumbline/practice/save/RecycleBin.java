package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deleting moves records, and what hangs on them, out of sight for 15 days; undeleting brings the same ones back. */
final class RecycleBin {

    static final Duration KEPT = Duration.ofDays(15);

    private record Child(String object, String field) {}

    private static final List<Child> OF_ACTIVITY_PARENT =
            List.of(new Child("Task", "WhatId"), new Child("Event", "WhatId"));
    private static final List<Child> OF_PERSON = List.of(new Child("Task", "WhoId"), new Child("Event", "WhoId"));
    private static final Map<String, List<Child>> CHILDREN = Map.of(
            "Opportunity",
            join(
                    OF_ACTIVITY_PARENT,
                    new Child("OpportunityContactRole", "OpportunityId"),
                    new Child("OpportunityLineItem", "OpportunityId"),
                    new Child("OpportunityHistory", "OpportunityId"),
                    new Child("OpportunityFieldHistory", "OpportunityId")),
            "Account",
            join(OF_ACTIVITY_PARENT, new Child("Opportunity", "AccountId"), new Child("Contact", "AccountId")),
            "Contact",
            join(OF_PERSON, new Child("OpportunityContactRole", "ContactId")),
            "Lead",
            join(OF_PERSON, new Child("LeadHistory", "LeadId")));
    private static final Set<String> NOT_DELETABLE = Set.of(
            "User",
            "Profile",
            "Organization",
            "OpportunityStage",
            "OpportunityHistory",
            "OpportunityFieldHistory",
            "LeadHistory");
    private static final Set<String> NOT_UNDELETABLE = Set.of("OpportunityContactRole");

    private RecycleBin() {}

    static boolean deletable(String object) {
        return !NOT_DELETABLE.contains(object);
    }

    static boolean undeletable(String object) {
        return deletable(object) && !NOT_UNDELETABLE.contains(object);
    }

    /** All records that go, the one asked for first. */
    static List<Draft> delete(Unit unit, Draft draft) throws Refusal {
        if (!deletable(draft.table().name()) || !draft.has("IsDeleted")) {
            throw new Refusal(
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "insufficient access rights on object id: " + draft.table().name() + " records cannot be deleted");
        }
        List<Draft> gone = new ArrayList<>();
        delete(unit, draft, draft.id(), gone);
        draft.deletedWith(null);
        return gone;
    }

    private static void delete(Unit unit, Draft draft, String with, List<Draft> gone) {
        draft.set("IsDeleted", FieldValue.TRUE);
        draft.deletedWith(with);
        AuditStamps.modstamp(unit, draft);
        gone.add(draft);
        for (Child child : CHILDREN.getOrDefault(draft.table().name(), List.of())) {
            for (Draft below : unit.referring(child.object(), child.field(), draft.id())) {
                if (!below.deleted()) {
                    delete(unit, below, with, gone);
                }
            }
        }
    }

    static List<Draft> undelete(Unit unit, Draft draft) throws Refusal {
        if (!draft.deleted()) {
            throw new Refusal("UNDELETE_FAILED", "Entity is not in the recycle bin");
        }
        if (!undeletable(draft.table().name()) || draft.deletedWith().isPresent()) {
            throw new Refusal("UNDELETE_FAILED", "This record cannot be undeleted by itself");
        }
        List<Draft> back = new ArrayList<>(List.of(draft));
        restore(unit, draft);
        for (Table table : unit.store().tables()) {
            for (Row row : List.copyOf(table.rows())) {
                if (draft.id().equals(row.deletedWith())) {
                    Draft below = unit.find(row.id());
                    if (below != null) {
                        restore(unit, below);
                        back.add(below);
                    }
                }
            }
        }
        return back;
    }

    private static void restore(Unit unit, Draft draft) {
        draft.set("IsDeleted", FieldValue.FALSE);
        draft.set("MasterRecordId", FieldValue.BLANK);
        draft.deletedWith(null);
        AuditStamps.modstamp(unit, draft);
    }

    /** Empties what has been in the bin for too long; such records are gone for every query. */
    static void purge(Store store, Instant now) {
        Instant oldest = now.minus(KEPT);
        for (Table table : store.tables()) {
            List<Row> old = table.rows().stream()
                    .filter(r -> r.deleted() && r.stamp().isBefore(oldest))
                    .toList();
            old.forEach(store::remove);
        }
    }

    private static List<Child> join(List<Child> some, Child... more) {
        List<Child> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
