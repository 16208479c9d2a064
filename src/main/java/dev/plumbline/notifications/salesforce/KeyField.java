package dev.plumbline.notifications.salesforce;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import java.util.Optional;

/**
 * Where a Task of ours carries its marker. It has to be a field that SOQL can filter by, which the description of a Task is not.
 *
 * @param upserts whether Salesforce itself makes no second Task with the same marker
 */
record KeyField(String name, boolean upserts) {

    static final String SUBJECT = "Subject";

    /** On every Task, on no layout unless an admin puts it there, and meant for calls alone, so that nobody misses it on a Task. */
    private static final String CALL_OBJECT = "CallObject";

    /**
     * @param configured as an admin named it
     * @throws IllegalStateException when that one cannot serve, with what is wrong and how to mend it
     */
    static KeyField choose(ObjectSchema task, Optional<String> configured) {
        if (configured.isPresent()) {
            FieldSchema field = task.field(configured.get())
                    .filter(KeyField::serves)
                    .orElseThrow(() -> new IllegalStateException("plumbline.tasks.key-field names " + configured.get()
                            + ", which is no text field on Task of " + OwnTasks.MARKER_LENGTH
                            + " characters or more that the integration user may fill and filter by: correct the name, or the"
                            + " field's visibility"));
            return new KeyField(field.name(), field.idLookup());
        }
        return task.field(CALL_OBJECT)
                .filter(KeyField::serves)
                .map(field -> new KeyField(field.name(), false))
                .orElse(new KeyField(SUBJECT, false));
    }

    boolean inSubject() {
        return name.equals(SUBJECT);
    }

    private static boolean serves(FieldSchema field) {
        return field.type() == FieldType.TEXT
                && field.createable()
                && field.filterable()
                && field.length() >= OwnTasks.MARKER_LENGTH;
    }
}
