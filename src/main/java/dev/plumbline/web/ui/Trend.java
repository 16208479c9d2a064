package dev.plumbline.web.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few counts, oldest first, as a line that fits into a row. From zero, so that a small change looks small. */
record Trend(List<Long> counts) {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 24;

    Trend {
        counts = List.copyOf(counts);
    }

    public boolean drawn() {
        return counts.size() > 1;
    }

    public long first() {
        return counts.get(0);
    }

    public long last() {
        return counts.get(counts.size() - 1);
    }

    public boolean better() {
        return last() < first();
    }

    public boolean worse() {
        return last() > first();
    }

    /** Points of a polyline in a box of 96 by 24. */
    public String line() {
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        return IntStream.range(0, counts.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        2 + (WIDTH - 4.0) * i / Math.max(1, counts.size() - 1),
                        HEIGHT - 2 - (HEIGHT - 4.0) * counts.get(i) / most))
                .collect(Collectors.joining(" "));
    }
}
