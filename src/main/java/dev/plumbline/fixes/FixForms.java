package dev.plumbline.fixes;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.salesforce.ObjectForm;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Builds forms out of what Salesforce says of an object to this person, what the records hold now, and what was typed before. */
@ApplicationScoped
class FixForms {

    private static final String RECORD_TYPE = "RecordTypeId";

    private final PersonalSalesforce salesforce;
    private final Lookups lookups;
    private final Edition edition;
    private final Clock clock;

    FixForms(PersonalSalesforce salesforce, Lookups lookups, Edition edition, Clock clock) {
        this.salesforce = salesforce;
        this.lookups = lookups;
        this.edition = edition;
        this.clock = clock;
    }

    /**
     * One record to be mended.
     *
     * @param marks    of what was shown when it was typed
     * @param troubles by field
     * @param search   the lookup that is searched now
     */
    record Ask(
            RecordId record,
            String object,
            String name,
            Offer offer,
            Map<String, String> typed,
            Map<String, String> marks,
            Map<String, Trouble> troubles,
            Set<String> extra,
            Optional<String> search) {

        Set<String> offered() {
            return offer.fields().keySet();
        }

        /** What was typed and searched for one addition, by the names of its own fields. */
        Ask inside(NewRecord addition) {
            Map<String, Offer.Need> fields = new LinkedHashMap<>();
            addition.presets().keySet().forEach(field -> fields.put(field, addition.need()));
            return new Ask(
                    record,
                    addition.object(),
                    name,
                    new Offer(fields, Map.of(), Set.of()),
                    addition.inside(typed),
                    Map.of(),
                    addition.inside(troubles),
                    Set.of(),
                    search.filter(addition::holds).map(addition::inside));
        }
    }

    Ask ask(
            List<Violation> gaps,
            Map<String, String> typed,
            Map<String, String> marks,
            Map<String, Trouble> troubles,
            Collection<String> extra,
            Optional<String> search) {
        Violation first = gaps.get(0);
        Set<String> more = new LinkedHashSet<>(extra);
        Offer plain = Offer.of(gaps, edition, Set.of());
        troubles.keySet().stream()
                .filter(f -> !plain.fields().containsKey(f) && !f.contains("."))
                .forEach(more::add);
        return new Ask(
                first.record(),
                first.object(),
                first.recordName(),
                Offer.of(gaps, edition, more),
                typed,
                marks,
                troubles,
                more,
                search);
    }

    /** The forms of records of one object. */
    Map<RecordId, FormState> of(PersonGrant grant, Person person, List<Ask> asks) {
        Map<RecordId, FormState> states = new LinkedHashMap<>();
        List<Ask> due = new ArrayList<>();
        for (Ask ask : asks) {
            if (ask.offer().any()) {
                due.add(ask);
            } else {
                states.put(ask.record(), new FormState.Elsewhere());
            }
        }
        if (!due.isEmpty()) {
            PersonAnswer<Map<RecordId, FormState>> built = salesforce
                    .describe(grant, due.get(0).object(), Optional.empty())
                    .then(form -> built(grant, person, form, due));
            due.forEach(ask -> states.put(ask.record(), state(built, ask)));
        }
        return states;
    }

    private static FormState state(PersonAnswer<Map<RecordId, FormState>> built, Ask ask) {
        if (built instanceof PersonAnswer.Done<Map<RecordId, FormState>> done) {
            return done.value().getOrDefault(ask.record(), new FormState.Gone());
        }
        if (built instanceof PersonAnswer.Reconnect<Map<RecordId, FormState>>) {
            return new FormState.Connect(Connection.BROKEN, ask.typed());
        }
        return new FormState.Down(Talk.why(built), ask.typed());
    }

    private PersonAnswer<Map<RecordId, FormState>> built(
            PersonGrant grant, Person person, ObjectForm form, List<Ask> asks) {
        Set<String> wanted = asks.stream()
                .flatMap(a -> a.offered().stream())
                .flatMap(name -> paths(form, name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        wanted.add(RECORD_TYPE);
        if (asks.stream().anyMatch(a -> !a.offer().additions().isEmpty())) {
            wanted.add(Lookups.ACCOUNT);
        }
        List<RecordId> ids = asks.stream().map(Ask::record).toList();
        Typing typing = new Typing(person.locale(), person.zone(), clock.instant());
        return salesforce.read(grant, form.schema().name(), wanted, ids).map(records -> {
            Map<RecordId, CrmRecord> byId = new HashMap<>();
            records.forEach(r -> byId.put(r.id(), r));
            Map<RecordId, FormState> states = new HashMap<>();
            for (Ask ask : asks) {
                CrmRecord record = byId.get(ask.record());
                states.put(
                        ask.record(),
                        record == null
                                ? new FormState.Gone()
                                : new FormState.Ready(
                                        form(grant, person, narrowed(grant, form, record), record, ask, typing)));
            }
            return states;
        });
    }

    /** A field with what it needs to be understood: the controlling field, the name behind an id. */
    static Set<String> paths(ObjectForm form, String name) {
        Set<String> paths = new LinkedHashSet<>(Set.of(name));
        form.field(name).ifPresent(f -> {
            f.controller().ifPresent(paths::add);
            FieldSchema schema = f.schema();
            if (schema.type() == FieldType.REFERENCE && schema.relationshipName() != null) {
                paths.add(schema.relationshipName() + ".Name");
            }
        });
        return paths;
    }

    /** The object's form for records of this one's type. */
    ObjectForm narrowed(PersonGrant grant, ObjectForm form, CrmRecord record) {
        FieldValue type = record.field(RECORD_TYPE);
        if (!RecordId.isId(type.asText())) {
            return form;
        }
        return salesforce.describe(grant, form.schema().name(), Optional.of(RecordId.of(type.asText())))
                        instanceof PersonAnswer.Done<ObjectForm> done
                ? done.value()
                : form;
    }

    private FixForm form(
            PersonGrant grant, Person person, ObjectForm object, CrmRecord record, Ask ask, Typing typing) {
        FieldMaker maker = FieldMaker.of(object, record, typing, ask, lookups.found(grant, object, ask));
        List<FixField> fields = ask.offer().fields().entrySet().stream()
                .map(e -> maker.field(e.getKey(), e.getValue(), ask.offered()))
                .toList();
        return new FixForm(
                UUID.randomUUID().toString(),
                ask.record(),
                ask.object(),
                ask.name(),
                fields,
                additions(grant, person, ask, record, typing),
                ask.extra(),
                !ask.typed().isEmpty());
    }

    private List<FixForm.Addition> additions(
            PersonGrant grant, Person person, Ask ask, CrmRecord record, Typing typing) {
        List<FixForm.Addition> additions = new ArrayList<>();
        for (NewRecord one : newRecords(person, ask.offer())) {
            Ask inside = ask.inside(one);
            if (salesforce.describe(grant, one.object(), Optional.empty())
                    instanceof PersonAnswer.Done<ObjectForm> done) {
                ObjectForm object = done.value();
                FieldMaker maker =
                        FieldMaker.ofNew(object, one, typing, inside, lookups.found(grant, object, inside, record));
                additions.add(new FixForm.Addition(
                        one.rollup(),
                        object.schema().label(),
                        inside.offer().fields().entrySet().stream()
                                .map(e -> maker.field(e.getKey(), e.getValue(), inside.offered())
                                        .within(one.prefix()))
                                .toList()));
            } else {
                additions.add(new FixForm.Addition(one.rollup(), one.object(), List.of()));
            }
        }
        return additions;
    }

    /** What may be added to a record, as it begins. */
    List<NewRecord> newRecords(Person person, Offer offer) {
        return offer.additions().values().stream()
                .map(addition -> NewRecord.of(addition.rollup(), addition.need(), person, clock.instant()))
                .toList();
    }
}
