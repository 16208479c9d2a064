package dev.plumbline.people.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arithmetic of spans within one day. */
final class DaySpans {

    private DaySpans() {}

    /** In order, and none touching the next. */
    static List<DaySpan> joined(List<DaySpan> spans) {
        List<DaySpan> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(DaySpan::from));
        List<DaySpan> joined = new ArrayList<>();
        for (DaySpan span : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).until() >= span.from()) {
                DaySpan before = joined.get(last);
                joined.set(last, new DaySpan(before.from(), Math.max(before.until(), span.until())));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    /** What is left of the first ones without the second. */
    static List<DaySpan> without(List<DaySpan> spans, List<DaySpan> taken) {
        List<DaySpan> left = spans;
        for (DaySpan hole : taken) {
            List<DaySpan> next = new ArrayList<>();
            for (DaySpan span : left) {
                if (hole.until() <= span.from() || hole.from() >= span.until()) {
                    next.add(span);
                    continue;
                }
                if (span.from() < hole.from()) {
                    next.add(new DaySpan(span.from(), hole.from()));
                }
                if (hole.until() < span.until()) {
                    next.add(new DaySpan(hole.until(), span.until()));
                }
            }
            left = next;
        }
        return left;
    }
}
