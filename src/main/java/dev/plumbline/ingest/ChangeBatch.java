package dev.plumbline.ingest;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of news about one object, to be taken in as one transaction together with its cursor.
 *
 * @param loading whether this is part of a first load: kept, but judged only when every object is there; brings no deletions
 * @param next    how far the input is safe once this batch is kept; null when the cursor stays where it is (more pages follow)
 */
public record ChangeBatch(
        String object, List<CrmRecord> upserts, List<Deletion> deletions, boolean loading, @Nullable Cursor next) {

    public ChangeBatch {
        upserts = List.copyOf(upserts);
        deletions = List.copyOf(deletions);
    }
}
