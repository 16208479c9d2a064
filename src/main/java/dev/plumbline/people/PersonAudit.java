package dev.plumbline.people;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the audit log is told of changes to how people are treated: by whom, for whom, what. */
final class PersonAudit {

    private PersonAudit() {}

    static void append(
            Handle handle, Actor by, String what, RecordId person, String text, Map<String, String> facts, Instant at) {
        AuditLog.append(handle, AuditEntry.of(at, by, what, Subject.person(person), text, facts));
    }
}
