package dev.plumbline.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.salesforce.PersonalSalesforce.AddOutcome;
import dev.plumbline.salesforce.PersonalSalesforce.Addition;
import dev.plumbline.salesforce.PersonalSalesforce.EditOutcome;
import dev.plumbline.salesforce.SalesforceClient.SaveOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Adds single records, and takes them away again. A create that got no answer is looked for and never sent again blindly. */
final class PersonAdds {

    private static final Logger LOG = Logger.getLogger(PersonAdds.class);
    private static final String DELETED = "ENTITY_IS_DELETED";

    /** How much Salesforce's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Made by one person on one record in so short a time. */
    private static final int MOST = 50;

    private final PersonDesk desk;
    private final RecordId person;
    private final String object;
    private final BiFunction<Collection<String>, String, List<CrmRecord>> query;

    /** @param query records of the object: fields, and everything behind FROM */
    PersonAdds(
            PersonDesk desk,
            RecordId person,
            String object,
            BiFunction<Collection<String>, String, List<CrmRecord>> query) {
        this.desk = desk;
        this.person = person;
        this.object = object;
        this.query = query;
    }

    AddOutcome add(Addition addition) {
        try {
            for (int attempt = 1; ; attempt++) {
                SaveOutcome outcome =
                        desk.writes().create(object, List.of(addition.fields())).get(0);
                Optional<Duration> wait =
                        outcome.says(Codes.LOCKED) ? desk.calls().retries().afterLock(attempt) : Optional.empty();
                if (wait.isEmpty()) {
                    return outcome.success() ? added(outcome, addition) : new AddOutcome.Rejected(outcome.errors());
                }
                desk.calls().sleep(wait.get());
            }
        } catch (SalesforceException.UnknownOutcome e) {
            LOG.infof("a create got no answer and is looked for: object=%s: %s", object, e.code());
            return lookedFor(addition);
        }
    }

    private AddOutcome added(SaveOutcome outcome, Addition addition) {
        return outcome.id().<AddOutcome>map(AddOutcome.Added::new).orElseGet(() -> lookedFor(addition));
    }

    private AddOutcome lookedFor(Addition addition) {
        try {
            return find(addition).<AddOutcome>map(AddOutcome.Added::new).orElseGet(AddOutcome.Unknown::new);
        } catch (SalesforceException e) {
            return new AddOutcome.Unknown();
        }
    }

    /** The newest that this person made there, with just these values. */
    Optional<RecordId> find(Addition addition) {
        Set<String> fields = new LinkedHashSet<>(addition.fields().keySet());
        String parent =
                addition.fields().getOrDefault(addition.by(), FieldValue.BLANK).asText();
        String rest = "WHERE " + addition.by() + " = " + Soql.text(parent) + " AND CreatedById = '" + person
                + "' AND CreatedDate >= " + Soql.moment(addition.since().minus(SKEW))
                + " ORDER BY CreatedDate DESC LIMIT " + MOST;
        return query.apply(fields, rest).stream()
                .filter(record -> record.holds(addition.fields()))
                .map(CrmRecord::id)
                .filter(id -> !addition.others().contains(id))
                .findFirst();
    }

    /** Deletes it as long as it still is what was added. */
    EditOutcome remove(RecordId id, Map<String, FieldValue> added) {
        List<CrmRecord> now = query.apply(added.keySet(), "WHERE Id = '" + id + "'");
        if (now.isEmpty()) {
            return new EditOutcome.Missing();
        }
        CrmRecord record = now.get(0);
        if (!record.holds(added)) {
            return new EditOutcome.Overtaken();
        }
        try {
            SaveOutcome outcome = desk.writes().delete(List.of(id)).get(0);
            return outcome.success() || outcome.says(DELETED)
                    ? new EditOutcome.Written(record)
                    : new EditOutcome.Rejected(outcome.errors());
        } catch (SalesforceException.UnknownOutcome e) {
            return new EditOutcome.Unknown();
        }
    }
}
