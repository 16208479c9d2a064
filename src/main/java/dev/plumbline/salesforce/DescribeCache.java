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

    private record Known(Optional<ObjectForm> form, Instant until) {}

    /** Its monitor lets one thread ask while the others wait for the answer. */
    private static final class Slot {
        private @Nullable Known known;
    }

    private final Calls calls;
    private final Clock clock;
    private final Duration kept;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    DescribeCache(Calls calls, Clock clock) {
        this(calls, clock, DAILY);
    }

    DescribeCache(Calls calls, Clock clock, Duration kept) {
        this.calls = calls;
        this.clock = clock;
        this.kept = kept;
    }

    Optional<ObjectSchema> describe(String object) {
        return form(object).map(ObjectForm::schema);
    }

    /** The describe with everything that filling in needs. */
    Optional<ObjectForm> form(String object) {
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
            return known.form();
        }
    }

    void forget(String object) {
        slots.remove(object);
    }

    private Known renewed(String object, @Nullable Known last) {
        try {
            Optional<ObjectForm> form = ask(object);
            return new Known(
                    form, clock.instant().plus(form.isPresent() || kept.compareTo(HIDDEN) < 0 ? kept : HIDDEN));
        } catch (SalesforceException.Transient | SalesforceException.Limit e) {
            if (last == null) {
                throw e;
            }
            return new Known(last.form(), clock.instant().plus(HIDDEN));
        }
    }

    private Optional<ObjectForm> ask(String object) {
        try {
            DescribeSObjectResult[] found =
                    calls.run(Call.read("describe"), c -> c.describeSObjects(new String[] {object}));
            return found.length == 0 ? Optional.empty() : Optional.of(FormMapper.form(found[0]));
        } catch (SalesforceException.Query | SalesforceException.Permission e) {
            if (UNSEEN.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
