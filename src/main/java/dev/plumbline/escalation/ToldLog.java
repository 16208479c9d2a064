package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Keeps in the ledger's history whom a nudge told of which violations. Joins the caller's transaction. */
@FunctionalInterface
public interface ToldLog {

    void told(Handle handle, Collection<Long> violations, RecordId person, Instant at);
}
