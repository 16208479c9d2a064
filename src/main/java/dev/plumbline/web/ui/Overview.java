package dev.plumbline.web.ui;

import dev.plumbline.violations.Violations.DayCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the start page says.
 *
 * @param days     without the days before anything was known; empty when there is too little to draw
 * @param refused  rules that cannot run; only told to admins
 */
record Overview(
        Totals totals,
        List<RuleBar> rules,
        List<Standing> teams,
        List<Standing> people,
        int peopleInAll,
        List<DayCount> days,
        List<StatusLine> status,
        Optional<Instant> asOf,
        Progress progress,
        int liveRules,
        long recordsRead,
        int refused) {

    record Totals(long open, long records, BigDecimal amount, Optional<Instant> oldest) {}

    /** @param share in percent of the rule with most gaps, for the bar */
    record RuleBar(
            String id,
            String title,
            String severity,
            long open,
            long records,
            BigDecimal amount,
            Instant oldest,
            int share) {}

    /** Neither good nor bad news: there is nothing to judge. */
    public boolean nothingRead() {
        return recordsRead == 0 && totals.open() == 0;
    }

    public boolean nothingFound() {
        return totals.open() == 0 && !progress.firstCheck();
    }
}
