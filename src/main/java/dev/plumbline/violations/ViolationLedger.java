package dev.plumbline.violations;

import static dev.plumbline.violations.EndReason.FIXED;
import static dev.plumbline.violations.EndReason.RECORD_GONE;
import static dev.plumbline.violations.EndReason.RULE_CHANGED;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.LedgerTables.Entry;
import dev.plumbline.violations.LedgerTables.Key;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * Turns verdicts into violations; nothing else opens or ends one. Every method joins the caller's transaction.
 *
 * <p>Recording the same verdict again changes nothing and says nothing.
 */
@ApplicationScoped
public class ViolationLedger {

    private final Clock clock;

    ViolationLedger(Clock clock) {
        this.clock = clock;
    }

    /** For tests and tools that build the flow by hand. */
    public static ViolationLedger on(Clock clock) {
        return new ViolationLedger(clock);
    }

    /** Takes verdicts in, any number, of any rules and records. */
    public List<ViolationEvent> record(Handle handle, List<Finding> findings) {
        LedgerTables tables = new LedgerTables(handle);
        Map<Key, Finding> latest = new LinkedHashMap<>();
        for (Finding finding : findings) {
            latest.put(Key.of(finding), finding);
        }
        Map<Key, Violation> open = tables.lockOpen(recordsOf(latest.keySet()));
        Instant now = clock.instant();
        Recording recording = new Recording(tables, now);
        latest.forEach((key, finding) -> {
            Violation current = open.get(key);
            if (current != null) {
                recording.again(current, finding);
            } else if (finding.verdict() instanceof Verdict.Violated) {
                recording.open(key, finding);
            }
        });
        return recording.write();
    }

    /**
     * Takes in what a check of records as they stand found. What is open on them and was not found is asked about, and ends if it is in
     * order; so a check of many records need not say of each rule and each record that all is well.
     *
     * @param records all that were checked
     * @param found   the verdicts that open a violation or keep it from ending
     * @param others  the verdict on any other rule and record among them; empty when the check did not speak of that rule
     */
    public List<ViolationEvent> record(
            Handle handle,
            Collection<RecordId> records,
            List<Finding> found,
            BiFunction<RuleId, RecordId, Optional<Finding>> others) {
        LedgerTables tables = new LedgerTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        Map<Key, Violation> open = tables.lockOpen(records);
        Set<Key> seen = new HashSet<>();
        for (Finding finding : found) {
            Key key = Key.of(finding);
            seen.add(key);
            Violation current = open.get(key);
            if (current != null) {
                recording.again(current, finding);
            } else if (finding.verdict() instanceof Verdict.Violated) {
                recording.open(key, finding);
            }
        }
        open.forEach((key, violation) -> {
            if (!seen.contains(key)) {
                others.apply(key.rule(), key.record()).ifPresent(finding -> recording.again(violation, finding));
            }
        });
        return recording.write();
    }

    /** Ends what is open on records that are gone. */
    public List<ViolationEvent> recordsGone(Handle handle, Collection<RecordId> records) {
        LedgerTables tables = new LedgerTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        tables.lockOpen(records)
                .values()
                .forEach(v -> recording.end(v, RECORD_GONE, "The record was deleted, merged or is no longer visible."));
        return recording.write();
    }

    /** Ends what is open under rules that are no longer judged. */
    public List<ViolationEvent> onlyRules(Handle handle, Set<RuleId> judged) {
        LedgerTables tables = new LedgerTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        tables.lockOpenOutside(judged).forEach(v -> recording.end(v, RULE_CHANGED, "The rule is no longer in force."));
        return recording.write();
    }

    /** Notes that the first complete check of these rules has ended: what opens from now on is not backlog. */
    public void firstCheckDone(Handle handle, Set<RuleId> rules) {
        new LedgerTables(handle).startRules(rules, clock.instant());
    }

    /** Notes in the history that somebody was told. */
    public void told(Handle handle, Collection<Long> violations, String text, Instant at) {
        new LedgerTables(handle).note(violations, at, "told", text);
    }

    private static Set<RecordId> recordsOf(Collection<Key> keys) {
        Set<RecordId> records = new LinkedHashSet<>();
        keys.forEach(k -> records.add(k.record()));
        return records;
    }

    /** Collects what one call changes, and writes it set by set. */
    private static final class Recording {

        private final LedgerTables tables;
        private final Instant now;
        private final Map<Key, Finding> opening = new LinkedHashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Violation> updates = new ArrayList<>();
        private final List<Violation> endings = new ArrayList<>();
        private final Map<Long, Boolean> blindness = new LinkedHashMap<>();
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
                refresh(open, finding, violated);
            } else if (verdict instanceof Verdict.CannotTell blind) {
                if (tables.blindOnes().add(open.id())) {
                    blindness.put(open.id(), true);
                    entries.add(
                            new Entry(open.id(), now, "cannot-tell", blind.because(), open.ruleVersion(), Map.of()));
                }
            } else if (!finding.transition()) {
                boolean ruleMoved = !open.ruleVersion().equals(verdict.rule().version())
                        && open.asOf().equals(finding.asOf());
                String how = verdict instanceof Verdict.NotApplicable
                        ? "The rule does not speak of this record any more."
                        : "Seen in order.";
                end(open, ruleMoved ? RULE_CHANGED : FIXED, ruleMoved ? "The rule was changed." : how);
            }
        }

        private void refresh(Violation open, Finding finding, Verdict.Violated violated) {
            if (tables.blindOnes().remove(open.id())) {
                blindness.put(open.id(), false);
            }
            Violation seen = Seen.again(open, finding, violated, now);
            String news = Seen.news(open, seen);
            if (!news.isEmpty()) {
                updates.add(seen);
                entries.add(new Entry(open.id(), now, "changed", news, seen.ruleVersion(), seen.evidence()));
                events.add(new ViolationEvent.Changed(seen, open));
            } else if (!open.message().equals(seen.message())
                    || !open.recordName().equals(seen.recordName())
                    || !open.ruleTitle().equals(seen.ruleTitle())) {
                updates.add(seen);
            }
        }

        void end(Violation open, EndReason reason, String how) {
            Violation ended = Seen.ended(open, reason, now);
            endings.add(ended);
            entries.add(new Entry(open.id(), now, "ended", how, open.ruleVersion(), Map.of()));
            events.add(new ViolationEvent.Ended(ended));
        }

        List<ViolationEvent> write() {
            tables.update(updates);
            tables.end(endings);
            tables.blind(blindness, now);
            for (Violation violation : tables.insert(opening, now)) {
                entries.add(new Entry(
                        violation.id(),
                        now,
                        "opened",
                        violation.message(),
                        violation.ruleVersion(),
                        violation.evidence()));
                events.add(new ViolationEvent.Opened(violation));
            }
            tables.write(entries);
            return List.copyOf(events);
        }
    }
}
