package dev.plumbline.ingest;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.salesforce.SalesforceClient;
import dev.plumbline.salesforce.SalesforceException;
import dev.plumbline.salesforce.Soql;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of an object in the order (stamp, Id), page by page, and can go on behind any page.
 *
 * <p>It reads up to a moment that lies before its own start by the longest transaction to be survived; everything later comes by polling from that
 * moment on. That bound also tells which records of a page say where the page ended: rows are read when they are fetched, so one that was
 * changed since shows a later stamp than its place in the order.
 */
final class FirstLoad {

    private final SalesforceClient client;
    private final Reading reading;
    private final Consumer<ChangeBatch> sink;
    private Cursor cursor;

    FirstLoad(SalesforceClient client, Reading reading, Consumer<ChangeBatch> sink, Cursor cursor) {
        this.client = client;
        this.reading = reading;
        this.sink = sink;
        this.cursor = cursor;
    }

    /** A cursor that has read nothing yet and hands over to polling at that moment. */
    static Cursor begin(Reading reading, Instant handover, @Nullable Instant deletedUntil) {
        Instant deleted = deletedUntil == null ? handover : deletedUntil;
        return new Cursor(reading.object(), reading.fingerprint(), false, null, null, handover, deleted);
    }

    /** Loads the rest, and answers with the cursor behind the last page, which is not marked as loaded yet. */
    Cursor run() {
        while (true) {
            Cursor before = cursor;
            try {
                client.query(reading.object(), reading.selected(), rest(), false, this::page);
                return cursor;
            } catch (SalesforceException.Query e) {
                if (!e.code().equals("INVALID_QUERY_LOCATOR") || cursor.equals(before)) {
                    throw e;
                }
            }
        }
    }

    private void page(List<CrmRecord> records) {
        Cursor next = behind(records);
        sink.accept(new ChangeBatch(reading.object(), records, List.of(), true, next));
        Failpoint.at("ingest.loaded");
        cursor = next;
    }

    private Cursor behind(List<CrmRecord> records) {
        for (int i = records.size() - 1; i >= 0; i--) {
            Instant at = reading.at(records.get(i));
            if (!at.isAfter(handover()) && (cursor.loadFrom() == null || !at.isBefore(cursor.loadFrom()))) {
                return at(at, records.get(i).id().value());
            }
        }
        return cursor;
    }

    private Cursor at(Instant from, String after) {
        return new Cursor(
                cursor.object(), cursor.fields(), false, from, after, cursor.updatedUntil(), cursor.deletedUntil());
    }

    private Instant handover() {
        Instant until = cursor.updatedUntil();
        if (until == null) {
            throw new IllegalStateException(
                    "the cursor of " + cursor.object() + " does not say where polling takes over");
        }
        return until;
    }

    private String rest() {
        String stamp = reading.stamp();
        String bound = "WHERE " + stamp + " <= " + Soql.moment(handover());
        Instant from = cursor.loadFrom();
        if (from != null) {
            String moment = Soql.moment(from);
            bound += " AND (" + stamp + " > " + moment + " OR (" + stamp + " = " + moment + " AND Id > "
                    + Soql.text(String.valueOf(cursor.loadAfter())) + "))";
        }
        return bound + " ORDER BY " + stamp + ", Id";
    }
}
