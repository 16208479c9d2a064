package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Our copy of the org's records, limited to the fields that are read. Every method joins the caller's transaction.
 *
 * <p>A path is a field ({@code Amount}) or crosses relationships ({@code Account.Owner.Name}). A path over a blank reference is blank; over
 * a field that our user may not see, a record that is deleted or not mirrored, it is hidden and says why. A reference to a record that was merged away follows the merge. Where
 * a reference may point at several objects ({@code Owner}, {@code What}), the id tells which; {@code Owner:User.Title} is blank for others.
 * {@code Id} is a path, and {@code SystemModstamp} is the record's {@link CrmRecord#asOf}.
 *
 * <p>Activity fields that Salesforce derives without moving SystemModstamp are computed from the mirrored tasks and events, see
 * {@link ActivityFields}.
 */
public interface Mirror {

    /** Keeps what describe says of an object and which fields are asked for; the demanded fields that describe lacks are known as unreadable. */
    void know(Handle handle, ObjectSchema schema, Set<String> asked, Set<String> unreadable);

    Optional<ObjectSchema> schema(String object);

    /**
     * Takes news in. News older than what is kept is ignored; an identical record changes nothing.
     *
     * @param kept the summaries of this object's records that are in force: their tallies change with the records. What is kept of any other
     *             summary of them is given up, since it would no longer be true
     * @return what changed, with the state before
     */
    List<RecordChange> apply(
            Handle handle,
            String object,
            List<CrmRecord> upserts,
            List<Deletion> deletions,
            Collection<? extends Summary> kept);

    /** Takes news in where no summary is in force. */
    default List<RecordChange> apply(Handle handle, String object, List<CrmRecord> upserts, List<Deletion> deletions) {
        return apply(handle, object, upserts, deletions, List.of());
    }

    /**
     * What is kept of summaries, by their key and the parent. A parent without an answer may have children all the same: ask for them. As
     * with {@link #children}, ask {@link #blindness} first.
     */
    Map<String, Map<RecordId, Tally>> tallies(
            Handle handle, Collection<? extends Summary> summaries, Collection<RecordId> parents);

    /**
     * Adds up what is not kept yet for these parents. To be called in a transaction of its own: it waits for others who change children of
     * these parents, and they for it.
     */
    void keep(Handle handle, Collection<? extends Summary> summaries, Collection<RecordId> parents);

    /**
     * Adds up anew what was not so long, and puts right what differs, with a warning. In a transaction of its own, as {@link #keep}.
     *
     * @param most tallies at once
     * @return how many differed
     */
    int verify(Handle handle, Collection<? extends Summary> summaries, Duration every, int most);

    /** Before many records are read: lets the database learn how many there are of what, after a load of which it knows nothing yet. */
    void settle(Handle handle);

    /**
     * Bulk form of {@link #apply} for a first load: quick, and tells nothing about what was there before. What is kept of summaries of the
     * object is given up.
     */
    void load(Handle handle, String object, List<CrmRecord> records);

    /**
     * Takes note of activities that are our own and nobody's: they are not among the records, and what Salesforce makes of them in
     * LastActivityDate is not believed.
     *
     * @return the records that they are about
     */
    Set<RecordId> setAside(Handle handle, List<CrmRecord> activities);

    /** Values of the paths for each record that is kept and not deleted, in the order of the paths. */
    Map<RecordId, FieldValue[]> read(Handle handle, String object, Collection<RecordId> ids, List<String> paths);

    /** All live records of an object in id order, page by page; memory holds one page. */
    void scan(Handle handle, String object, int pageSize, Consumer<List<RecordId>> page);

    /** The next live records in id order, so that a walk over an object can let go of its transaction between pages. */
    List<RecordId> page(Handle handle, String object, Optional<RecordId> after, int size);

    /**
     * Why answers about the object as a whole, and its fields, cannot be trusted: not mirrored, still loading, a field hidden. Ask before
     * counting children: that none are kept means something only when this is empty.
     */
    Optional<String> blindness(Handle handle, String object, Collection<String> fields);

    /**
     * The live children whose reference field points at one of the parents, as values of the paths, by parent. Parents without children are missing.
     *
     * @throws IllegalStateException when the reference field is not kept, because "none" would be a guess; see {@link #blindness}
     */
    Map<RecordId, List<FieldValue[]>> children(
            Handle handle, String childObject, String byField, Collection<RecordId> parents, List<String> paths);

    /** Live records of an object whose reference field points at one of the targets. */
    Set<RecordId> referring(Handle handle, String object, String field, Collection<RecordId> targets);

    /** Whom a reference field of the live records names, each once; empty where the field is not kept. Reads all of them. */
    Set<RecordId> named(Handle handle, String object, String field);

    /** One live record with all that is kept of it. */
    Optional<CrmRecord> find(Handle handle, RecordId id);

    /** Notes that Salesforce was asked about the object at this moment of its clock, and whether the first load is complete. */
    void asked(Handle handle, String object, java.time.Instant at, boolean loaded);

    /** What is kept, by object. */
    List<MirroredObject> objects(Handle handle);
}
