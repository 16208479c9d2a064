package dev.plumbline.salesforce;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The org as single people see and change it: with a grant of their own each, with their own permissions, and in their own name. Safe for
 * many threads. Nothing here throws for what Salesforce answers.
 */
public interface PersonalSalesforce {

    /** Why nobody can connect, in words for an admin; empty when people can. */
    Optional<String> unavailable();

    /**
     * Where the person says yes, in Salesforce.
     *
     * @param back      where Salesforce sends them afterwards; registered with the app
     * @param state     comes back with them
     * @param verifier  kept here; only its hash goes along (PKCE)
     * @param username  who is expected to sign in
     */
    URI authorize(URI back, String state, String verifier, String username);

    /** Exchanges the code that came back for a grant. */
    PersonAnswer<Connected> exchange(URI back, String code, String verifier);

    /** Tells Salesforce that a grant is over. @return whether it knows now; where it does not, an admin can revoke it there */
    boolean revoke(String refreshToken);

    /**
     * An object as this person may fill it in.
     *
     * @param recordType narrows picklists to what its records may hold
     */
    PersonAnswer<ObjectForm> describe(PersonGrant grant, String object, Optional<RecordId> recordType);

    /** Records as they stand now. Fields that are hidden from the person are hidden in them; records that are gone or hidden are missing. */
    PersonAnswer<List<CrmRecord>> read(
            PersonGrant grant, String object, Collection<String> fields, Collection<RecordId> ids);

    /**
     * A query of the person's own.
     *
     * @param rest everything behind FROM object; literals by {@link Soql}
     */
    PersonAnswer<List<CrmRecord>> query(PersonGrant grant, String object, Collection<String> fields, String rest);

    /** Records of an object by a part of their name, at most twenty. */
    PersonAnswer<List<Found>> search(PersonGrant grant, String object, String text);

    /**
     * Saves records of one object as this person. Each is read right before, and left alone when somebody else changed one of the fields
     * since it was shown; a save of which no answer came is looked up, and never sent again blindly.
     *
     * @return one outcome per edit, in order
     */
    PersonAnswer<List<EditOutcome>> save(PersonGrant grant, String object, List<Edit> edits);

    /** Adds a record as this person. It is sent once: where no answer comes, what the person made there since is looked through. */
    PersonAnswer<AddOutcome> add(PersonGrant grant, Addition addition);

    /** Whether a record is there after all that was to be added. */
    PersonAnswer<Optional<RecordId>> find(PersonGrant grant, Addition addition);

    /**
     * Takes back what was added: deletes it, as this person, as long as nobody has changed it.
     *
     * @param added what it was made of
     */
    PersonAnswer<EditOutcome> remove(PersonGrant grant, String object, RecordId id, Map<String, FieldValue> added);

    /** Forgets what is kept in memory for this person: session, describes. */
    void forget(RecordId person);

    /** @param person who said yes, which need not be who was expected */
    record Connected(RecordId person, String refreshToken) {

        @Override
        public String toString() {
            return "grant of " + person;
        }
    }

    record Found(RecordId id, String name) {}

    /**
     * @param to    a blank value clears the field
     * @param shown whether a field still holds what the person was shown
     */
    record Edit(RecordId id, Map<String, FieldValue> to, BiPredicate<String, FieldValue> shown) {

        public Edit {
            to = Map.copyOf(to);
        }
    }

    /**
     * A record to be added to another one.
     *
     * @param by     the field that holds the other one's id; it is among the fields
     * @param since  when adding it was first tried
     * @param others what was added before, which looks like it where somebody adds the same once more
     */
    record Addition(String object, String by, Map<String, FieldValue> fields, Instant since, Set<RecordId> others) {

        public Addition {
            fields = Map.copyOf(fields);
            others = Set.copyOf(others);
        }
    }

    /** What became of an addition. */
    sealed interface AddOutcome {

        record Added(RecordId id) implements AddOutcome {}

        /** Salesforce does not want it, in its own words. */
        record Rejected(List<SalesforceClient.SaveError> errors) implements AddOutcome {}

        /** No answer came, and it was not found either: it may still appear. */
        record Unknown() implements AddOutcome {}
    }

    /** What became of one edit. */
    sealed interface EditOutcome {

        /** It is in Salesforce. @param before as it was right before */
        record Written(CrmRecord before) implements EditOutcome {}

        /** Salesforce does not want it, in its own words. */
        record Rejected(List<SalesforceClient.SaveError> errors) implements EditOutcome {}

        /** Somebody changed the same field meanwhile; nothing was written. */
        record Overtaken() implements EditOutcome {}

        /** The record is gone, or hidden from the person. */
        record Missing() implements EditOutcome {}

        /** No answer came, and looking it up did not work either. */
        record Unknown() implements EditOutcome {}
    }
}
