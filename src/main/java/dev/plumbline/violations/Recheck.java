package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import java.util.Collection;

/** Reads records again from Salesforce and judges them now. Implemented by whoever composes the flow; asked before anything is said about them. */
@FunctionalInterface
public interface Recheck {

    /**
     * @return whether the records could be read; false means that what is known of them is as old as it was
     */
    boolean recheck(Collection<RecordId> records);
}
