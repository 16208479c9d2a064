package dev.plumbline.formula;

import dev.plumbline.crm.FieldSchema;
import java.util.Collection;
import java.util.Optional;

/** What a formula may name: fields, paths over relationships, roll-ups and other globals. Answers without regard to case. */
public interface Names {

    /**
     * One name that exists.
     *
     * @param path  in its own spelling, for instance {@code Account.Owner.Name} or {@code $Rollup.Open_Activities}
     * @param field its type; the schema's name need not equal the path
     */
    record Known(String path, FieldSchema field) {}

    Optional<Known> find(String path);

    /** Every plain name, for "Did you mean …?". Paths over relationships need not be listed. */
    Collection<String> suggestions();
}
