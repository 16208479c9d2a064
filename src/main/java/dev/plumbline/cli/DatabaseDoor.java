package dev.plumbline.cli;

import org.jdbi.v3.core.Jdbi;

/** Finds the service's own database for the commands that need one. Given by the start-up, which knows the configuration. */
@FunctionalInterface
public interface DatabaseDoor {

    /** @throws IllegalStateException when there is none, in words that may be printed */
    Opened open();

    /** @param closing what was started only to be read, if anything was */
    record Opened(Jdbi jdbi, AutoCloseable closing) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            closing.close();
        }
    }
}
