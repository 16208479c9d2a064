package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import java.net.URI;

/** Makes links for messages that do one thing, once, for one person, within a week. Opening one shows a question; only answering it acts. */
@FunctionalInterface
public interface OneClickLinks {

    /**
     * @param purpose   of a {@link OneClickAction}; behind a colon it may say more, for instance {@code acknowledge:no-next-step}
     * @param violation 0 when it is about none
     */
    URI link(String purpose, long violation, int generation, RecordId person);
}
