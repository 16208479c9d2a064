package dev.plumbline.ingest;

import org.jdbi.v3.core.Jdbi;

/** Hands the real cursors to tests of other rooms. */
public final class CursorTables {

    private CursorTables() {}

    public static Cursors in(Jdbi jdbi) {
        return new CursorTable(jdbi);
    }
}
