package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.rules.RuleBook;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks after kept roll-ups apart from the changes that keep them: adds them up where they are not kept yet, and holds them against the
 * children again, a share at a time.
 */
final class RollupUpkeep {

    /** How long a slip may live. A kept value that nobody doubts costs a read of its children once in that time. */
    private static final Duration VERIFY_EVERY = Duration.ofDays(7);

    /** At most so many in one round, so that all that were added up on one day are not looked at in one go. */
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Mirror mirror;

    RollupUpkeep(Jdbi jdbi, Mirror mirror) {
        this.jdbi = jdbi;
        this.mirror = mirror;
    }

    /** Before a page of records is judged, in a transaction of its own, so that nobody waits for the judging. */
    void keep(RuleBook book, String object, Collection<RecordId> page) {
        List<KeptRollup> rollups = KeptRollup.on(book, object);
        if (!rollups.isEmpty()) {
            jdbi.useTransaction(handle -> mirror.keep(handle, rollups, page));
        }
    }

    void verify(RuleBook book) {
        List<KeptRollup> rollups = KeptRollup.those(book, r -> true);
        if (!rollups.isEmpty()) {
            jdbi.useTransaction(handle -> mirror.verify(handle, rollups, VERIFY_EVERY, AT_ONCE));
        }
    }
}
