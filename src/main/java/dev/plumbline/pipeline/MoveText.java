package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Values as a violation remembers them to know a move again: one text for equal values, nothing for what is not visible. */
final class MoveText {

    private MoveText() {}

    static Map<String, String> of(Collection<String> fields, Function<String, FieldValue> values) {
        Map<String, String> texts = new TreeMap<>();
        for (String field : fields) {
            FieldValue value = values.apply(field);
            if (!value.isHidden()) {
                texts.put(field, text(value));
            }
        }
        return texts;
    }

    /** The values when all of the fields are known, else none: what is known in part cannot be compared. */
    static Map<String, String> whole(Collection<String> fields, Map<String, String> texts) {
        return texts.keySet().containsAll(fields) ? texts : Map.of();
    }

    /** 100 and 100.00 are one amount. */
    private static String text(FieldValue value) {
        return value instanceof FieldValue.Num n
                ? n.value().stripTrailingZeros().toPlainString()
                : value.asText();
    }
}
