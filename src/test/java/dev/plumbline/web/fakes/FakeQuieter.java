package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Quieter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** Remembers who wished for fewer messages. */
@Alternative
@ApplicationScoped
public class FakeQuieter implements Quieter {

    private final List<RecordId> wished = new CopyOnWriteArrayList<>();

    public List<RecordId> wished() {
        return wished;
    }

    @Override
    public void quieter(Handle handle, RecordId person, Instant at) {
        wished.add(person);
    }
}
