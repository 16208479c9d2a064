package dev.plumbline.rules;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Facts;
import org.jspecify.annotations.Nullable;

/**
 * One record with everything that the rules on its object read, laid out for {@link RuleBook#layout}.
 *
 * @param now    values by slot
 * @param before values by slot before the observed change; null when a state is judged and no change was seen
 * @param isNew  whether the observed change created the record
 */
public record Subject(RecordId id, String object, FieldValue[] now, FieldValue @Nullable [] before, boolean isNew)
        implements Facts {

    @Override
    public FieldValue now(int slot) {
        return now[slot];
    }

    @Override
    public FieldValue before(int slot) {
        if (isNew) {
            return FieldValue.BLANK;
        }
        return before == null ? now[slot] : before[slot];
    }

    /** Whether a change was observed, so that transition rules can be judged. */
    public boolean changeObserved() {
        return isNew || before != null;
    }
}
