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

    /** Whether the answer depends on the run besides the record and the clock: its zone, the org's stages, its working days. */
    default boolean readsContext() {
        return true;
    }

    /** Whether it judges a change (ISNEW, ISCHANGED, PRIORVALUE) rather than a state. */
    boolean readsChange();

    /** Runs it. Never throws for data: what fails is a {@link Result.Failed}. */
    Result evaluate(Facts facts, Context context);
}
