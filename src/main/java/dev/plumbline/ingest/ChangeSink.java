package dev.plumbline.ingest;

/** Takes changes in. Implemented by whoever composes the flow; the batch and its cursor are kept together or not at all. */
@FunctionalInterface
public interface ChangeSink {

    void accept(ChangeBatch batch);
}
