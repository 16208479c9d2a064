package dev.plumbline.practice.store;

import dev.plumbline.crm.RecordId;
import java.util.HashMap;
import java.util.Map;

/** Hands out ids for new records. They count up per object, so that later records sort behind earlier ones, as they mostly do. */
public final class NewIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Store store;
    private final Map<String, Long> last = new HashMap<>();

    public NewIds(Store store) {
        this.store = store;
    }

    public String next(Table table) {
        String prefix = table.schema().keyPrefix();
        while (true) {
            long number = last.merge(prefix, 1L, Long::sum);
            String id = RecordId.of(prefix + "PL0" + base62(number)).value();
            if (store.row(id) == null) {
                return id;
            }
        }
    }

    private static String base62(long number) {
        char[] text = new char[9];
        long rest = number;
        for (int i = text.length - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(text);
    }
}
