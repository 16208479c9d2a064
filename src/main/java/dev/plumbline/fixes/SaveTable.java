package dev.plumbline.fixes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table {@code fix_save}: each save of a record and each addition to it, claimed before it is sent. */
final class SaveTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "person, form_key, record, rollup, object, state, wanted, before, added, answer, about, at";

    private SaveTable() {}

    enum State {
        SENDING,
        SAVED,
        REFUSED,
        UNDONE;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What one form asks of one record, or of what is added to it.
     *
     * @param form   the key of the form
     * @param rollup that counts what is added; empty where it is about the record's own fields
     */
    record Key(RecordId person, String form, RecordId record, String rollup) {

        static Key of(Person person, Submission submission, String rollup) {
            return new Key(person.id(), submission.key(), submission.record(), rollup);
        }
    }

    /**
     * @param rollup that counts what was added; empty where the record's own fields were saved
     * @param object of what was saved or added
     * @param before what the record held; empty while that is not known
     * @param added  what was added
     * @param about  the gaps that were open
     */
    record Save(
            RecordId person,
            String key,
            RecordId record,
            String rollup,
            String object,
            State state,
            Map<String, FieldValue> wanted,
            Optional<Map<String, FieldValue>> before,
            Optional<RecordId> added,
            Optional<FixOutcome> answer,
            List<Long> about,
            Instant at) {

        Key claimed() {
            return new Key(person, key, record, rollup);
        }

        boolean adds() {
            return !rollup.isEmpty();
        }

        boolean undoable() {
            return added.isPresent() || before.filter(held -> !held.isEmpty()).isPresent();
        }
    }

    /** @return whether it is ours to send; otherwise it was claimed before */
    static boolean claim(
            Handle handle, Key key, String object, Map<String, FieldValue> wanted, Collection<Long> about, Instant at) {
        return handle.createUpdate(
                                """
                                INSERT INTO fix_save (person, form_key, record, rollup, object, state, wanted, about, at)
                                VALUES (:person, :key, :record, :rollup, :object, 'sending', CAST(:wanted AS jsonb), :about, :at)
                                ON CONFLICT DO NOTHING""")
                        .bind("person", key.person().value())
                        .bind("key", key.form())
                        .bind("record", key.record().value())
                        .bind("rollup", key.rollup())
                        .bind("object", object)
                        .bind("wanted", KeptValues.written(wanted))
                        .bind("about", about.toArray(Long[]::new))
                        .bind("at", GrantTable.utc(at))
                        .execute()
                == 1;
    }

    /** What this person added to the record before, as far as it is known by its id. */
    static Set<RecordId> added(Handle handle, RecordId person, RecordId record) {
        return handle
                .createQuery(
                        """
                        SELECT added FROM fix_save WHERE person = :person AND record = :record AND added IS NOT NULL""")
                .bind("person", person.value())
                .bind("record", record.value())
                .mapTo(String.class)
                .stream()
                .map(RecordId::of)
                .collect(Collectors.toSet());
    }

    /** Whether something like it was sent, by this form or another, of which nobody knows yet whether it was: another one might be a second. */
    static boolean pending(Handle handle, Key key) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT FROM fix_save WHERE person = :person AND record = :record AND rollup = :rollup
                            AND state = 'sending')""")
                .bind("person", key.person().value())
                .bind("record", key.record().value())
                .bind("rollup", key.rollup())
                .mapTo(Boolean.class)
                .one();
    }

    /** Everything that one form asked of one record; the record's own fields first. */
    static List<Save> of(Handle handle, RecordId person, String key, RecordId record) {
        return handle.createQuery(
                        "SELECT " + COLUMNS
                                + " FROM fix_save WHERE person = :person AND form_key = :key AND record = :record ORDER BY rollup")
                .bind("person", person.value())
                .bind("key", key)
                .bind("record", record.value())
                .map((row, c) -> save(row))
                .list();
    }

    /** What the newest form did that came to an end, as far as it was not undone: that is what can be. */
    static List<Save> latest(Handle handle, RecordId person, RecordId record, Instant since) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " "
                                + """
                                FROM fix_save WHERE person = :person AND record = :record AND state = 'saved' AND form_key = (
                                    SELECT form_key FROM fix_save WHERE person = :person AND record = :record AND at >= :since
                                        AND state IN ('saved', 'undone') ORDER BY at DESC LIMIT 1)
                                    ORDER BY rollup DESC""")
                .bind("person", person.value())
                .bind("record", record.value())
                .bind("since", GrantTable.utc(since))
                .map((row, c) -> save(row))
                .list();
    }

    /** Sent long ago, and nobody knows what came of it. */
    static List<Save> lost(Handle handle, Instant before) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM fix_save WHERE state = 'sending' AND at < :before ORDER BY at LIMIT 50")
                .bind("before", GrantTable.utc(before))
                .map((row, c) -> save(row))
                .list();
    }

    /**
     * What came of it; what is null stays as it is.
     *
     * @param before what the record held
     * @param added  what was added
     */
    record Result(@Nullable Map<String, FieldValue> before, @Nullable RecordId added, @Nullable FixOutcome answer) {

        static Result said(FixOutcome answer) {
            return new Result(null, null, answer);
        }
    }

    static void settle(Handle handle, Key key, State state, Result result, Instant at) {
        handle.createUpdate(
                        """
                        UPDATE fix_save SET state = :state, before = CAST(coalesce(:before, CAST(before AS text)) AS jsonb),
                            answer = CAST(coalesce(:answer, CAST(answer AS text)) AS jsonb), added = coalesce(:added, added),
                            done_at = :at
                        WHERE person = :person AND form_key = :key AND record = :record AND rollup = :rollup""")
                .bind("state", state.key())
                .bind("before", result.before() == null ? null : KeptValues.written(result.before()))
                .bind("answer", result.answer() == null ? null : json(result.answer()))
                .bind("added", result.added() == null ? null : result.added().value())
                .bind("at", GrantTable.utc(at))
                .bind("person", key.person().value())
                .bind("key", key.form())
                .bind("record", key.record().value())
                .bind("rollup", key.rollup())
                .execute();
    }

    /** Lets go of what was claimed and never sent. */
    static void release(Handle handle, Key key) {
        handle.createUpdate(
                        """
                        DELETE FROM fix_save WHERE person = :person AND form_key = :key AND record = :record
                            AND rollup = :rollup AND state = 'sending'""")
                .bind("person", key.person().value())
                .bind("key", key.form())
                .bind("record", key.record().value())
                .bind("rollup", key.rollup())
                .execute();
    }

    static void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM fix_save WHERE at < :before AND state <> 'sending'")
                .bind("before", GrantTable.utc(before))
                .execute();
    }

    private static Save save(ResultSet row) throws SQLException {
        return new Save(
                RecordId.of(row.getString("person")),
                row.getString("form_key"),
                RecordId.of(row.getString("record")),
                row.getString("rollup"),
                row.getString("object"),
                State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                KeptValues.read(row.getString("wanted")),
                Optional.ofNullable(row.getString("before")).map(KeptValues::read),
                Optional.ofNullable(row.getString("added")).map(RecordId::of),
                Optional.ofNullable(row.getString("answer")).map(SaveTable::outcome),
                Arrays.asList((Long[]) row.getArray("about").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String json(FixOutcome outcome) {
        try {
            return JSON.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FixOutcome outcome(String text) {
        try {
            return JSON.readValue(text, FixOutcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was kept cannot be read", e);
        }
    }
}
