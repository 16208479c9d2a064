package dev.plumbline.fixes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code fix_draft}: what somebody has typed and not saved yet. */
final class DraftTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, String>>> SHAPE = new TypeReference<>() {};

    private DraftTable() {}

    record Draft(Map<String, String> typed, Map<String, String> marks) {}

    static Optional<Draft> of(Handle handle, RecordId person, RecordId record) {
        return handle.createQuery("SELECT typed FROM fix_draft WHERE person = :person AND record = :record")
                .bind("person", person.value())
                .bind("record", record.value())
                .mapTo(String.class)
                .findOne()
                .map(DraftTable::read);
    }

    static void put(Handle handle, RecordId person, RecordId record, Draft draft, Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO fix_draft (person, record, typed, at) VALUES (:person, :record, CAST(:typed AS jsonb), :at)
                        ON CONFLICT (person, record) DO UPDATE SET typed = excluded.typed, at = excluded.at""")
                .bind("person", person.value())
                .bind("record", record.value())
                .bind("typed", written(draft))
                .bind("at", GrantTable.utc(at))
                .execute();
    }

    static void remove(Handle handle, RecordId person, RecordId record) {
        handle.createUpdate("DELETE FROM fix_draft WHERE person = :person AND record = :record")
                .bind("person", person.value())
                .bind("record", record.value())
                .execute();
    }

    static void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM fix_draft WHERE at < :before")
                .bind("before", GrantTable.utc(before))
                .execute();
    }

    static String written(Draft draft) {
        try {
            return JSON.writeValueAsString(Map.of("typed", clean(draft.typed()), "marks", clean(draft.marks())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL keeps no NUL, and no half of a pair of surrogates. */
    private static Map<String, String> clean(Map<String, String> texts) {
        Map<String, String> clean = new LinkedHashMap<>();
        texts.forEach((name, text) -> clean.put(clean(name), clean(text)));
        return clean;
    }

    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    static Draft read(String text) {
        try {
            Map<String, Map<String, String>> kept = JSON.readValue(text, SHAPE);
            return new Draft(kept.getOrDefault("typed", Map.of()), kept.getOrDefault("marks", Map.of()));
        } catch (JsonProcessingException e) {
            return new Draft(Map.of(), Map.of());
        }
    }
}
