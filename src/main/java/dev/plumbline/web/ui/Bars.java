package dev.plumbline.web.ui;

/** Lengths of bars. */
final class Bars {

    private Bars() {}

    /** Zero-based; something is never drawn as nothing. */
    static int percent(long value, long largest) {
        if (value <= 0 || largest <= 0) {
            return 0;
        }
        return (int) Math.max(1, Math.min(100, Math.round(100.0 * value / largest)));
    }
}
