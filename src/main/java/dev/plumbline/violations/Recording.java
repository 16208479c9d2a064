package dev.plumbline.violations;

import static dev.plumbline.violations.EndReason.FIXED;
import static dev.plumbline.violations.EndReason.RULE_CHANGED;

import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.LedgerTables.Entry;
import dev.plumbline.violations.LedgerTables.Key;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what one call changes, and writes it set by set. */
final class Recording {

    private final LedgerTables tables;
    private final Instant now;
    private final Map<Key, Finding> opening = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Violation> updates = new ArrayList<>();
    private final List<Violation> endings = new ArrayList<>();
    private final List<Violation> woken = new ArrayList<>();
    private final Map<Long, Boolean> blindness = new LinkedHashMap<>();
    private final Map<Key, Violation> opened = new HashMap<>();
    private final RecordingAudit audit = new RecordingAudit();
    private final List<ViolationEvent> events = new ArrayList<>();

    Recording(LedgerTables tables, Instant now) {
        this.tables = tables;
        this.now = now;
    }

    void open(Key key, Finding finding) {
        opening.put(key, finding);
    }

    void again(Violation open, Finding finding) {
        Verdict verdict = finding.verdict();
        if (verdict instanceof Verdict.Violated violated) {
            refresh(open, finding, violated, List.of());
        } else if (verdict instanceof Verdict.CannotTell blind) {
            if (tables.blindOnes().add(open.id())) {
                blindness.put(open.id(), true);
                List<Remark> why = List.of(Remark.said(blind.because()));
                entries.add(new Entry(open.id(), now, "cannot-tell", why, open.ruleVersion(), Map.of()));
                audit.note(open, "cannot-tell", why, now);
            }
        } else if (!finding.transition()) {
            boolean ruleMoved = !open.ruleVersion().equals(verdict.rule().version())
                    && open.asOf().equals(finding.asOf());
            Kind how = verdict instanceof Verdict.NotApplicable ? Kind.NOT_MEANT : Kind.IN_ORDER;
            end(open, ruleMoved ? RULE_CHANGED : FIXED, ruleMoved ? Kind.RULE : how);
        }
    }

    /** A move that broke the rule while an earlier one was still open. */
    void movedAgain(Violation open, Finding finding) {
        if (finding.verdict() instanceof Verdict.Violated violated) {
            refresh(open, finding, violated, List.of(Remark.of(Kind.MOVED_AGAIN), Remark.said(violated.message())));
        }
    }

    private void refresh(Violation open, Finding finding, Verdict.Violated violated, List<Remark> moved) {
        if (tables.blindOnes().remove(open.id())) {
            blindness.put(open.id(), false);
        }
        Violation still = Seen.again(open, finding, violated, now);
        Optional<Remark> over = tables.holds().over(still, now);
        Violation seen = over.isEmpty() ? still : Seen.in(ViolationState.OPEN, still);
        if (over.isPresent()) {
            woken.add(seen);
        }
        List<Remark> news = new ArrayList<>(moved);
        news.addAll(Seen.news(open, seen));
        over.ifPresent(news::add);
        if (!news.isEmpty()) {
            updates.add(seen);
            entries.add(new Entry(open.id(), now, "changed", news, seen.ruleVersion(), seen.evidence()));
            audit.note(seen, "changed", news, now);
            events.add(new ViolationEvent.Changed(seen, open));
        } else if (!open.message().equals(seen.message())
                || !open.recordName().equals(seen.recordName())
                || !open.ruleTitle().equals(seen.ruleTitle())) {
            updates.add(seen);
        }
    }

    void end(Violation open, EndReason reason, Kind because) {
        List<Remark> how = List.of(Remark.of(because));
        Violation ended = Seen.ended(open, reason, now);
        endings.add(ended);
        entries.add(new Entry(open.id(), now, "ended", how, open.ruleVersion(), Map.of()));
        audit.note(ended, "ended", how, now);
        events.add(new ViolationEvent.Ended(ended));
    }

    /** @param firstDay rules that are held against the past for the first time: what opens is backlog */
    List<ViolationEvent> write(Set<RuleId> firstDay) {
        tables.update(updates);
        tables.holds().wake(woken, now);
        tables.end(endings);
        tables.blind(blindness, now);
        for (Violation violation : tables.insert(opening, now, firstDay)) {
            opened.put(Key.of(violation), violation);
            List<Remark> what = List.of(Remark.said(violation.message()));
            entries.add(new Entry(violation.id(), now, "opened", what, violation.ruleVersion(), violation.evidence()));
            audit.note(violation, "opened", what, now);
            events.add(new ViolationEvent.Opened(violation));
        }
        tables.write(entries);
        tables.audit(audit);
        return List.copyOf(events);
    }

    /** What {@link #write} opened. */
    Map<Key, Violation> opened() {
        return opened;
    }
}
