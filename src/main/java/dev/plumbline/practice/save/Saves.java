package dev.plumbline.practice.save;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.PicklistValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.Org.Complaint;
import dev.plumbline.practice.save.Write.When;
import dev.plumbline.practice.setup.Setup;
import dev.plumbline.practice.store.Journal;
import dev.plumbline.practice.store.NewIds;
import dev.plumbline.practice.store.Store;
import dev.plumbline.practice.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out writes as Salesforce does. Expects the store to be locked for writing. */
public final class Saves {

    private static final SaveStep NOTHING = new SaveStep() {
        @Override
        public void before(Unit unit, Draft draft) {}

        @Override
        public void after(Unit unit, Draft draft) {}
    };

    private final Store store;
    private final NewIds ids;
    private final Permissions permissions;
    private final FieldChecks checks;
    private final Map<String, SaveStep> steps;

    public Saves(Store store, Setup setup) {
        this.store = store;
        this.ids = new NewIds(store);
        this.permissions = new Permissions(setup);
        this.checks = new FieldChecks(store, setup.offers());
        OpportunityStep opportunity = new OpportunityStep();
        ActivityStep activity = new ActivityStep();
        PersonStep person = new PersonStep();
        this.steps = Map.of(
                "Opportunity", opportunity,
                "OpportunityLineItem", new LineItemStep(opportunity),
                "Lead", new LeadStep(),
                "Task", activity,
                "Event", activity,
                "Contact", person,
                "User", person);
    }

    public static boolean deletable(String object) {
        return RecycleBin.deletable(object);
    }

    public static boolean undeletable(String object) {
        return RecycleBin.undeletable(object);
    }

    /** Takes records out of the recycle bin that have been there for 15 days. */
    public void purge(Instant now) {
        RecycleBin.purge(store, now);
    }

    /** One result per write, in order; and what changed, for the journal. */
    public record Saved(List<Outcome> outcomes, List<Journal.Change> changes) {}

    /**
     * @param at        when the writes count as made
     * @param allOrNone whether one refused record takes the others with it
     */
    public Saved save(RecordId user, Instant at, boolean allOrNone, List<Write> writes) {
        Unit call = new Unit(store, ids, user.value(), at);
        List<Outcome> outcomes = new ArrayList<>();
        for (Write write : writes) {
            Unit one = call.inner();
            try {
                outcomes.add(carryOut(one, write));
                one.join();
            } catch (Refusal refusal) {
                outcomes.add(new Outcome(write.record(), false, refusal.complaints()));
            }
        }
        if (allOrNone && outcomes.stream().anyMatch(o -> !o.success())) {
            return new Saved(outcomes.stream().map(Saves::rolledBack).toList(), List.of());
        }
        return new Saved(outcomes, call.apply());
    }

    private static Outcome rolledBack(Outcome outcome) {
        Complaint why = new Complaint(
                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                "Record rolled back because not all records were valid and the request was using AllOrNone header",
                List.of());
        return outcome.success() ? new Outcome(outcome.id(), false, List.of(why)) : outcome;
    }

    private Outcome carryOut(Unit unit, Write write) throws Refusal {
        if (write instanceof Write.Create create) {
            return done(create(unit, create.object(), create.fields()), true);
        }
        if (write instanceof Write.Update update) {
            return done(update(unit, update.id().value(), update.fields(), update.when()), false);
        }
        if (write instanceof Write.Upsert upsert) {
            return upsert(unit, upsert);
        }
        if (write instanceof Write.Delete delete) {
            Draft draft = live(unit, delete.id().value());
            permissions.change(unit, draft);
            RecycleBin.delete(unit, draft).forEach(gone -> step(gone).after(unit, gone));
            return done(draft, false);
        }
        if (write instanceof Write.Merge merge) {
            Draft master = live(unit, merge.master().value());
            Draft loser = live(unit, merge.loser().value());
            permissions.change(unit, master);
            permissions.change(unit, loser);
            return done(Merges.merge(unit, master, loser), false);
        }
        Draft draft = known(unit, ((Write.Undelete) write).id().value());
        permissions.change(unit, draft);
        RecycleBin.undelete(unit, draft).forEach(back -> step(back).after(unit, back));
        return done(draft, false);
    }

    private static Outcome done(Draft draft, boolean created) {
        return new Outcome(Optional.of(new RecordId(draft.id())), created, List.of());
    }

    private SaveStep step(Draft draft) {
        return steps.getOrDefault(draft.table().name(), NOTHING);
    }

    private Outcome upsert(Unit unit, Write.Upsert upsert) throws Refusal {
        FieldValue key = upsert.fields().getOrDefault(upsert.key(), FieldValue.BLANK);
        if (key.isBlank() && !upsert.key().equals("Id")) {
            throw new Refusal("MISSING_ARGUMENT", upsert.key() + " not specified", upsert.key());
        }
        Map<String, FieldValue> fields = new LinkedHashMap<>(upsert.fields());
        if (upsert.key().equals("Id")) {
            fields.remove("Id");
            return key.isBlank()
                    ? done(create(unit, upsert.object(), fields), true)
                    : done(update(unit, RecordId.of(key.asText()).value(), fields, When.ALWAYS), false);
        }
        Table table = store.standard(upsert.object());
        List<String> found = unit.matching(table, upsert.key(), key);
        if (found.size() > 1) {
            throw new Refusal(
                    "DUPLICATE_EXTERNAL_ID",
                    upsert.key() + ": more than one record found for external id field: " + found);
        }
        return found.isEmpty()
                ? done(create(unit, upsert.object(), fields), true)
                : done(update(unit, found.get(0), fields, When.ALWAYS), false);
    }

    private Draft create(Unit unit, String object, Map<String, FieldValue> fields) throws Refusal {
        Draft draft = unit.create(store.standard(object));
        put(draft, fields);
        permissions.create(unit, draft);
        defaults(unit, draft);
        finish(unit, draft);
        return draft;
    }

    private Draft update(Unit unit, String id, Map<String, FieldValue> fields, When when) throws Refusal {
        Draft draft = live(unit, id);
        permissions.change(unit, draft);
        if (draft.before("LastModifiedDate") instanceof FieldValue.Moment modified && !when.holds(modified.value())) {
            throw new Refusal(
                    "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE",
                    "entity was last modified at " + modified.value() + ", which the conditional request excludes");
        }
        if (draft.is("IsConverted")) {
            throw new Refusal("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        put(draft, fields);
        finish(unit, draft);
        return draft;
    }

    private void put(Draft draft, Map<String, FieldValue> fields) throws Refusal {
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, FieldValue> entry : fields.entrySet()) {
            FieldSchema field = draft.table().schema().field(entry.getKey()).orElse(null);
            if (field == null) {
                throw new Refusal(
                        "INVALID_FIELD",
                        "No such column '" + entry.getKey() + "' on sobject of type "
                                + draft.table().name());
            }
            if (draft.isNew() ? !field.createable() : !field.updateable()) {
                refused.add(field.name());
            } else {
                draft.set(field.name(), whole(field, checks.fit(field, entry.getValue())));
            }
        }
        if (!refused.isEmpty()) {
            throw new Refusal(List.of(notWritable(refused)));
        }
    }

    /** What Salesforce says when somebody sends fields that may not be written. */
    public static Complaint notWritable(List<String> fields) {
        return new Complaint(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "Unable to create/update fields: " + String.join(", ", fields)
                        + ". Please check the security settings of this field and verify that it is read/write for your"
                        + " profile or permission set.",
                fields);
    }

    /** Ids are kept in 18 characters however they were written. */
    private static FieldValue whole(FieldSchema field, FieldValue value) {
        return field.type() == FieldType.REFERENCE && RecordId.isId(value.asText())
                ? FieldValue.of(RecordId.of(value.asText()).value())
                : value;
    }

    private static void defaults(Unit unit, Draft draft) {
        for (FieldSchema field : draft.table().schema().fields()) {
            if (!draft.get(field.name()).isBlank()) {
                continue;
            }
            if (field.type() == FieldType.BOOLEAN) {
                draft.set(field.name(), FieldValue.FALSE);
            }
            field.picklist().stream()
                    .filter(PicklistValue::isDefault)
                    .findFirst()
                    .ifPresent(v -> draft.set(field.name(), FieldValue.of(v.value())));
        }
        if (draft.get("OwnerId").isBlank()) {
            draft.set("OwnerId", FieldValue.of(unit.user()));
        }
    }

    private void finish(Unit unit, Draft draft) throws Refusal {
        SaveStep step = step(draft);
        step.before(unit, draft);
        List<Complaint> complaints = new ArrayList<>(checks.check(unit, draft));
        if (complaints.isEmpty()) {
            complaints.addAll(ValidationRules.check(draft));
        }
        if (!complaints.isEmpty()) {
            throw new Refusal(complaints);
        }
        AuditStamps.saved(unit, draft);
        step.after(unit, draft);
    }

    private static Draft known(Unit unit, String id) throws Refusal {
        @Nullable Draft draft = unit.find(id);
        if (draft == null) {
            throw new Refusal("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        return draft;
    }

    private static Draft live(Unit unit, String id) throws Refusal {
        Draft draft = known(unit, id);
        if (draft.deleted()) {
            throw new Refusal("ENTITY_IS_DELETED", "entity is deleted");
        }
        return draft;
    }
}
