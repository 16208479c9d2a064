package dev.plumbline.lifecycle;

import dev.plumbline.violations.RuleCounts.Day;
import dev.plumbline.violations.Violations.PersonCount;
import java.util.List;

/**
 * How a campaign goes, as far as the viewer may see its people.
 *
 * @param days   open gaps, oldest day first
 * @param people who have open gaps, most first
 * @param whole  whether the viewer sees everybody whom it is about
 */
public record CampaignState(
        Campaign campaign,
        List<Day> days,
        Projection projection,
        Outlook outlook,
        List<PersonCount> people,
        boolean whole) {

    /** Will we meet it? */
    public enum Outlook {
        MET,
        YES,
        AT_RISK,
        NO,
        MISSED,
        TOO_EARLY;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public CampaignState {
        days = List.copyOf(days);
        people = List.copyOf(people);
    }

    public long open() {
        return days.isEmpty() ? 0 : days.get(days.size() - 1).open();
    }
}
