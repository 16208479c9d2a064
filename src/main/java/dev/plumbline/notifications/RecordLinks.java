package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;

/** Where a record can be opened and mended: its page in the CRM. Implemented by whoever knows the CRM's address. */
@FunctionalInterface
public interface RecordLinks {

    /** An http(s) address. */
    String of(RecordId record);
}
