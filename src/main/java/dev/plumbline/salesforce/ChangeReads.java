package dev.plumbline.salesforce;

import com.sforce.soap.partner.DeletedRecord;
import com.sforce.soap.partner.GetDeletedResult;
import com.sforce.soap.partner.GetUpdatedResult;
import dev.plumbline.crm.Deletion;
import dev.plumbline.salesforce.SalesforceClient.Changes;
import dev.plumbline.salesforce.SalesforceClient.Deletions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed and what went since when. */
final class ChangeReads {

    private final Calls calls;

    ChangeReads(Calls calls) {
        this.calls = calls;
    }

    /** Salesforce cuts both ends to minutes; a span inside one minute would be refused, so that it is not asked for. */
    Changes updated(String object, Instant start, Instant end) {
        if (!start.truncatedTo(ChronoUnit.MINUTES).isBefore(end.truncatedTo(ChronoUnit.MINUTES))) {
            return new Changes(List.of(), start);
        }
        GetUpdatedResult result = calls.run(
                Call.read("getUpdated"),
                c -> c.getUpdated(object, WireValues.calendar(start), WireValues.calendar(end)));
        String[] ids = result.getIds();
        return new Changes(
                ids == null ? List.of() : Arrays.stream(ids).map(WireMapper::id).toList(),
                instant(result.getLatestDateCovered(), start));
    }

    /** The span must be longer than a minute, or nothing is asked. */
    Deletions deleted(String object, Instant start, Instant end) {
        Instant from = start.truncatedTo(ChronoUnit.MINUTES);
        Instant to = end.truncatedTo(ChronoUnit.MINUTES);
        if (Duration.between(from, to).compareTo(Duration.ofMinutes(1)) <= 0) {
            return new Deletions(List.of(), Instant.EPOCH, start);
        }
        GetDeletedResult result = calls.run(
                Call.read("getDeleted"),
                c -> c.getDeleted(object, WireValues.calendar(start), WireValues.calendar(end)));
        DeletedRecord[] records = result.getDeletedRecords();
        return new Deletions(
                records == null
                        ? List.of()
                        : Arrays.stream(records)
                                .map(d -> new Deletion(WireMapper.id(d.getId()), instant(d.getDeletedDate(), start)))
                                .toList(),
                instant(result.getEarliestDateAvailable(), Instant.EPOCH),
                instant(result.getLatestDateCovered(), start));
    }

    private static Instant instant(@Nullable Calendar sent, Instant otherwise) {
        return sent == null ? otherwise : sent.toInstant();
    }
}
