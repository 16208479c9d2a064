package dev.plumbline.practice.soql;

import dev.plumbline.practice.store.Row;
import java.util.List;
import java.util.function.Function;

/**
 * What a query found: a snapshot of which records. Their values are read when a page is asked for, so that a later page shows what is true
 * then.
 */
public final class Answer {

    private final List<Row> rows;
    private final List<Result.Of> ready;
    private final Function<Row, Result.Of> show;
    private final int size;

    private Answer(List<Row> rows, List<Result.Of> ready, Function<Row, Result.Of> show, int size) {
        this.rows = rows;
        this.ready = ready;
        this.show = show;
        this.size = size;
    }

    static Answer records(List<Row> rows, Function<Row, Result.Of> show) {
        return new Answer(List.copyOf(rows), List.of(), show, rows.size());
    }

    static Answer sums(List<Result.Of> rows) {
        return new Answer(List.of(), List.copyOf(rows), row -> rows.get(0), rows.size());
    }

    /** The answer to {@code SELECT COUNT()}: a number and no records. */
    static Answer count(int size) {
        return new Answer(List.of(), List.of(), row -> new Result.Of("", null, List.of()), size);
    }

    public int size() {
        return size;
    }

    /** How many records there are to page through. */
    public int records() {
        return rows.size() + ready.size();
    }

    /** Records from one position to before another. Call while the store is locked for reading. */
    public List<Result.Of> page(int from, int to) {
        return ready.isEmpty() ? rows.subList(from, to).stream().map(show).toList() : ready.subList(from, to);
    }
}
