package dev.plumbline.fixes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is open for somebody, most valuable and urgent first.
 *
 * @param shown   the first of them
 * @param records how many there are
 * @param minutes about how long mending all of it takes
 */
public record Work(List<WorkRecord> shown, int records, int gaps, int minutes) {

    /** Choosing a value and typing it. */
    private static final int SECONDS_A_FIELD = 20;

    /** Reading what it is about. */
    private static final int SECONDS_A_RECORD = 10;

    /** Something to be done and not to be typed: a call, a meeting, a contact to be found. */
    private static final int SECONDS_ELSEWHERE = 120;

    static Work of(List<WorkRecord> all, int most) {
        int seconds = all.stream()
                .mapToInt(r -> SECONDS_A_RECORD + (r.fixable() ? r.gaps().size() * SECONDS_A_FIELD : SECONDS_ELSEWHERE))
                .sum();
        return new Work(
                all.stream().limit(most).toList(),
                all.size(),
                all.stream().mapToInt(r -> r.gaps().size()).sum(),
                Math.max(1, Math.round(seconds / 60f)));
    }

    public boolean empty() {
        return records == 0;
    }

    public int beyond() {
        return records - shown.size();
    }

    /** Objects of which several records can be mended with a form, and how many: worth a table. */
    public Map<String, Integer> tables() {
        Map<String, Integer> counts = new TreeMap<>();
        shown.stream().filter(WorkRecord::hasFields).forEach(r -> counts.merge(r.object(), 1, Integer::sum));
        counts.values().removeIf(count -> count < 2);
        return counts;
    }
}
