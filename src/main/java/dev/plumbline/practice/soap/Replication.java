package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldValues;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.store.Row;
import dev.plumbline.practice.store.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** getUpdated and getDeleted: ids of what changed in a span of whole minutes. */
final class Replication {

    private static final int MOST_IDS = 600_000;
    private static final Duration UPDATES_KEPT = Duration.ofDays(30);
    private static final Duration DELETIONS_KEPT = Duration.ofDays(15);

    private record Span(Table table, Instant start, Instant end) {

        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }

    private final MemoryOrg org;

    Replication(MemoryOrg org) {
        this.org = org;
    }

    String updated(Call call) {
        Span span = span(call, UPDATES_KEPT);
        Xml xml = new Xml().open("result");
        each(call, span, row -> !row.deleted() && span.holds(row.stamp()), row -> xml.text("ids", row.id()));
        return xml.text("latestDateCovered", Xml.moment(covered(span)))
                .close("result")
                .toString();
    }

    String deleted(Call call) {
        Span span = span(call, DELETIONS_KEPT);
        Instant oldest = org.clock().instant().minus(DELETIONS_KEPT);
        Xml xml = new Xml().open("result");
        each(call, span, row -> row.deleted() && span.holds(row.stamp()), row -> xml.open("deletedRecords")
                .text("deletedDate", Xml.moment(row.stamp()))
                .text("id", row.id())
                .close("deletedRecords"));
        return xml.text("earliestDateAvailable", Xml.moment(oldest.truncatedTo(ChronoUnit.MINUTES)))
                .text("latestDateCovered", Xml.moment(covered(span)))
                .close("result")
                .toString();
    }

    private void each(Call call, Span span, Predicate<Row> fits, java.util.function.Consumer<Row> use) {
        org.store().reading(() -> {
            Predicate<Row> wanted =
                    fits.and(org.setup().sharing().seenBy(call.user().value()));
            long found = span.table().rows().stream().filter(wanted).count();
            if (found > MOST_IDS) {
                throw new SoapFault("EXCEEDED_ID_LIMIT", "more than " + MOST_IDS + " ids: ask for a shorter span");
            }
            span.table().rows().stream().filter(wanted).forEach(use);
            return found;
        });
    }

    /** The start of the oldest transaction that is still open, else the end asked for, but never the future. */
    private Instant covered(Span span) {
        Instant now = org.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        Instant end = span.end().isAfter(now) ? now : span.end();
        return org.transactions()
                .oldestStart()
                .map(start -> start.truncatedTo(ChronoUnit.MINUTES))
                .filter(start -> start.isBefore(end))
                .orElse(end);
    }

    private Span span(Call call, Duration kept) {
        String object = call.body().text("sObjectType");
        Table table = org.store().reading(() -> org.store().table(object)).orElseThrow(() -> Describes.unknown(object));
        if (!table.schema().replicateable()) {
            throw new SoapFault(
                    "INVALID_TYPE_FOR_OPERATION", "entity type " + object + " does not support replication");
        }
        Instant start = minute(call.body().text("startDate"));
        Instant end = minute(call.body().text("endDate"));
        if (!start.isBefore(end)) {
            throw new SoapFault(
                    "INVALID_REPLICATION_DATE", "endDate must be at least one minute greater than startDate");
        }
        if (start.isBefore(org.clock().instant().minus(kept).truncatedTo(ChronoUnit.MINUTES))) {
            throw new SoapFault(
                    "INVALID_REPLICATION_DATE", "startDate cannot be more than " + kept.toDays() + " days ago");
        }
        return new Span(table, start, end);
    }

    private static Instant minute(String text) {
        try {
            return FieldValues.moment(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException e) {
            throw new SoapFault("INVALID_REPLICATION_DATE", "not a date and time: " + text);
        }
    }
}
