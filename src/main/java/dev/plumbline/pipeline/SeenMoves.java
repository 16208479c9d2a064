package dev.plumbline.pipeline;

import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.mirror.RecordChange;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.Verdict;
import dev.plumbline.violations.Course;
import dev.plumbline.violations.Finding;
import dev.plumbline.violations.Move;
import dev.plumbline.violations.OpenMove;
import dev.plumbline.violations.Stand;
import dev.plumbline.violations.ViolationEvent;
import dev.plumbline.violations.ViolationLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Moves that were seen as a change, and records that are seen back where they were before one. */
final class SeenMoves {

    private SeenMoves() {}

    /** The same findings; those of transition rules that were broken say which move it was. */
    static List<Finding> named(RuleBook book, List<Finding> findings, Map<RecordId, RecordChange> changes) {
        List<Finding> named = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            RecordChange change = changes.get(finding.verdict().record());
            if (change != null && finding.transition() && finding.verdict() instanceof Verdict.Violated) {
                named.add(finding.of(move(book, finding, change)));
            } else {
                named.add(finding);
            }
        }
        return named;
    }

    private static Move move(RuleBook book, Finding finding, RecordChange change) {
        Set<String> compared = book.compared(finding.verdict().rule().id());
        CrmRecord before = change.before();
        CrmRecord now = change.now();
        Map<String, String> became = now == null ? Map.of() : MoveText.of(compared, now::field);
        Instant at = now == null ? finding.asOf() : now.asOf();
        if (before == null) {
            return new Move(Instant.EPOCH, at, Map.of(), became, Optional.empty());
        }
        Instant since = before.asOf().isBefore(at) ? before.asOf() : at;
        return new Move(
                since, at, MoveText.whole(compared, MoveText.of(compared, before::field)), became, Optional.empty());
    }

    /** Ends what these records' moves opened where they stand as before the move, however that came about. */
    static List<ViolationEvent> undone(
            Handle handle,
            Mirror mirror,
            RuleBook book,
            ViolationLedger ledger,
            String object,
            Collection<RecordId> ids) {
        boolean moves = book.rules().stream()
                .anyMatch(r -> r.object().equals(object) && r.state().judged() && book.judgesChange(r.id()));
        List<OpenMove> open = moves ? ledger.openMoves(handle, ids) : List.of();
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> fields = new TreeSet<>(Set.of("SystemModstamp"));
        open.forEach(o -> fields.addAll(o.fields()));
        List<String> paths = List.copyOf(fields);
        Map<RecordId, FieldValue[]> values =
                mirror.read(handle, object, open.stream().map(OpenMove::record).toList(), paths);
        List<Course> courses = new ArrayList<>();
        for (OpenMove move : open) {
            FieldValue[] read = values.get(move.record());
            if (read != null && read[paths.indexOf("SystemModstamp")] instanceof FieldValue.Moment asOf) {
                Map<String, FieldValue> own = new HashMap<>();
                move.fields().forEach(f -> own.put(f, read[paths.indexOf(f)]));
                Stand stand = Stand.found(
                        asOf.value(), MoveText.of(own.keySet(), f -> own.getOrDefault(f, FieldValue.BLANK)));
                courses.add(new Course(move.rule(), move.record(), List.of(stand)));
            }
        }
        return ledger.follow(handle, courses, Set.of());
    }
}
