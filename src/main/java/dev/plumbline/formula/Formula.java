package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.Set;

/** A compiled formula. Immutable and safe for many threads. */
public interface Formula {

    /** The type of its value. */
    FieldType type();

    /** Canonical paths that it may read, including those inside ISCHANGED and PRIORVALUE. */
    Set<String> references();

    /** Whether the answer may turn with time alone (TODAY, NOW, TIMENOW). */
    boolean readsClock();

    /** Whether it judges a change (ISNEW, ISCHANGED, PRIORVALUE) rather than a state. */
    boolean readsChange();

    /** Runs it. Never throws for data: what fails is a {@link Result.Failed}. */
    Result evaluate(Facts facts, Context context);
}
