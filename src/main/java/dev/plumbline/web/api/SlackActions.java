package dev.plumbline.web.api;

import dev.plumbline.crm.RecordId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people may do about a gap from within Slack. Whoever calls has seen to it that the person may act on that violation. */
public interface SlackActions {

    /** @param reason key of one of {@link #reasons} */
    Outcome snooze(RecordId person, long violation, String reason, String text, int days);

    Outcome dispute(RecordId person, long violation, String text);

    /** Reasons for a snooze by key, in order, as people read them; never empty. */
    default Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("waiting-for-customer", "I am waiting for the customer");
        reasons.put("waiting-for-colleague", "I am waiting for a colleague");
        reasons.put("no-time", "I have no time before then");
        reasons.put("other", "Something else");
        return reasons;
    }

    /** The longest snooze. */
    default int longestDays() {
        return 5;
    }

    /**
     * @param done whether it was done; if not, the buttons stay
     * @param text short, for the person and, when done, for the message in which the button was
     */
    record Outcome(boolean done, String text) {}
}
