package dev.plumbline.salesforce;

import dev.plumbline.crm.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one person's calls go through: their own session, their own describes.
 *
 * @param layouts forms narrowed to a record type, as long as the describe is the one that they were made of
 */
record PersonDesk(
        Calls calls, DescribeCache describes, RecordReads reads, RecordWrites writes, Map<Layout, Narrowed> layouts) {

    /** An admin who opens a field to somebody should not have to wait for tomorrow. */
    private static final Duration DESCRIBED = Duration.ofMinutes(10);

    record Layout(String object, RecordId recordType) {}

    /** @param from the describe that it was made of */
    record Narrowed(ObjectForm from, ObjectForm form) {}

    static PersonDesk of(Calls calls, Clock clock) {
        DescribeCache describes = new DescribeCache(calls, clock, DESCRIBED);
        return new PersonDesk(
                calls,
                describes,
                new RecordReads(calls, describes),
                new RecordWrites(calls),
                new ConcurrentHashMap<>());
    }
}
