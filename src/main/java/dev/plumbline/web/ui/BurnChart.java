package dev.plumbline.web.ui;

import dev.plumbline.violations.RuleCounts.Day;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many were open from day to day, as a line on a zero-based picture of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param line points of the line
 * @param area the same with the ground closed
 * @param most what the top of the picture stands for
 */
record BurnChart(List<Day> days, String line, String area, long most) {

    static final int WIDTH = 600;
    static final int HEIGHT = 160;

    BurnChart {
        days = List.copyOf(days);
    }

    static BurnChart of(List<Day> days) {
        long most = Math.max(1, days.stream().mapToLong(Day::open).max().orElse(1));
        int steps = Math.max(1, days.size() - 1);
        String line = IntStream.range(0, days.size())
                .mapToObj(i -> point(
                        (double) WIDTH * i / steps,
                        HEIGHT - (double) HEIGHT * days.get(i).open() / most))
                .collect(Collectors.joining(" "));
        return new BurnChart(days, line, "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT, most);
    }

    /** Whether there is more than one day to draw a line between. */
    public boolean drawn() {
        return days.size() > 1;
    }

    /** What happened between the first day and the last, for who does not see the picture. */
    public long first() {
        return days.isEmpty() ? 0 : days.get(0).open();
    }

    public long last() {
        return days.isEmpty() ? 0 : days.get(days.size() - 1).open();
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
