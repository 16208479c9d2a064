package dev.plumbline.violations;

import org.jdbi.v3.core.Handle;

/** Implemented by rooms that say nothing before the org has been checked once as a whole: half a picture would shame the wrong people. */
@FunctionalInterface
public interface FirstCheck {

    /** Every record has been held against the rules. Called after each complete check, in the transaction that ends it. */
    void firstCheckCompleted(Handle handle);
}
