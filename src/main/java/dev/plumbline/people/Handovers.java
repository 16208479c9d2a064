package dev.plumbline.people;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Table {@code person_handover}: records that came from one user to another. */
public final class Handovers {

    static final Duration WINDOW = Duration.ofDays(7);

    /** One that began is not followed by another for so long: passing records round buys no peace. */
    static final Duration APART = Duration.ofDays(28);

    /** Longer ago than any grace lasts. */
    static final Duration REMEMBERED = Duration.ofDays(120);

    private static final String OWNER = "OwnerId";

    private Handovers() {}

    /** Notes what changed its owner. What was taken from a queue is daily business, and what is new was nobody's before. */
    public static void seen(Handle handle, List<RecordChange> changes, Instant now) {
        List<String> people = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (RecordChange change : changes) {
            Optional<RecordId> from = change.before() == null
                    ? Optional.empty()
                    : owner(change.before().field(OWNER));
            Optional<RecordId> to =
                    change.now() == null ? Optional.empty() : owner(change.now().field(OWNER));
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                people.add(to.get().value());
                records.add(change.id().value());
            }
        }
        if (!people.isEmpty()) {
            handle.createUpdate(
                            """
                            INSERT INTO person_handover (person, record, at)
                            SELECT person, record, :now FROM unnest(:people, :records) AS n(person, record)""")
                    .bind("people", people.toArray(String[]::new))
                    .bind("records", records.toArray(String[]::new))
                    .bind("now", LeaveTable.utc(now))
                    .execute();
        }
    }

    private static Optional<RecordId> owner(FieldValue value) {
        return PersonReader.id(value).filter(RecordId::isUser);
    }

    /** Of whoever got that many since then, when each record first came, in order. */
    static Map<RecordId, List<Instant>> since(Handle handle, Instant from, int least) {
        Map<RecordId, List<Instant>> found = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT person, array_agg(at ORDER BY at) AS moments
                        FROM (SELECT person, record, min(at) AS at FROM person_handover WHERE at > :from
                              GROUP BY person, record) AS came
                        GROUP BY person HAVING count(*) >= :least""")
                .bind("from", LeaveTable.utc(from))
                .bind("least", least)
                .map((row, context) -> {
                    List<Instant> at = FeedTable.moments(row.getArray("moments"));
                    found.put(RecordId.of(row.getString("person")), at);
                    return at;
                })
                .list();
        return found;
    }

    static int forget(Handle handle, Instant before) {
        return handle.createUpdate("DELETE FROM person_handover WHERE at < :before")
                .bind("before", LeaveTable.utc(before))
                .execute();
    }

    /**
     * Territories among single records.
     *
     * @param begin of the first record of the week in which it came together
     * @param whole when there were enough of them
     */
    record Territory(Instant begin, Instant whole, int records) {}

    /** @param moments in order */
    static List<Territory> territories(List<Instant> moments, int least) {
        List<Territory> found = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < moments.size(); i++) {
            Instant at = moments.get(i);
            boolean tooSoon = !found.isEmpty()
                    && at.isBefore(found.get(found.size() - 1).begin().plus(APART));
            if (tooSoon) {
                first = i + 1;
                continue;
            }
            while (moments.get(first).isBefore(at.minus(WINDOW))) {
                first++;
            }
            if (i - first + 1 >= least) {
                Instant begin = moments.get(first);
                int all = (int) moments.stream()
                        .filter(m -> !m.isBefore(begin) && !m.isAfter(begin.plus(WINDOW)))
                        .count();
                found.add(new Territory(begin, at, all));
            }
        }
        return found;
    }
}
