package dev.plumbline.practice.soql;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldValue;
import java.util.function.Function;

/**
 * One value of a record or group, with what is known of its field.
 *
 * @param field  of the last step of the path; for functions a field that describes their result
 * @param reader gives blank where the path leads nowhere
 */
record Column<T>(FieldSchema field, Function<T, FieldValue> reader) {

    FieldValue of(T from) {
        return reader.apply(from);
    }
}
