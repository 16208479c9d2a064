package dev.plumbline.ingest;

/** Takes changes in. Implemented by whoever composes the flow; the batch and its cursor are kept together or not at all. */
public interface ChangeSink {

    /** Keeps a batch and, where it has one, its cursor by {@link Cursors#save} in the same transaction; throws when it could not. */
    void accept(ChangeBatch batch);

    /** Tells what can be read of an object, before its first batch and whenever that changes. */
    void described(Description description);
}
