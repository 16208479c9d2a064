package dev.plumbline.escalation;

import dev.plumbline.violations.ViolationEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Wants to know of everything that the ladders learn of, in the same transaction. Implemented by rooms above that keep something in step with it. */
@FunctionalInterface
public interface Follower {

    void on(Handle handle, List<ViolationEvent> events);
}
