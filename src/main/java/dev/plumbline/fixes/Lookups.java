package dev.plumbline.fixes;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.FieldForm;
import dev.plumbline.salesforce.ObjectForm;
import dev.plumbline.salesforce.PersonAnswer;
import dev.plumbline.salesforce.PersonGrant;
import dev.plumbline.salesforce.PersonalSalesforce;
import dev.plumbline.salesforce.PersonalSalesforce.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What lookups offer: what was searched for, and for a new record what belongs to the same account. */
@ApplicationScoped
class Lookups {

    /** Sales records meet in it: whom a deal may name works where the deal is. */
    static final String ACCOUNT = "AccountId";

    /** Targets of one lookup that are searched; polymorphic ones can have dozens. */
    private static final int MOST_TARGETS = 3;

    private static final int MOST_NEAR = 20;

    private final PersonalSalesforce salesforce;

    Lookups(PersonalSalesforce salesforce) {
        this.salesforce = salesforce;
    }

    /** By field: the one that is searched, and those that were, so that what was chosen stays to be seen. */
    Map<String, List<Found>> found(PersonGrant grant, ObjectForm object, FixForms.Ask ask) {
        return found(grant, object, ask, target -> List.of());
    }

    /** The same; where nothing is searched, what belongs to the account of the record to which something is added. */
    Map<String, List<Found>> found(PersonGrant grant, ObjectForm object, FixForms.Ask ask, CrmRecord parent) {
        String account = parent.field(ACCOUNT).asText();
        return found(grant, object, ask, target -> RecordId.isId(account) ? near(grant, target, account) : List.of());
    }

    private Map<String, List<Found>> found(
            PersonGrant grant, ObjectForm object, FixForms.Ask ask, Function<String, List<Found>> otherwise) {
        Map<String, List<Found>> found = new HashMap<>();
        for (String name : ask.offered()) {
            String query = ask.typed().getOrDefault(FieldMaker.QUERY + name, "").strip();
            boolean wanted = ask.search().filter(name::equals).isPresent() || !query.isEmpty();
            Optional<FieldForm> lookup =
                    object.field(name).filter(f -> f.schema().type() == FieldType.REFERENCE);
            lookup.ifPresent(f -> found.put(
                    name,
                    f.schema().referenceTo().stream()
                            .limit(MOST_TARGETS)
                            .flatMap(target ->
                                    (wanted ? matches(grant, target, query) : otherwise.apply(target)).stream())
                            .toList()));
        }
        return found;
    }

    private List<Found> matches(PersonGrant grant, String target, String query) {
        return salesforce.search(grant, target, query) instanceof PersonAnswer.Done<List<Found>> done
                ? done.value()
                : List.of();
    }

    private List<Found> near(PersonGrant grant, String target, String account) {
        PersonAnswer<List<Found>> near = salesforce
                .describe(grant, target, Optional.empty())
                .then(form -> form.field(ACCOUNT).isEmpty()
                        ? new PersonAnswer.Done<>(List.of())
                        : salesforce
                                .query(
                                        grant,
                                        target,
                                        List.of(form.nameField()),
                                        "WHERE " + ACCOUNT + " = '" + RecordId.of(account) + "' ORDER BY "
                                                + form.nameField() + " LIMIT " + MOST_NEAR)
                                .map(records -> records.stream()
                                        .map(r -> new Found(
                                                r.id(),
                                                r.field(form.nameField()).asText()))
                                        .toList()));
        return near instanceof PersonAnswer.Done<List<Found>> done ? done.value() : List.of();
    }
}
