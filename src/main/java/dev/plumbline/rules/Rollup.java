package dev.plumbline.rules;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.Share;
import dev.plumbline.crm.Tally;
import dev.plumbline.formula.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A summary over child records, used in rules as {@code $Rollup.Name}. Immutable and safe for many threads. */
public interface Rollup {

    /** Whether a child may be added in place. */
    boolean takesAdditions();

    /**
     * What a child begins with that somebody adds in place: the fields to be typed, all of them, in their order, each with what stands in it
     * to begin with. Empty where none is to be added.
     */
    Map<String, FieldValue> presets(Context context);

    /** What is made of the children that pass the filter. */
    enum Type {
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /** Without the {@code $Rollup.} in front. */
    String name();

    /** The parent object. */
    String object();

    /** The child object. */
    String summarize();

    /** The child's field that holds the parent's id. */
    String by();

    Type type();

    /** The child's field that is summarised; null for COUNT. */
    @Nullable
    String field();

    /** Paths of the child that {@link #summary} reads, in the order in which it wants their values. */
    List<String> childPaths();

    /** Whether the filter may turn with time alone. */
    boolean readsClock();

    /**
     * The roll-up's value for one parent. A filter that cannot be told for any child makes the value hidden, unless the answer does not
     * depend on it.
     *
     * @param children one array per child, values in the order of {@link #childPaths}
     */
    FieldValue summary(List<FieldValue[]> children, Context context);

    /**
     * Whether a child's share depends on its own fields alone: not on the clock, the zone, the org's stages or another record. Only then
     * the shares of all children can be kept added up, and a change of one child told by the difference.
     */
    boolean steady();

    /** Names what {@link #share} makes of a child: equal only where the outcome is. */
    String key();

    /** What one child adds; for steady roll-ups only. @param child values in the order of {@link #childPaths} */
    Share share(FieldValue[] child);

    /** Whether the greatest value is wanted, and not the least. */
    boolean greatest();

    /** The roll-up's value where the children's shares come to this; the same as {@link #summary} of the children. */
    FieldValue value(Tally tally);
}
