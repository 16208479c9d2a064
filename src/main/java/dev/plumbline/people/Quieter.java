package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Makes messages to somebody quieter on their wish: one message a day. Nobody gets out of being told by it. */
@FunctionalInterface
public interface Quieter {

    /** Joins the caller's transaction; asking again changes nothing. */
    void quieter(Handle handle, RecordId person, Instant at);
}
