package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The different texts met so far in the batches of one sweep, and what formulas made of them: most next steps, stages and sources come again
 * on the next page. Belongs to one thread and to the batches of one layout.
 */
public final class Lexicon {

    private final Map<Integer, Texts> texts = new HashMap<>();

    /** The texts of one field, to add to; a new beginning when there have been too many different ones to be worth keeping. */
    Texts of(int slot) {
        Texts known = texts.get(slot);
        if (known == null || known.values.size() > Texts.MOST) {
            known = new Texts();
            texts.put(slot, known);
        }
        return known;
    }

    /** The different values of one field; the first is blank. What is no text, such as what is hidden, has an entry too. */
    static final class Texts {

        static final byte NOT_ASKED = 4;

        private static final int MOST = 100_000;

        private final Map<FieldValue, Integer> codes = new HashMap<>();
        private final List<FieldValue> values = new ArrayList<>();
        private final Map<Truth, byte[]> answers = new IdentityHashMap<>();

        Texts() {
            code(FieldValue.BLANK);
        }

        int code(FieldValue value) {
            Integer code = codes.putIfAbsent(value, values.size());
            if (code != null) {
                return code;
            }
            values.add(value);
            return values.size() - 1;
        }

        FieldValue value(int code) {
            return values.get(code);
        }

        int size() {
            return values.size();
        }

        /** What a question that nothing else decides was answered so far, by code; to be added to. */
        byte[] answers(Truth question) {
            byte[] known = answers.get(question);
            if (known == null || known.length < values.size()) {
                byte[] longer = fresh(Math.max(64, values.size() * 2));
                if (known != null) {
                    System.arraycopy(known, 0, longer, 0, known.length);
                }
                answers.put(question, longer);
                return longer;
            }
            return known;
        }

        static byte[] fresh(int size) {
            byte[] answers = new byte[size];
            Arrays.fill(answers, NOT_ASKED);
            return answers;
        }
    }
}
