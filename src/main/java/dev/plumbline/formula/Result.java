package dev.plumbline.formula;

import dev.plumbline.crm.FieldValue;
import java.util.Set;

/** What a formula came to. */
public sealed interface Result {

    /** @param value blank stands for null; never hidden */
    record Value(FieldValue value) implements Result {}

    /** The answer depends on something that could not be read. @param references the paths it depends on */
    record CannotTell(Set<String> references) implements Result {

        public CannotTell {
            references = Set.copyOf(references);
        }
    }

    /** Running it failed, as Salesforce would show {@code #Error!}; for instance a division by zero. */
    record Failed(String message) implements Result {}
}
