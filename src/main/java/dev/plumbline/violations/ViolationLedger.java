package dev.plumbline.violations;

import static dev.plumbline.violations.EndReason.RECORD_GONE;
import static dev.plumbline.violations.EndReason.RULE_CHANGED;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.LedgerTables.Key;
import dev.plumbline.violations.Remark.Kind;
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
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Turns verdicts into violations; nothing else opens or ends one. Every method joins the caller's transaction.
 *
 * <p>Recording the same verdict again changes nothing and says nothing.
 */
@ApplicationScoped
public class ViolationLedger {

    /** Violations at once where a whole rule's are taken. */
    private static final int SET = 5_000;

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
        Recording recording = new Recording(tables, clock.instant());
        List<Course> moves = new ArrayList<>();
        latest.forEach((key, finding) -> {
            Violation current = open.get(key);
            Move move = finding.move();
            if (move != null) {
                Stand stand = new Stand(move.at(), move.became(), Stand.Led.TOLD, finding);
                moves.add(new Course(key.rule(), key.record(), List.of(stand)));
            } else if (current != null) {
                recording.again(current, finding);
            } else if (finding.verdict() instanceof Verdict.Violated) {
                recording.open(key, finding);
            }
        });
        List<ViolationEvent> events = new ArrayList<>(recording.write(Set.of()));
        if (!moves.isEmpty()) {
            events.addAll(follow(handle, moves, Set.of()));
        }
        return events;
    }

    /**
     * Takes in how records went under transition rules: opens what broke them and still stands, and ends what was undone. A move that was
     * taken in before, from a change or from a history, opens nothing again.
     *
     * @param firstDay rules that are held against the past for the first time: what opens is backlog where the rule lets it burn down
     */
    public List<ViolationEvent> follow(Handle handle, List<Course> courses, Set<RuleId> firstDay) {
        LedgerTables tables = new LedgerTables(handle);
        Set<RecordId> records = new LinkedHashSet<>();
        courses.forEach(c -> records.add(c.record()));
        Map<Key, Violation> open = tables.lockOpen(records);
        MoveTables memory = new MoveTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        Moves moves = new Moves(recording, memory, memory.of(records));
        courses.forEach(c -> moves.follow(c, open.get(new Key(c.rule(), c.record()))));
        List<ViolationEvent> events = recording.write(firstDay);
        moves.remember();
        return events;
    }

    /** The open violations of these records that a move opened which can be undone, with the fields to look at. */
    public List<OpenMove> openMoves(Handle handle, Collection<RecordId> records) {
        return new MoveTables(handle).open(records);
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
        return recording.write(Set.of());
    }

    /** Ends what is open on records that are gone. */
    public List<ViolationEvent> recordsGone(Handle handle, Collection<RecordId> records) {
        LedgerTables tables = new LedgerTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        tables.lockOpen(records).values().forEach(v -> recording.end(v, RECORD_GONE, Kind.RECORD_GONE));
        return recording.write(Set.of());
    }

    /** Ends what is open under rules that are no longer judged. */
    public List<ViolationEvent> onlyRules(Handle handle, Set<RuleId> judged) {
        LedgerTables tables = new LedgerTables(handle);
        Recording recording = new Recording(tables, clock.instant());
        tables.lockOpenOutside(judged).forEach(v -> recording.end(v, RULE_CHANGED, Kind.NOT_IN_FORCE));
        return recording.write(Set.of());
    }

    /** Notes that the first complete check of these rules has ended: what opens from now on is not backlog. */
    public void firstCheckDone(Handle handle, Set<RuleId> rules) {
        new LedgerTables(handle).startRules(rules, clock.instant());
    }

    /**
     * Lets people hear of what these rules found in silence. A large set is taken page by page, each handed on before the next is read.
     *
     * @param approver who let people hear of it, for the history; empty when the silence was so short that nobody saw it
     */
    public void audible(
            Handle handle, Set<RuleId> rules, Optional<String> approver, Consumer<List<ViolationEvent>> then) {
        LedgerTables tables = new LedgerTables(handle);
        List<Violation> page = tables.unmute(rules, SET);
        while (!page.isEmpty()) {
            if (approver.isPresent()) {
                List<Remark> why = List.of(Remark.of(Kind.APPROVED, approver.get()));
                RecordingAudit audit = new RecordingAudit();
                page.forEach(v -> audit.note(v, "changed", why, clock.instant()));
                tables.note(page.stream().map(Violation::id).toList(), clock.instant(), "changed", why);
                tables.audit(audit);
            }
            then.accept(page.stream()
                    .map(v -> (ViolationEvent) new ViolationEvent.Changed(v, Seen.unheard(v)))
                    .toList());
            page = tables.unmute(rules, SET);
        }
    }

    /** Notes in the history that somebody was told. */
    public void told(Handle handle, Collection<Long> violations, String who, Instant at) {
        new LedgerTables(handle).note(violations, at, "told", List.of(Remark.of(Kind.TOLD, who)));
    }

    private static Set<RecordId> recordsOf(Collection<Key> keys) {
        Set<RecordId> records = new LinkedHashSet<>();
        keys.forEach(k -> records.add(k.record()));
        return records;
    }
}
