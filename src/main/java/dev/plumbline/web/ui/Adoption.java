package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Raised;
import dev.plumbline.lifecycle.CampaignState;
import dev.plumbline.violations.Violations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The two sides of adoption: what is entered, and whether those above use it.
 *
 * @param leaders how many lead somebody, among those whom the reader sees
 * @param since   since when use is known
 */
record Adoption(
        List<Week> weeks,
        int leaders,
        Optional<LocalDate> since,
        List<Leader> leading,
        int moreLeading,
        Violations.Totals totals,
        Raised.Tolerated tolerated,
        Ageing ageing,
        Heat heat,
        List<Standing> names,
        List<Burn> campaigns) {

    /**
     * One week.
     *
     * @param monday its first day
     * @param open   at its end, or now
     * @param used   leaders who used what was found on some day of it; empty where that is not known
     */
    record Week(
            LocalDate monday, long opened, long closed, long open, Optional<Long> used, long looks, long decisions) {}

    /**
     * Somebody who leads, in the last four weeks.
     *
     * @param days     on which they used what was found
     * @param overdue  answers that they owe for longer than there was time
     * @param oldest   by when the oldest was owed
     */
    record Leader(
            RecordId id,
            String name,
            String note,
            long days,
            long decisions,
            long owed,
            long overdue,
            Optional<Instant> oldest) {}

    /** Rules by teams, most first on both sides. @param rows one for each rule */
    record Heat(List<Standing> teams, List<Row> rows) {

        record Row(String id, String title, List<Cell> cells) {}

        /** @param level 0 for none, 5 for the most */
        record Cell(long open, int level) {}

        public boolean drawn() {
            return !teams.isEmpty() && !rows.isEmpty();
        }
    }

    /** A campaign that runs. @param days with the line that would meet its date */
    record Burn(CampaignState state, String scope, List<Day> days) {}

    /** @param needed to meet the date by a straight line */
    record Day(LocalDate day, long open, long needed) {}

    public long usedNow() {
        return weeks.isEmpty() ? 0 : weeks.get(weeks.size() - 1).used().orElse(0L);
    }

    public Week now() {
        return weeks.get(weeks.size() - 1);
    }
}
