package dev.plumbline.lifecycle;

import dev.plumbline.violations.RuleCounts.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When something that is worked off will be done if it goes on as in the last four weeks: a straight line through the days, and how far it
 * might be wrong (four times in five it is not).
 *
 * @param open     now
 * @param perDay   how many fewer each day; not above zero when it does not shrink
 * @param finish   empty when the end is not in sight, or it is too early to tell
 * @param earliest empty with the finish
 * @param latest   empty when, as uncertain as it is, it may never end
 * @param days     that it rests on
 */
public record Projection(
        long open,
        double perDay,
        Optional<LocalDate> finish,
        Optional<LocalDate> earliest,
        Optional<LocalDate> latest,
        int days) {

    /** Fewer days make no line. */
    static final int FEWEST = 3;

    /** What was done longer ago says little about what is done now. */
    static final int MOST = 28;

    /** Days that a projection may reach; beyond, the end is not in sight. */
    private static final long SIGHT = 3650;

    /** Half of the range that holds four of five. */
    private static final double FOUR_IN_FIVE = 1.28;

    /** Whether there are days enough to say anything. */
    public boolean told() {
        return days >= FEWEST;
    }

    public boolean done() {
        return open == 0;
    }

    /** @param all oldest first, the last one today */
    static Projection of(List<Day> all) {
        List<Day> days = all.subList(Math.max(0, all.size() - MOST), all.size());
        if (days.isEmpty()) {
            return new Projection(0, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0);
        }
        Day last = days.get(days.size() - 1);
        if (last.open() == 0) {
            Optional<LocalDate> done = Optional.of(last.day());
            return new Projection(0, 0, done, done, done, days.size());
        }
        if (days.size() < FEWEST) {
            return new Projection(last.open(), 0, Optional.empty(), Optional.empty(), Optional.empty(), days.size());
        }
        double[] line = line(days);
        double fall = -line[0];
        double doubt = FOUR_IN_FIVE * line[1];
        Optional<LocalDate> finish = day(last, fall);
        return new Projection(
                last.open(),
                fall,
                finish,
                finish.isPresent() ? day(last, fall + doubt) : Optional.empty(),
                finish.isPresent() ? day(last, fall - doubt) : Optional.empty(),
                days.size());
    }

    private static Optional<LocalDate> day(Day last, double fall) {
        if (fall <= 0) {
            return Optional.empty();
        }
        double days = Math.ceil(last.open() / fall);
        return days > SIGHT ? Optional.empty() : Optional.of(last.day().plusDays((long) days));
    }

    /** @return the slope of the least squares line, and its standard error */
    private static double[] line(List<Day> days) {
        int n = days.size();
        double meanX = (n - 1) / 2.0;
        double meanY = days.stream().mapToLong(Day::open).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (int x = 0; x < n; x++) {
            xy += (x - meanX) * (days.get(x).open() - meanY);
            xx += (x - meanX) * (x - meanX);
        }
        double slope = xy / xx;
        double left = 0;
        for (int x = 0; x < n; x++) {
            double off = days.get(x).open() - meanY - slope * (x - meanX);
            left += off * off;
        }
        return new double[] {slope, Math.sqrt(left / (n - 2) / xx)};
    }
}
