package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.Tally;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.Rollup;
import java.util.ArrayList;
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

    /** Why the children that a roll-up sums up cannot be told; without them a count would be a guess. As {@link Mirror#blindness}. */
    Optional<String> blindness(Handle handle, Rollup rollup);

    /** As {@link Mirror#tallies}. */
    Map<String, Map<RecordId, Tally>> tallies(Handle handle, List<KeptRollup> rollups, Collection<RecordId> parents);

    /** As {@link Mirror#children}. */
    Map<RecordId, List<FieldValue[]>> children(
            Handle handle, Children children, Collection<RecordId> parents, List<String> paths);

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

            @Override
            public Optional<String> blindness(Handle handle, Rollup rollup) {
                List<String> own = new ArrayList<>();
                own.add(rollup.by());
                rollup.childPaths().stream().filter(p -> p.indexOf('.') < 0).forEach(own::add);
                return mirror.blindness(handle, rollup.summarize(), own);
            }

            @Override
            public Map<String, Map<RecordId, Tally>> tallies(
                    Handle handle, List<KeptRollup> rollups, Collection<RecordId> parents) {
                return mirror.tallies(handle, rollups, parents);
            }

            @Override
            public Map<RecordId, List<FieldValue[]>> children(
                    Handle handle, Children children, Collection<RecordId> parents, List<String> paths) {
                return mirror.children(handle, children.object(), children.by(), parents, paths);
            }
        };
    }
}
