package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in one place of an answer. */
public sealed interface Result {

    record Value(FieldValue value, FieldSchema field) implements Result {}

    /**
     * @param type  the object; {@code Name} behind a reference to several, {@code AggregateResult} for sums
     * @param id    null where it was not asked for
     */
    record Of(String type, @Nullable String id, List<Named> fields) implements Result {}

    /** Behind an empty reference. */
    record Nothing() implements Result {}

    /** Records below a record; null where there are none. */
    record Below(List<Of> records) implements Result {}

    /** @param name as answers spell it, whatever the query wrote */
    record Named(String name, Result result) {}
}
