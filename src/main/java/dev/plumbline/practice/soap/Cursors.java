package dev.plumbline.practice.soap;

import dev.plumbline.practice.soql.Answer;
import dev.plumbline.practice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Answers of which pages are still to be fetched. They are kept for two days. */
final class Cursors {

    private static final Duration KEPT = Duration.ofDays(2);

    /** A practice org has little memory: of more open answers than this the oldest are forgotten early. */
    private static final int MOST = 200;

    private record Cursor(Answer answer, Instant opened) {}

    private final Store store;
    private final Clock clock;
    private final Map<String, Cursor> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    Cursors(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The first page of an answer. */
    String first(Answer answer, int batch) {
        tidy();
        String id = String.format("01gPL%013dAAA", last.incrementAndGet()).substring(0, 18);
        if (answer.records() > batch) {
            open.put(id, new Cursor(answer, clock.instant()));
        }
        return page(id, answer, 0, batch);
    }

    private void tidy() {
        open.values().removeIf(c -> c.opened().plus(KEPT).isBefore(clock.instant()));
        while (open.size() >= MOST) {
            open.entrySet().stream()
                    .min(java.util.Map.Entry.comparingByValue(java.util.Comparator.comparing(Cursor::opened)))
                    .ifPresent(oldest -> open.remove(oldest.getKey()));
        }
    }

    /** @param locator the id of an answer, a dash and how many records were fetched before */
    String next(String locator, int batch) {
        int dash = locator.lastIndexOf('-');
        Cursor cursor = dash < 0 ? null : open.get(locator.substring(0, dash));
        if (cursor == null || cursor.opened().plus(KEPT).isBefore(clock.instant())) {
            throw invalid();
        }
        int from;
        try {
            from = Integer.parseInt(locator.substring(dash + 1));
        } catch (NumberFormatException e) {
            throw invalid();
        }
        if (from < 0 || from > cursor.answer().records()) {
            throw invalid();
        }
        return page(locator.substring(0, dash), cursor.answer(), from, batch);
    }

    static SoapFault invalid() {
        return new SoapFault("INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private String page(String id, Answer answer, int from, int batch) {
        int to = Math.min(answer.records(), from + batch);
        boolean done = to == answer.records();
        Xml xml = new Xml().open("result", "xsi:type=\"QueryResult\"").flag("done", done);
        xml.text("queryLocator", done ? "" : id + "-" + to);
        store.reading(() -> answer.page(from, to)).forEach(r -> RecordXml.write(xml, "records", r));
        return xml.number("size", answer.size()).close("result").toString();
    }
}
