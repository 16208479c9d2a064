package dev.plumbline.web.ui;

import dev.plumbline.pipeline.ServiceStatus;
import dev.plumbline.violations.Violations.DayCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the start page says.
 *
 * @param checking the first check is still going on, so numbers are not the whole truth yet
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
        boolean checking,
        ServiceStatus.Check check,
        int liveRules,
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

    public boolean nothingFound() {
        return totals.open() == 0 && !checking;
    }

    public int percentDone() {
        return check.total() <= 0 ? 0 : (int) Math.min(100, 100 * check.done() / check.total());
    }
}
