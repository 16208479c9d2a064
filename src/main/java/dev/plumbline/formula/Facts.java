package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;

/** The values one formula run may read, by slot of the {@link Layout} that it was compiled against. */
public interface Facts {

    FieldValue now(int slot);

    /** The value before the change that is being judged; equal to {@link #now} where nothing changed, blank on a new record. */
    FieldValue before(int slot);

    /** Whether the change that is being judged created the record. */
    boolean isNew();
}
