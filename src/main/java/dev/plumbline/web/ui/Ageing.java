package dev.plumbline.web.ui;

import dev.plumbline.violations.Violations.Ages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How old somebody's gaps are, as one bar of parts: the older, the darker. */
record Ageing(long week, long month, long quarter, long older) {

    static final Ageing NONE = new Ageing(0, 0, 0, 0);

    /** @param at and {@code width} in percent of the whole */
    record Part(String kind, String at, String width) {}

    static Ageing of(Ages ages) {
        return new Ageing(ages.week(), ages.month(), ages.quarter(), ages.older());
    }

    Ageing plus(Ageing other) {
        return new Ageing(week + other.week, month + other.month, quarter + other.quarter, older + other.older);
    }

    public long open() {
        return week + month + quarter + older;
    }

    public long overMonth() {
        return quarter + older;
    }

    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        long[] counts = {week, month, quarter, older};
        double at = 0;
        for (int i = 0; i < counts.length; i++) {
            double width = open() == 0 ? 0 : 100.0 * counts[i] / open();
            if (width > 0) {
                parts.add(new Part("age" + (i + 1), number(at), number(width)));
            }
            at += width;
        }
        return parts;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
