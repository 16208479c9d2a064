package dev.plumbline.mirror;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What one piece of news did to the mirror.
 *
 * @param before as it was kept; null when the record was not known (or was deleted) before
 * @param now    as it is kept now; null when it is gone
 */
public record RecordChange(RecordId id, String object, Kind kind, @Nullable CrmRecord before, @Nullable CrmRecord now) {

    /** How the record came to change. Older or identical news changes nothing and is not reported. */
    public enum Kind {
        CREATED,
        CHANGED,
        DELETED,
        UNDELETED
    }
}
