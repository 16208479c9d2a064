package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What keeps violations still for a time, snoozes and waivers, and what no longer does. */
final class Holds {

    /** @param by who approved a waiver; empty for a snooze */
    record Hold(Instant until, String by) {}

    private static final Remark SNOOZE_OVER = Remark.of(Kind.SNOOZE_OVER);
    private static final Remark WAIVER_OVER = Remark.of(Kind.WAIVER_OVER);
    private static final Remark APPROVER = Remark.of(Kind.APPROVER_ANSWERS);

    private final Handle handle;
    private final Map<Long, Hold> holds = new HashMap<>();

    Holds(Handle handle) {
        this.handle = handle;
    }

    void add(long violation, Hold hold) {
        holds.put(violation, hold);
    }

    /** Why what keeps this violation still does so no longer; empty when it does, or nothing kept it. */
    Optional<Remark> over(Violation violation, Instant now) {
        Hold hold = holds.get(violation.id());
        if (hold == null) {
            return Optional.empty();
        }
        boolean waived = violation.state() == ViolationState.WAIVED;
        if (!hold.until().isAfter(now)) {
            return Optional.of(waived ? WAIVER_OVER : SNOOZE_OVER);
        }
        boolean own = violation
                .accountable()
                .map(RecordId::value)
                .filter(hold.by()::equals)
                .isPresent();
        return waived && own ? Optional.of(APPROVER) : Optional.empty();
    }

    /** Opens again what was held. */
    void wake(Collection<Violation> woken, Instant now) {
        if (woken.isEmpty()) {
            return;
        }
        Long[] ids = ids(woken);
        handle.createUpdate(
                        """
                        UPDATE violation SET state = 'OPEN', holds_until = NULL, held_by = NULL
                        WHERE id = ANY(:ids) AND state IN ('SNOOZED', 'WAIVED')
                        """)
                .bind("ids", ids)
                .execute();
        snoozesOver(ids, now);
        List<String> rules = new ArrayList<>();
        List<String> records = new ArrayList<>();
        woken.forEach(v -> {
            rules.add(v.rule().value());
            records.add(v.record().value());
        });
        handle.createUpdate(
                        """
                        UPDATE violation_waiver SET state = 'ENDED', ended_at = :now, end_text = :over
                        FROM unnest(:rules, :records) AS w(r, i)
                        WHERE rule = w.r AND record_id = w.i AND state = 'GRANTED' AND (until <= :now OR approver = (
                            SELECT accountable FROM violation WHERE rule = w.r AND record_id = w.i AND state <> 'ENDED'))
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("over", "its time was over, or who approved it came to answer for the record")
                .bind("rules", rules.toArray(String[]::new))
                .bind("records", records.toArray(String[]::new))
                .execute();
    }

    /** Closes what was asked of violations that have ended: nobody owes an answer about them. A granted waiver goes on for its time. */
    void ended(Collection<Violation> ended, Instant now) {
        if (ended.isEmpty()) {
            return;
        }
        Long[] ids = ids(ended);
        snoozesOver(ids, now);
        handle.createUpdate(
                        """
                        UPDATE violation_dispute SET answer = 'OVERTAKEN', answered_at = :now
                        WHERE violation_id = ANY(:ids) AND answer IS NULL
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("ids", ids)
                .execute();
        handle.createUpdate(
                        """
                        UPDATE violation_waiver SET state = 'ENDED', ended_at = :now, end_text = 'the gap was closed before it was decided'
                        WHERE violation_id = ANY(:ids) AND state = 'ASKED'
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("ids", ids)
                .execute();
    }

    private void snoozesOver(Long[] ids, Instant now) {
        handle.createUpdate(
                        "UPDATE violation_snooze SET over_at = :now WHERE violation_id = ANY(:ids) AND over_at IS NULL")
                .bind("now", LedgerTables.utc(now))
                .bind("ids", ids)
                .execute();
    }

    private static Long[] ids(Collection<Violation> violations) {
        return violations.stream().map(Violation::id).toArray(Long[]::new);
    }
}
