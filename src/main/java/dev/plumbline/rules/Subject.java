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
 * @param today  values by slot as they are today, where a move of the past is judged: what texts for people fall back on, never formulas
 */
public record Subject(
        RecordId id,
        String object,
        FieldValue[] now,
        FieldValue @Nullable [] before,
        boolean isNew,
        FieldValue @Nullable [] today) {

    public Subject(RecordId id, String object, FieldValue[] now, FieldValue @Nullable [] before, boolean isNew) {
        this(id, object, now, before, isNew, null);
    }

    /** As formulas see it. */
    public Facts facts() {
        if (isNew) {
            return Facts.created(now);
        }
        return before == null ? Facts.of(now) : Facts.changed(now, before);
    }

    /** What a message says: the value, or today's where nobody knows any more what it was. */
    FieldValue told(int slot) {
        return today != null && now[slot].isHidden() ? today[slot] : now[slot];
    }

    /** Whether a change was observed, so that transition rules can be judged. */
    public boolean changeObserved() {
        return isNew || before != null;
    }
}
