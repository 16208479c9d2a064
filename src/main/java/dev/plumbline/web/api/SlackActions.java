package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import java.util.Map;

/** What people may do about a gap from within Slack. Whoever calls has seen to it that the person may act on that violation. */
public interface SlackActions {

    /** @param reason key of one of {@link #reasons} */
    Outcome snooze(RecordId person, long violation, String reason, String text, int days);

    Outcome dispute(RecordId person, long violation, String text);

    /** Reasons for a snooze by key, in order, as people read them; never empty. */
    Map<String, String> reasons();

    /** The longest snooze, in working days. */
    int longestDays();

    /**
     * @param done whether it was done; if not, the buttons stay
     * @param text short, for the person and, when done, for the message in which the button was
     */
    record Outcome(boolean done, String text) {}
}
