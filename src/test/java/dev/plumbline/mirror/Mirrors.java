package dev.plumbline.mirror;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Hands the real mirror to tests of other rooms. */
public final class Mirrors {

    private Mirrors() {}

    public static Mirror on(Jdbi jdbi, Clock clock) {
        return new PostgresMirror(jdbi, clock);
    }
}
