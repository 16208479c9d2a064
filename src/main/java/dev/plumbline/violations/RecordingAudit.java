package dev.plumbline.violations;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the audit log is told of violations: each step with the evidence of that moment. */
final class RecordingAudit {

    private final List<AuditEntry> entries = new ArrayList<>();

    /** @param what the last part of the entry's key, for instance {@code opened} */
    void note(Violation violation, String what, List<Remark> remarks, Instant at) {
        note(violation, new Actor.Rule(violation.rule().value(), violation.ruleTitle()), what, remarks, at);
    }

    void note(Violation violation, Actor actor, String what, List<Remark> remarks, Instant at) {
        entries.add(new AuditEntry(
                at,
                actor,
                "violation-" + what,
                Subject.violation(violation.id(), violation.record()),
                Remark.english(remarks),
                facts(violation),
                violation.rule().value(),
                violation.ruleVersion()));
    }

    void write(Handle handle) {
        AuditLog.append(handle, entries);
        entries.clear();
    }

    /** Evidence under the names of its fields; what the ledger adds is in brackets, which no field name has. */
    private static Map<String, String> facts(Violation violation) {
        Map<String, String> facts = new HashMap<>(violation.evidence());
        facts.put("[record]", violation.recordName());
        facts.put("[as of]", violation.asOf().toString());
        facts.put("[severity]", violation.severity().key());
        violation.accountable().map(RecordId::value).ifPresent(id -> facts.put("[answers for it]", id));
        if (!violation.missing().isEmpty()) {
            facts.put("[missing]", String.join(", ", violation.missing()));
        }
        if (violation.backlog()) {
            facts.put("[backlog]", "true");
        }
        if (violation.silent()) {
            facts.put("[silent]", "true");
        }
        violation.end().ifPresent(end -> facts.put("[end]", end.key()));
        return facts;
    }
}
