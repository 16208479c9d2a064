package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.util.Set;

/** A queue owns records until somebody takes them; nobody in it is to blame for what lies there. */
public record Queue(RecordId id, String name, Set<RecordId> members) {

    public Queue {
        members = Set.copyOf(members);
    }
}
