package dev.plumbline.ingest;

import dev.plumbline.ingest.RoundResult.ObjectRound;
import java.util.Optional;

/** Counts what goes to the sink, and lets nothing through once another process polls. */
final class Tally implements ChangeSink {

    private final ChangeSink sink;
    private final PollLease lease;
    private int upserts;
    private int deletions;

    Tally(ChangeSink sink, PollLease lease) {
        this.sink = sink;
        this.lease = lease;
    }

    /** The lease ran out while a page was fetched. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("another process took over polling");
        }
    }

    @Override
    public void accept(ChangeBatch batch) {
        if (!lease.hold()) {
            throw new LeaseLost();
        }
        sink.accept(batch);
        upserts += batch.upserts().size();
        deletions += batch.deletions().size();
    }

    @Override
    public void described(Description description) {
        sink.described(description);
    }

    ObjectRound round(String object, boolean loading, Optional<String> failure) {
        return new ObjectRound(object, loading, upserts, deletions, failure);
    }
}
