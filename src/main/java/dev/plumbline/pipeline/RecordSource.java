package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where an examiner finds records. It is the mirror, except that a rule that is only tried out may read what no rule in force does. */
interface RecordSource {

    Optional<ObjectSchema> schema(String object);

    /** As {@link Mirror#read}. */
    Map<RecordId, FieldValue[]> read(Handle handle, String object, Collection<RecordId> ids, List<String> paths);

    static RecordSource of(Mirror mirror) {
        return new RecordSource() {

            @Override
            public Optional<ObjectSchema> schema(String object) {
                return mirror.schema(object);
            }

            @Override
            public Map<RecordId, FieldValue[]> read(
                    Handle handle, String object, Collection<RecordId> ids, List<String> paths) {
                return mirror.read(handle, object, ids, paths);
            }
        };
    }
}
