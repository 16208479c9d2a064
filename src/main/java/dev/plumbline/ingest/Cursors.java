package dev.plumbline.ingest;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How far every object is safely stored. */
public interface Cursors {

    /** Joins the transaction that keeps the batch, so that a cursor never passes what is stored. */
    void save(Handle handle, Cursor cursor);

    Optional<Cursor> of(String object);

    List<Cursor> all();
}
