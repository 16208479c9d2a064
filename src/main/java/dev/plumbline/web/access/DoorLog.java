package dev.plumbline.web.access;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts into the audit log who came in, who did not, and what changed about who may. Never a password, a token or a cookie. */
@ApplicationScoped
class DoorLog {

    /** Who somebody claims to be is not known to be true. */
    static final Actor NOBODY = new Actor.System("door");

    private final Jdbi jdbi;
    private final Clock clock;

    DoorLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** In a transaction of its own, where nothing else is written. */
    void note(Actor actor, String what, String text, Map<String, String> facts) {
        jdbi.useTransaction(handle -> note(handle, actor, what, text, facts));
    }

    void note(Handle handle, Actor actor, String what, String text, Map<String, String> facts) {
        AuditLog.append(handle, AuditEntry.of(clock.instant(), actor, what, Subject.SERVICE, text, facts));
    }

    /** A login as somebody typed it, which may be anything: a password in the wrong field, too. */
    static String plain(String text) {
        String cut = text.substring(0, Math.min(text.length(), 80));
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
