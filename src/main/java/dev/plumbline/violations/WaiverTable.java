package dev.plumbline.violations;

import dev.plumbline.audit.Actor;
import dev.plumbline.violations.Waivers.Beneficiary;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Table {@code violation_waiver}. */
final class WaiverTable {

    /** One that was asked for, or holds. */
    record Kept(long id, String askedBy) {}

    private final Handle handle;

    WaiverTable(Handle handle) {
        this.handle = handle;
    }

    Optional<Kept> asked(long violation) {
        return handle.createQuery(
                        "SELECT id, asked_by FROM violation_waiver WHERE violation_id = :id AND state = 'ASKED' FOR UPDATE")
                .bind("id", violation)
                .map((row, c) -> new Kept(row.getLong("id"), row.getString("asked_by")))
                .findOne();
    }

    void ask(Violation v, Actor.Person who, Beneficiary beneficiary, String reason, Instant now, Instant until) {
        insert(v, who, beneficiary, reason, now, until, "ASKED", null, null);
    }

    /** What was asked for becomes the one that holds; what held before has been renewed by it. */
    void grant(Violation v, Actor.Person approver, Beneficiary beneficiary, String reason, Instant now, Instant until) {
        Long before = handle.createQuery(
                        """
                        UPDATE violation_waiver SET state = 'ENDED', ended_at = :now, end_text = 'renewed'
                        WHERE rule = :rule AND record_id = :record AND state = 'GRANTED' RETURNING id
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("rule", v.rule().value())
                .bind("record", v.record().value())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        int granted = handle.createUpdate(
                        """
                        UPDATE violation_waiver SET state = 'GRANTED', approver = :who, approver_name = :name, decided_at = :now,
                            decision_text = :text, until = :until, beneficiary = :beneficiary, beneficiary_name = :beneficiaryName,
                            renews = :before
                        WHERE violation_id = :id AND state = 'ASKED'
                        """)
                .bind("who", approver.id())
                .bind("name", approver.name())
                .bind("now", LedgerTables.utc(now))
                .bind("text", LedgerTables.clean(reason.strip()))
                .bind("until", LedgerTables.utc(until))
                .bind("beneficiary", beneficiary.id())
                .bind("beneficiaryName", beneficiary.name())
                .bind("before", before)
                .bind("id", v.id())
                .execute();
        if (granted == 0) {
            insert(v, approver, beneficiary, reason, now, until, "GRANTED", approver, before);
        }
    }

    private void insert(
            Violation v,
            Actor.Person asks,
            Beneficiary beneficiary,
            String reason,
            Instant now,
            Instant until,
            String state,
            Actor.@Nullable Person approver,
            @Nullable Long renews) {
        handle.createUpdate(
                        """
                        INSERT INTO violation_waiver (violation_id, rule, record_id, beneficiary, beneficiary_name, asked_by,
                            asked_by_name, asked_at, reason, until, state, approver, approver_name, decided_at, renews, evidence)
                        SELECT id, rule, record_id, :beneficiary, :beneficiaryName, :by, :byName, :now, :reason, :until, :state,
                            :approver, :approverName, cast(:decided AS timestamptz), cast(:renews AS bigint), evidence
                        FROM violation WHERE id = :id
                        """)
                .bind("id", v.id())
                .bind("beneficiary", beneficiary.id())
                .bind("beneficiaryName", beneficiary.name())
                .bind("by", asks.id())
                .bind("byName", asks.name())
                .bind("now", LedgerTables.utc(now))
                .bind("reason", LedgerTables.clean(reason.strip()))
                .bind("until", LedgerTables.utc(until))
                .bind("state", state)
                .bind("approver", approver == null ? null : approver.id())
                .bind("approverName", approver == null ? null : approver.name())
                .bind("decided", approver == null ? null : LedgerTables.utc(now))
                .bind("renews", renews)
                .execute();
    }

    boolean decline(long violation, Actor.Person who, String text, Instant now) {
        return handle.createUpdate(
                                """
                                UPDATE violation_waiver SET state = 'DECLINED', approver = nullif(:who, beneficiary),
                                    approver_name = :name, decided_at = :now, ended_at = :now, decision_text = :text
                                WHERE violation_id = :id AND state = 'ASKED'
                                """)
                        .bind("who", who.id())
                        .bind("name", who.name())
                        .bind("now", LedgerTables.utc(now))
                        .bind("text", LedgerTables.clean(text.strip()))
                        .bind("id", violation)
                        .execute()
                > 0;
    }

    boolean end(Violation v, String text, Instant now) {
        return handle.createUpdate(
                                """
                                UPDATE violation_waiver SET state = 'ENDED', ended_at = :now, end_text = :text
                                WHERE rule = :rule AND record_id = :record AND state = 'GRANTED'
                                """)
                        .bind("now", LedgerTables.utc(now))
                        .bind("text", LedgerTables.clean(text))
                        .bind("rule", v.rule().value())
                        .bind("record", v.record().value())
                        .execute()
                > 0;
    }

    int expire(Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE violation_waiver w SET state = 'ENDED', ended_at = :now, end_text = 'its time was over'
                        WHERE until <= :now AND state IN ('ASKED', 'GRANTED') AND NOT EXISTS (
                            SELECT FROM violation v WHERE v.rule = w.rule AND v.record_id = w.record_id AND v.state = 'WAIVED')
                        """)
                .bind("now", LedgerTables.utc(now))
                .execute();
    }
}
