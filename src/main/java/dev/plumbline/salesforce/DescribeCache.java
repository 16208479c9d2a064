package dev.plumbline.salesforce;

import com.sforce.soap.partner.DescribeSObjectResult;
import dev.plumbline.crm.ObjectSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the org's objects look like to our user. Asked once a day and object; a describe that fails leaves the last one in force. */
final class DescribeCache {

    private static final Duration DAILY = Duration.ofHours(24);

    /** An object that is hidden may be opened to us any time by an admin who waits for the effect. */
    private static final Duration HIDDEN = Duration.ofHours(1);

    private static final Set<String> UNSEEN =
            Set.of("INVALID_TYPE", "INSUFFICIENT_ACCESS", "ENTITY_NOT_QUERYABLE", "RESOURCE_NOT_FOUND");

    private record Known(Optional<ObjectSchema> schema, Instant until) {}

    /** Its monitor lets one thread ask while the others wait for the answer. */
    private static final class Slot {
        private @Nullable Known known;
    }

    private final Calls calls;
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    DescribeCache(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    Optional<ObjectSchema> describe(String object) {
        if (!Selection.isName(object)) {
            return Optional.empty();
        }
        Slot slot = slots.computeIfAbsent(object, o -> new Slot());
        synchronized (slot) {
            Known known = slot.known;
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = renewed(object, known);
                slot.known = known;
            }
            return known.schema();
        }
    }

    void forget(String object) {
        slots.remove(object);
    }

    private Known renewed(String object, @Nullable Known last) {
        try {
            Optional<ObjectSchema> schema = ask(object);
            return new Known(schema, clock.instant().plus(schema.isPresent() ? DAILY : HIDDEN));
        } catch (SalesforceException.Transient | SalesforceException.Limit e) {
            if (last == null) {
                throw e;
            }
            return new Known(last.schema(), clock.instant().plus(HIDDEN));
        }
    }

    private Optional<ObjectSchema> ask(String object) {
        try {
            DescribeSObjectResult[] found =
                    calls.run(Call.read("describe"), c -> c.describeSObjects(new String[] {object}));
            return found.length == 0 ? Optional.empty() : Optional.of(DescribeMapper.schema(found[0]));
        } catch (SalesforceException.Query | SalesforceException.Permission e) {
            if (UNSEEN.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
