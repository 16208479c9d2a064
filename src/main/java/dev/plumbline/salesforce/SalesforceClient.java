package dev.plumbline.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One org, seen through its API as the integration user. Safe for many threads.
 *
 * <p>Every method may throw a {@link SalesforceException}; which kind tells what to do. Retrying what may be retried has already been
 * done when it is thrown.
 */
public interface SalesforceClient {

    /** Who we are connected to; answers from memory after the first call. */
    OrgIdentity org();

    /** The org's clock, which is the only one that cursors may be compared with. */
    Instant serverTime();

    /**
     * What our user may see of an object, from a cache that is renewed at least daily.
     *
     * @return empty when the org has no such object or hides it
     */
    Optional<ObjectSchema> describe(String object);

    /** Drops the cached describe, for instance after a query complained about a field. */
    void forgetDescribe(String object);

    /**
     * Runs a query and hands over page after page, so that memory holds one page at a time. Values are typed by describe; parent paths
     * ({@code Owner.Name}) are fields under their path. A session that expires between pages is renewed.
     *
     * @param object what the records are, for typing and for {@link CrmRecord#object}
     * @param fields the select list; {@code Id} and {@code SystemModstamp} are added where the object has them
     * @param rest   everything behind FROM object, for instance {@code WHERE IsActive = true ORDER BY Id}; literals by {@link Soql}
     * @param all    whether deleted and archived records are wanted too (queryAll); they carry {@code IsDeleted} if asked for
     */
    void query(String object, Collection<String> fields, String rest, boolean all, Consumer<List<CrmRecord>> page);

    /** The number that {@code SELECT COUNT() FROM object rest} gives. */
    long count(String object, String rest);

    /** Reads records by id, any number; those that are gone or invisible are missing from the answer. */
    List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids);

    /** Ids changed in the span, by getUpdated. Start at most 30 days back; seconds are ignored by Salesforce. */
    Changes updated(String object, Instant start, Instant end);

    /** Deletions in the span, by getDeleted. Start at most 15 days back. */
    Deletions deleted(String object, Instant start, Instant end);

    /**
     * Updates records as the integration user; partial success is normal.
     *
     * @param changes a blank value clears the field
     * @return one outcome per entry, in order
     */
    List<SaveOutcome> update(String object, List<Change> changes);

    /** Creates or updates records by an external id, which makes repeating it harmless. */
    List<SaveOutcome> upsert(String object, String externalIdField, List<Map<String, FieldValue>> records);

    /**
     * Creates records as the integration user, at most 200; partial success is normal. Done twice it makes two, so it is never repeated
     * here: after a {@link SalesforceException.UnknownOutcome} look before you create again.
     *
     * @return one outcome per entry, in order
     */
    List<SaveOutcome> create(String object, List<Map<String, FieldValue>> records);

    /** Calls used and allowed, as the org last said, and our own share. */
    ApiUsage usage();

    /** How the connection stands now, with the reason in words; no call is made. */
    ConnectionState state();

    /**
     * @param url instance address, base of record links
     */
    record OrgIdentity(String organizationId, String organizationName, String url, String userId, String userName) {}

    /** @param coveredUntil the next start; earlier than the end asked for while a transaction is open */
    record Changes(List<RecordId> ids, Instant coveredUntil) {}

    /** @param earliestAvailable older deletions are no longer known; when it is later than the last sync, compare everything */
    record Deletions(List<dev.plumbline.crm.Deletion> deletions, Instant earliestAvailable, Instant coveredUntil) {}

    record Change(RecordId id, Map<String, FieldValue> fields) {}

    /**
     * @param id     of the saved record; empty when it was refused and is new
     * @param errors empty on success
     */
    record SaveOutcome(Optional<RecordId> id, boolean created, List<SaveError> errors) {

        public boolean success() {
            return errors.isEmpty();
        }

        /** Whether it was refused for this, among others. */
        public boolean says(String code) {
            return errors.stream().anyMatch(e -> e.code().equals(code));
        }
    }

    /** @param fields API names; empty for errors about the whole record */
    record SaveError(String code, String message, List<String> fields) {}

    /**
     * @param orgUsed   calls of everybody in the last 24 hours, -1 while unknown
     * @param orgLimit  what the org allows, -1 while unknown
     * @param ours      calls that we made today (UTC)
     * @param ourBudget calls that we allow ourselves a day, -1 while unknown
     */
    record ApiUsage(long orgUsed, long orgLimit, long ours, long ourBudget) {}

    /** @param reason in words for an admin; empty when all is well */
    record ConnectionState(State state, String reason, Optional<Instant> since) {

        /** {@code DEGRADED}: some calls fail or the budget slows us; {@code FAILED}: nothing works until somebody acts. */
        public enum State {
            CONNECTED,
            DEGRADED,
            FAILED
        }
    }
}
