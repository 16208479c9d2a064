package dev.plumbline.web.ui;

import dev.plumbline.pipeline.Retrospect;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What would have opened, week by week. */
final class Weeks {

    private Weeks() {}

    record Week(LocalDate monday, long opened) {}

    static List<Week> of(Optional<Retrospect> past, ZoneId zone) {
        Map<LocalDate, Long> weeks = new TreeMap<>();
        past.ifPresent(p -> p.episodes().forEach(e -> e.opened()
                .map(at -> at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .ifPresent(monday -> weeks.merge(monday, 1L, Long::sum))));
        return weeks.entrySet().stream()
                .map(e -> new Week(e.getKey(), e.getValue()))
                .toList();
    }
}
