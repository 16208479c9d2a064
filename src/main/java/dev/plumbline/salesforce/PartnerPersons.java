package dev.plumbline.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** {@link PersonalSalesforce} behind the Partner SOAP API. People share the gate and the budget of calls, and nothing else. */
@ApplicationScoped
class PartnerPersons implements PersonalSalesforce {

    private static final int MOST_FOUND = 20;

    /** Desks that are kept warm: a describe is large, and whoever comes back after a hundred others asks once more. */
    private static final int MOST_DESKS = 100;

    private record Seat(RecordId person, String grant) {}

    private final Optional<FixClient> client;
    private final Wire wire;
    private final PersonTokens tokens;
    private final Gate gate;
    private final Standing standing;
    private final Retries retries;
    private final DailyBudget budget;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Pause pause;
    private final AtomicBoolean conditional;
    private final Map<Seat, PersonDesk> desks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seat, PersonDesk> eldest) {
            return size() > MOST_DESKS;
        }
    };

    @Inject
    PartnerPersons(
            SalesforceConfig config, FixClientConfig fix, DailyBudget budget, Clock clock, MeterRegistry meters) {
        this(config, fix, budget, clock, meters, d -> Thread.sleep(d.toMillis()), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    PartnerPersons(
            SalesforceConfig config,
            FixClientConfig fix,
            DailyBudget budget,
            Clock clock,
            MeterRegistry meters,
            Pause pause,
            DoubleSupplier chance) {
        this.client = FixClient.of(fix, Access.from(config));
        this.wire = new Wire(Limits.of(config));
        this.tokens = new PersonTokens(wire);
        this.gate = new Gate(new Breaker(clock), budget, clock);
        this.standing = new Standing(clock);
        this.retries = new Retries(chance);
        this.budget = budget;
        this.clock = clock;
        this.meters = meters;
        this.pause = pause;
        this.conditional = new AtomicBoolean(fix.conditional());
    }

    @Override
    public Optional<String> unavailable() {
        return client.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "No app is configured through which people could connect: set plumbline.salesforce.url and"
                                + " plumbline.salesforce.fix.client-id, and see that plumbline.salesforce.fix.enabled is not off.");
    }

    @Override
    public URI authorize(URI back, String state, String verifier, String username) {
        return tokens.authorize(app(), back, state, verifier, username);
    }

    @Override
    public PersonAnswer<Connected> exchange(URI back, String code, String verifier) {
        return PersonTrouble.answer(() -> tokens.exchange(app(), back, code, verifier));
    }

    @Override
    public boolean revoke(String refreshToken) {
        return client.isPresent() && tokens.revoke(client.get(), refreshToken);
    }

    @Override
    public PersonAnswer<ObjectForm> describe(PersonGrant grant, String object, Optional<RecordId> recordType) {
        return as(grant, desk -> {
            ObjectForm form = form(desk, object);
            return recordType.isEmpty() ? form : narrowed(desk, form, recordType.get());
        });
    }

    /** A layout that cannot be read narrows nothing: Salesforce checks what is saved in any case. */
    private static ObjectForm narrowed(PersonDesk desk, ObjectForm form, RecordId recordType) {
        PersonDesk.Layout key = new PersonDesk.Layout(form.schema().name(), recordType);
        PersonDesk.Narrowed kept = desk.layouts().get(key);
        if (kept == null || kept.from() != form) {
            kept = new PersonDesk.Narrowed(form, FormMapper.narrowed(form, ofType(desk, key)));
            desk.layouts().put(key, kept);
        }
        return kept.form();
    }

    private static Map<String, Set<String>> ofType(PersonDesk desk, PersonDesk.Layout key) {
        try {
            String[] type = {key.recordType().value()};
            return FormMapper.ofType(
                    desk.calls().run(Call.read("describeLayout"), c -> c.describeLayout(key.object(), null, type)),
                    key.recordType());
        } catch (SalesforceException.Query | SalesforceException.Permission e) {
            return Map.of();
        }
    }

    private static ObjectForm form(PersonDesk desk, String object) {
        return desk.describes()
                .form(object)
                .orElseThrow(() -> new SalesforceException.Permission(
                        "INVALID_TYPE", Texts.shown(object) + " is hidden from this user", null));
    }

    @Override
    public PersonAnswer<List<CrmRecord>> read(
            PersonGrant grant, String object, Collection<String> fields, Collection<RecordId> ids) {
        return as(
                grant,
                desk -> readable(desk, object, fields, seen -> desk.reads().retrieve(object, seen, ids)));
    }

    @Override
    public PersonAnswer<List<CrmRecord>> query(
            PersonGrant grant, String object, Collection<String> fields, String rest) {
        return as(grant, desk -> queried(desk, object, fields, rest));
    }

    private static List<CrmRecord> queried(PersonDesk desk, String object, Collection<String> fields, String rest) {
        return readable(desk, object, fields, seen -> {
            List<CrmRecord> found = new java.util.ArrayList<>();
            desk.reads().query(object, seen, rest, false, found::addAll);
            return found;
        });
    }

    /** With the fields that the person may see; a describe that has grown old is asked for again once. */
    private static List<CrmRecord> readable(
            PersonDesk desk, String object, Collection<String> fields, Function<List<String>, List<CrmRecord>> read) {
        try {
            return read.apply(visible(desk, object, fields));
        } catch (SalesforceException.Query e) {
            if (!e.code().equals("INVALID_FIELD")) {
                throw e;
            }
            desk.describes().forget(object);
            return read.apply(visible(desk, object, fields));
        }
    }

    private static List<String> visible(PersonDesk desk, String object, Collection<String> fields) {
        ObjectForm form = form(desk, object);
        return fields.stream()
                .filter(f -> form.field(f).isPresent() || f.contains("."))
                .toList();
    }

    @Override
    public PersonAnswer<List<Found>> search(PersonGrant grant, String object, String text) {
        return as(grant, desk -> {
            ObjectForm form = form(desk, object);
            String name = form.nameField();
            String only =
                    switch (form.schema().name()) {
                        case "User" -> " AND IsActive = true";
                        case "Group" -> " AND Type = 'Queue'";
                        default -> "";
                    };
            List<Found> found = new java.util.ArrayList<>();
            desk.reads()
                    .query(
                            form.schema().name(),
                            List.of(name),
                            "WHERE " + name + " LIKE " + Soql.containing(text.strip()) + only + " ORDER BY " + name
                                    + " LIMIT " + MOST_FOUND,
                            false,
                            page -> page.forEach(r ->
                                    found.add(new Found(r.id(), r.field(name).asText()))));
            return found;
        });
    }

    @Override
    public PersonAnswer<List<EditOutcome>> save(PersonGrant grant, String object, List<Edit> edits) {
        return as(grant, desk -> {
            List<EditOutcome> outcomes = new PersonSaves(
                            desk,
                            (fields, ids) -> readable(
                                    desk, object, fields, seen -> desk.reads().retrieve(object, seen, ids)),
                            object,
                            conditional)
                    .save(edits);
            if (outcomes.stream().anyMatch(EditOutcome.Rejected.class::isInstance)) {
                // What the form offered may be out of date: the next one asks.
                desk.describes().forget(object);
                desk.layouts().clear();
            }
            return outcomes;
        });
    }

    @Override
    public PersonAnswer<AddOutcome> add(PersonGrant grant, Addition addition) {
        return as(grant, desk -> {
            AddOutcome outcome = adds(grant, desk, addition.object()).add(addition);
            if (outcome instanceof AddOutcome.Rejected) {
                desk.describes().forget(addition.object());
            }
            return outcome;
        });
    }

    @Override
    public PersonAnswer<Optional<RecordId>> find(PersonGrant grant, Addition addition) {
        return as(grant, desk -> adds(grant, desk, addition.object()).find(addition));
    }

    @Override
    public PersonAnswer<EditOutcome> remove(
            PersonGrant grant, String object, RecordId id, Map<String, FieldValue> added) {
        return as(grant, desk -> adds(grant, desk, object).remove(id, added));
    }

    private static PersonAdds adds(PersonGrant grant, PersonDesk desk, String object) {
        return new PersonAdds(desk, grant.person(), object, (fields, rest) -> queried(desk, object, fields, rest));
    }

    @Override
    public void forget(RecordId person) {
        synchronized (desks) {
            desks.keySet().removeIf(seat -> seat.person().equals(person));
        }
    }

    private <T> PersonAnswer<T> as(PersonGrant grant, Function<PersonDesk, T> work) {
        if (client.isEmpty()) {
            return new PersonAnswer.Refused<>(
                    "NOT_CONFIGURED", false, unavailable().orElse(""));
        }
        PersonAnswer<T> answer = PersonTrouble.answer(() -> work.apply(desk(grant)));
        if (answer instanceof PersonAnswer.Reconnect<T>) {
            grant.ended();
        }
        return answer;
    }

    private PersonDesk desk(PersonGrant grant) {
        synchronized (desks) {
            return desks.computeIfAbsent(
                    new Seat(grant.person(), grant.key()),
                    seat -> PersonDesk.of(
                            new Calls(
                                    wire,
                                    new SignIn(() -> tokens.refresh(app(), grant), clock),
                                    gate,
                                    retries,
                                    budget,
                                    standing,
                                    meters,
                                    pause),
                            clock));
        }
    }

    private FixClient app() {
        return client.orElseThrow(() -> new SalesforceException.Configuration(
                "NOT_CONFIGURED", unavailable().orElse(""), null));
    }
}
