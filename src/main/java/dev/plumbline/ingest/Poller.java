package dev.plumbline.ingest;

import dev.plumbline.crm.RecordId;
import java.util.Collection;

/** Brings changes out of Salesforce, one round at a time. */
public interface Poller {

    /**
     * Reads what is new of every wanted object and hands it to the sink; a first load that was interrupted goes on where it stood. One
     * object's failure does not stop the others. Never runs twice at once, in this process or another: the second answers that it was skipped.
     */
    RoundResult round();

    /**
     * Reads these records again now, for instance right before something is said about them. What does not come back is reported as gone,
     * with the reason.
     *
     * @throws dev.plumbline.salesforce.SalesforceException when the org cannot be asked
     */
    void refresh(Collection<RecordId> ids);
}
