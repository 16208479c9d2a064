package dev.plumbline.rules;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Formula;
import dev.plumbline.formula.Result;
import org.jspecify.annotations.Nullable;

/**
 * A field that is typed where somebody adds a child record in place.
 *
 * @param preset what stands in it to begin with; null for nothing
 */
record NewField(String name, @Nullable Formula preset) {

    /** A preset that cannot be worked out leaves the field to whoever types. */
    FieldValue begin(Context context) {
        return preset != null && preset.evaluate(Facts.of(new FieldValue[0]), context) instanceof Result.Value known
                ? known.value()
                : FieldValue.BLANK;
    }
}
