package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import java.util.HashMap;
import java.util.Map;

/** Hands out record ids in order, per object or, where objects share a prefix, as histories do, for all of them. Their fourth to ninth character is {@value #POD}, which no later record shares. */
final class Ids {

    static final String POD = "Pb0000";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Integer> last = new HashMap<>();

    RecordId next(String object) {
        String prefix = prefix(object);
        return of(prefix, last.merge(prefix, 1, Integer::sum));
    }

    static RecordId at(String object, int number) {
        return of(prefix(object), number);
    }

    private static String prefix(String object) {
        return StandardObjects.schema(object).orElseThrow().keyPrefix();
    }

    private static RecordId of(String prefix, int number) {
        StringBuilder counter = new StringBuilder();
        for (int rest = number, i = 0; i < 6; i++, rest /= 62) {
            counter.append(DIGITS.charAt(rest % 62));
        }
        return RecordId.of(prefix + POD + counter.reverse());
    }
}
