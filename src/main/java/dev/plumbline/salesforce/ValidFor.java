package dev.plumbline.salesforce;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The bits by which a choice of a dependent picklist says under which values of its controlling field it is offered. */
final class ValidFor {

    private ValidFor() {}

    /**
     * @param bits        the first value's bit is the highest of the first byte; bits that are not there are not set
     * @param controlling all values of the controlling field in the order of its describe, inactive ones included; of a checkbox false, true
     */
    static Set<String> under(byte[] bits, List<String> controlling) {
        Set<String> under = new LinkedHashSet<>();
        for (int i = 0; i < controlling.size() && i >> 3 < bits.length; i++) {
            if ((bits[i >> 3] & 0x80 >> (i & 7)) != 0) {
                under.add(controlling.get(i));
            }
        }
        return under;
    }
}
