package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who reports to whom, as a forest: every person has at most one step up, and the steps up end. Where managers form a circle, the step of its
 * smallest id is cut, so that the same org always gives the same chart.
 */
final class Ascent {

    private final Map<RecordId, RecordId> up = new HashMap<>();
    private final Map<RecordId, List<RecordId>> down = new HashMap<>();
    private final List<List<RecordId>> circles = new ArrayList<>();

    /** @param managers every person's manager, among the people that are known */
    Ascent(Map<RecordId, RecordId> managers) {
        up.putAll(managers);
        Set<RecordId> settled = new HashSet<>();
        for (RecordId start : new TreeMap<>(managers).keySet()) {
            LinkedHashSet<RecordId> walked = new LinkedHashSet<>();
            RecordId at = start;
            while (at != null && !settled.contains(at) && walked.add(at)) {
                at = up.get(at);
            }
            if (at != null && walked.contains(at)) {
                cut(walked, at);
            }
            settled.addAll(walked);
        }
        new TreeMap<>(up).forEach((person, manager) -> down.computeIfAbsent(manager, m -> new ArrayList<>())
                .add(person));
    }

    private void cut(LinkedHashSet<RecordId> walked, RecordId entry) {
        List<RecordId> circle =
                walked.stream().dropWhile(id -> !id.equals(entry)).toList();
        circles.add(circle);
        circle.stream().min(RecordId::compareTo).ifPresent(up::remove);
    }

    Optional<RecordId> above(RecordId person) {
        return Optional.ofNullable(up.get(person));
    }

    List<RecordId> below(RecordId person) {
        return down.getOrDefault(person, List.of());
    }

    /** The person and everybody below. */
    Set<RecordId> subtree(RecordId person) {
        Set<RecordId> all = new LinkedHashSet<>(Set.of(person));
        List<RecordId> open = new ArrayList<>(List.of(person));
        while (!open.isEmpty()) {
            for (RecordId report : below(open.remove(open.size() - 1))) {
                if (all.add(report)) {
                    open.add(report);
                }
            }
        }
        return all;
    }

    /** The circles that were cut, each in the order of its steps up. */
    List<List<RecordId>> circles() {
        return circles;
    }
}
