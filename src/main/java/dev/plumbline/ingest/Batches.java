package dev.plumbline.ingest;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.Deletion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers news of one object into batches of bounded size. Only the last one carries the cursor: it must not pass what is not stored.
 *
 * <p>Deletions go in batches of their own while an object is loading, as ordinary news: nothing more can come that would change them, and when
 * it is loading again somebody may be waiting to hear that a record is gone.
 */
final class Batches {

    static final int SIZE = 2000;

    private final String object;
    private final boolean loading;
    private final Consumer<ChangeBatch> sink;
    private final List<CrmRecord> upserts = new ArrayList<>();
    private final List<Deletion> deletions = new ArrayList<>();

    Batches(String object, boolean loading, Consumer<ChangeBatch> sink) {
        this.object = object;
        this.loading = loading;
        this.sink = sink;
    }

    void upserts(Collection<CrmRecord> records) {
        for (CrmRecord record : records) {
            makeRoom();
            upserts.add(record);
        }
    }

    void deletions(Collection<Deletion> gone) {
        for (Deletion deletion : gone) {
            makeRoom();
            deletions.add(deletion);
        }
    }

    /** Hands over what is left, with the cursor. */
    void finish(@Nullable Cursor next) {
        if (next != null || size() > 0) {
            send(next);
        }
    }

    private void makeRoom() {
        if (size() >= SIZE) {
            send(null);
        }
    }

    private int size() {
        return upserts.size() + deletions.size();
    }

    private void send(@Nullable Cursor next) {
        if (loading && !deletions.isEmpty()) {
            sink.accept(new ChangeBatch(object, List.of(), deletions, false, null));
            deletions.clear();
        }
        Failpoint.at("ingest.read");
        sink.accept(new ChangeBatch(object, upserts, deletions, loading, next));
        upserts.clear();
        deletions.clear();
    }
}
