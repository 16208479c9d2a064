package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * The values one formula run may read, by slot of the {@link Layout} that it was compiled against. One plain class, since every field that a
 * rule reads is read through it. Arrays are not copied: whoever hands them over no longer changes them.
 */
public final class Facts {

    private FieldValue[] now;
    private final FieldValue @Nullable [] before;
    private final boolean isNew;

    private Facts(FieldValue[] now, FieldValue @Nullable [] before, boolean isNew) {
        this.now = now;
        this.before = before;
        this.isNew = isNew;
    }

    /** A record as it stands: nothing is new, nothing was different before. */
    public static Facts of(FieldValue[] now) {
        return new Facts(now, null, false);
    }

    /** A change that is being judged; the values before are equal to those now where nothing changed. */
    public static Facts changed(FieldValue[] now, FieldValue[] before) {
        return new Facts(now, before, false);
    }

    /** A change that made the record. */
    public static Facts created(FieldValue[] now) {
        return new Facts(now, null, true);
    }

    public FieldValue now(int slot) {
        return now[slot];
    }

    /** The value before the change that is being judged; equal to {@link #now} where nothing changed, blank on a new record. */
    public FieldValue before(int slot) {
        if (isNew) {
            return FieldValue.BLANK;
        }
        return before == null ? now[slot] : before[slot];
    }

    /** Whether the change that is being judged created the record. */
    public boolean isNew() {
        return isNew;
    }

    /** Shows another record as it stands; for a {@link Batch}, which goes through many. */
    void show(FieldValue[] record) {
        now = record;
    }
}
