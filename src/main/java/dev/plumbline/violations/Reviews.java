package dev.plumbline.violations;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Table {@code rule_review}: rules that are silent because they were found wrong too often. */
final class Reviews {

    private static final Actor SERVICE = new Actor.System("ways-out");

    private final Handle handle;

    Reviews(Handle handle) {
        this.handle = handle;
    }

    /** Of each rule that is not under review, the disputes answered since then and since its last review. */
    List<WaysTaken.Tally> tallies(Instant since) {
        return handle.createQuery(
                        """
                        SELECT d.rule, count(*) AS answered, count(*) FILTER (WHERE d.answer = 'UPHELD') AS upheld
                        FROM violation_dispute d
                        LEFT JOIN (SELECT rule, max(coalesce(ended_at, 'infinity')) AS ended FROM rule_review GROUP BY rule) r
                            ON r.rule = d.rule
                        WHERE d.answer IN ('UPHELD', 'REJECTED') AND d.answered_at > greatest(:since, r.ended)
                        GROUP BY d.rule
                        """)
                .bind("since", LedgerTables.utc(since))
                .map((row, c) -> new WaysTaken.Tally(
                        new RuleId(row.getString("rule")), row.getLong("answered"), row.getLong("upheld")))
                .list();
    }

    /** @param days over which the disputes were counted */
    List<ViolationEvent> begin(WaysTaken.Tally tally, int days, Instant now) {
        RuleId rule = tally.rule();
        WaysTaken.Review review = new WaysTaken.Review(rule, now, tally.upheld(), tally.answered(), days);
        int begun = handle.createUpdate(
                        """
                        INSERT INTO rule_review (rule, since, because, answered, upheld, over_days)
                        VALUES (:rule, :now, :because, :answered, :upheld, :days) ON CONFLICT DO NOTHING
                        """)
                .bind("answered", tally.answered())
                .bind("upheld", tally.upheld())
                .bind("days", days)
                .bind("rule", rule.value())
                .bind("now", LedgerTables.utc(now))
                .bind("because", review.because())
                .execute();
        if (begun == 0) {
            return List.of();
        }
        audit(rule, SERVICE, "rule-review-begun", review.because(), now);
        Remark why = Remark.of(Kind.UNDER_REVIEW, "" + tally.upheld(), "" + tally.answered(), "" + days);
        return silence(rule, true, SERVICE, now, why);
    }

    Outcome end(RuleId rule, Actor.Person who, String text, boolean loud, Instant now) {
        int ended = handle.createUpdate(
                        """
                        UPDATE rule_review SET ended_at = :now, ended_by = :who, end_text = :text
                        WHERE rule = :rule AND ended_at IS NULL
                        """)
                .bind("now", LedgerTables.utc(now))
                .bind("who", who.name())
                .bind("text", LedgerTables.clean(text.strip()))
                .bind("rule", rule.value())
                .execute();
        if (ended == 0) {
            return Outcome.refused(Outcome.Why.NOT_NOW, WayWords::noReview);
        }
        audit(rule, who, "rule-review-ended", text.strip(), now);
        return new Outcome.Done(
                loud
                        ? silence(rule, false, who, now, Remark.of(Kind.REVIEW_OVER), Remark.said(text.strip()))
                        : List.of());
    }

    private List<ViolationEvent> silence(RuleId rule, boolean silent, Actor who, Instant now, Remark... remarks) {
        LedgerTables tables = new LedgerTables(handle);
        List<ViolationEvent> events = new ArrayList<>();
        for (Violation violation : tables.lockUnder(rule, !silent)) {
            Step step = Step.woken(handle, tables, violation, now);
            step.silence(silent, who, remarks);
            events.addAll(step.events());
        }
        return events;
    }

    private void audit(RuleId rule, Actor who, String what, String text, Instant now) {
        AuditLog.append(
                handle, List.of(new AuditEntry(now, who, what, Subject.SERVICE, text, Map.of(), rule.value(), "")));
    }
}
