package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link ActivityCounts} from the mirror. What the mirror does not hold is not counted as none. */
@ApplicationScoped
class MirroredActivity implements ActivityCounts {

    private static final List<String> TASK = List.of("IsClosed", "ActivityDate");
    private static final List<String> EVENT = List.of("ActivityDate", "StartDateTime");

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final Clock clock;

    MirroredActivity(Jdbi jdbi, Mirror mirror, Clock clock) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.clock = clock;
    }

    @Override
    public Counts lately(Collection<RecordId> people) {
        if (people.isEmpty()) {
            return new Counts(Optional.empty(), Map.of());
        }
        return jdbi.withHandle(handle -> {
            Optional<String> blind = mirror.blindness(handle, "Task", List.of("OwnerId", "IsClosed", "ActivityDate"))
                    .or(() -> mirror.blindness(handle, "Event", List.of("OwnerId", "ActivityDate")));
            if (blind.isPresent()) {
                return new Counts(blind, Map.of());
            }
            Map<RecordId, Long> counts = new HashMap<>();
            add(handle, "Task", people, TASK, row -> closed(row[0]) && recent(row[1]), counts);
            add(handle, "Event", people, EVENT, row -> recent(row[0]) || recent(row[1]), counts);
            return new Counts(Optional.empty(), counts);
        });
    }

    private void add(
            Handle handle,
            String object,
            Collection<RecordId> people,
            List<String> fields,
            Predicate<FieldValue[]> counts,
            Map<RecordId, Long> sums) {
        mirror.children(handle, object, "OwnerId", people, fields).forEach((owner, rows) -> {
            long count = rows.stream().filter(counts).count();
            if (count > 0) {
                sums.merge(owner, count, Long::sum);
            }
        });
    }

    private static boolean closed(FieldValue value) {
        return value instanceof FieldValue.Bool bool && bool.value();
    }

    /** An event with a time of day may have no date of its own. */
    private boolean recent(FieldValue value) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day = value instanceof FieldValue.Day date
                ? date.value()
                : value instanceof FieldValue.Moment moment
                        ? LocalDate.ofInstant(moment.value(), ZoneOffset.UTC)
                        : LocalDate.MAX;
        return !day.isAfter(today) && !day.isBefore(today.minusDays(DAYS));
    }
}
