package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.List;

/**
 * A column of texts: each row has the number of its text in the lexicon. A question about the text is then asked once for each different
 * one and not for each row.
 */
record Words(int[] codes, Lexicon.Texts texts, Rows blank, Rows unsure) {

    static Words of(List<FieldValue[]> records, int slot, Lexicon.Texts texts) {
        int[] codes = new int[Rows.words(records.size()) << 6];
        Rows blank = new Rows(records.size());
        Rows unsure = new Rows(records.size());
        for (int row = 0; row < records.size(); row++) {
            FieldValue value = records.get(row)[slot];
            int code = value.isBlank() ? 0 : texts.code(value);
            codes[row] = code;
            if (code == 0) {
                blank.add(row);
            } else if (!(value instanceof FieldValue.Text)) {
                unsure.add(row);
            }
        }
        return new Words(codes, texts, blank, unsure);
    }
}
