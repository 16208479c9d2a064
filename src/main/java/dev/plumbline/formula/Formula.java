package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.Set;

/** A compiled formula. Immutable and safe for many threads. */
public interface Formula {

    /** The type of its value. */
    FieldType type();

    /** Canonical paths that it may read, including those inside ISCHANGED and PRIORVALUE. */
    Set<String> references();

    /** Globals that it needs and nobody here knows, such as {@code $Setup.X}: every run that comes to one cannot tell. */
    default Set<String> unavailable() {
        return Set.of();
    }

    /** Whether the answer may turn with time alone (TODAY, NOW, TIMENOW). */
    boolean readsClock();

    /** Canonical names of the fields that it compares with what they were: those inside ISCHANGED and PRIORVALUE. */
    Set<String> compared();

    /** Whether the answer depends on the run besides the record and the clock: its zone, the org's stages, its working days. */
    boolean readsContext();

    /** Whether it judges a change (ISNEW, ISCHANGED, PRIORVALUE) rather than a state. */
    boolean readsChange();

    /** Runs it. Never throws for data: what fails is a {@link Result.Failed}. */
    Result evaluate(Facts facts, Context context);

    /**
     * Runs it over many records at once, which must be laid out as it was compiled. The answers are those that {@link #evaluate} gives for
     * each record, except that rows where it would fail or cannot tell, and a few where it is only quicker to say so, are
     * {@link Answers#unsure}: ask for those one by one.
     *
     * @throws IllegalStateException when its value is not a Boolean
     */
    Answers answer(Batch batch, Context context, Rows wanted);
}
