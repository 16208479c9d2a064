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
import dev.plumbline.salesforce.PersonalSalesforce.Found;
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

    /** Targets of one lookup that are searched; polymorphic ones can have dozens. */
    private static final int MOST_TARGETS = 3;

    private final PersonalSalesforce salesforce;
    private final Edition edition;
    private final Clock clock;

    FixForms(PersonalSalesforce salesforce, Edition edition, Clock clock) {
        this.salesforce = salesforce;
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
        Offer plain = Offer.of(gaps, edition::rule, Set.of());
        troubles.keySet().stream().filter(f -> !plain.fields().containsKey(f)).forEach(more::add);
        return new Ask(
                first.record(),
                first.object(),
                first.recordName(),
                Offer.of(gaps, edition::rule, more),
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
                                : new FormState.Ready(form(grant, narrowed(grant, form, record), record, ask, typing)));
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

    private FixForm form(PersonGrant grant, ObjectForm object, CrmRecord record, Ask ask, Typing typing) {
        FieldMaker maker = new FieldMaker(object, record, typing, ask, found(grant, object, ask));
        List<FixField> fields = ask.offer().fields().entrySet().stream()
                .map(e -> maker.field(e.getKey(), e.getValue(), ask.offered()))
                .toList();
        return new FixForm(
                UUID.randomUUID().toString(),
                ask.record(),
                ask.object(),
                ask.name(),
                fields,
                ask.extra(),
                !ask.typed().isEmpty());
    }

    /** What lookups find: the one that is searched, and those that were, so that what was chosen stays to be seen. */
    private Map<String, List<Found>> found(PersonGrant grant, ObjectForm object, Ask ask) {
        Map<String, List<Found>> found = new HashMap<>();
        for (String name : ask.offered()) {
            String query = ask.typed().getOrDefault(FieldMaker.QUERY + name, "").strip();
            boolean wanted = ask.search().filter(name::equals).isPresent() || !query.isEmpty();
            object.field(name)
                    .filter(f -> wanted && f.schema().type() == FieldType.REFERENCE)
                    .ifPresent(f -> found.put(
                            name,
                            f.schema().referenceTo().stream()
                                    .limit(MOST_TARGETS)
                                    .flatMap(target -> matches(grant, target, query).stream())
                                    .toList()));
        }
        return found;
    }

    private List<Found> matches(PersonGrant grant, String target, String query) {
        return salesforce.search(grant, target, query) instanceof PersonAnswer.Done<List<Found>> done
                ? done.value()
                : List.of();
    }
}
