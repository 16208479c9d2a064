package dev.plumbline.people.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leave put in order, so that finding one's place in years of it takes a few steps. */
final class LeaveTimes {

    private LeaveTimes() {}

    /** In order, and none touching the next. */
    static List<Leave> joined(List<Leave> leave) {
        List<Leave> sorted = new ArrayList<>(leave);
        sorted.sort(Comparator.comparing(Leave::from));
        List<Leave> joined = new ArrayList<>();
        for (Leave next : sorted) {
            int last = joined.size() - 1;
            if (last < 0 || joined.get(last).until().isBefore(next.from())) {
                joined.add(next);
            } else if (joined.get(last).until().isBefore(next.until())) {
                joined.set(last, new Leave(joined.get(last).from(), next.until()));
            }
        }
        return List.copyOf(joined);
    }

    /** The first of the joined ones that ends after a moment; as many as there are when none does. */
    static int endingAfter(List<Leave> joined, Instant at) {
        int low = 0;
        int high = joined.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (joined.get(middle).until().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
