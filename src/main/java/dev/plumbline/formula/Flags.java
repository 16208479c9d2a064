package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.List;

/** A column of checkboxes. A blank one, as over an empty lookup, is not ticked. */
record Flags(Rows ticked, Rows unsure) {

    static Flags of(List<FieldValue[]> records, int slot) {
        Rows ticked = new Rows(records.size());
        Rows unsure = new Rows(records.size());
        for (int row = 0; row < records.size(); row++) {
            FieldValue value = records.get(row)[slot];
            if (value instanceof FieldValue.Bool flag) {
                if (flag.value()) {
                    ticked.add(row);
                }
            } else if (!value.isBlank()) {
                unsure.add(row);
            }
        }
        return new Flags(ticked, unsure);
    }
}
