package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Lets one after the other change what is kept of a person, so that each sees what the one before entered. */
final class PersonLock {

    private PersonLock() {}

    /** Held until the transaction ends. Always in the same order, so that two never wait for each other. */
    static void take(Handle handle, RecordId... people) {
        Stream.of(people).sorted().distinct().forEach(person -> handle.createQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('person ' || :person, 0))")
                .bind("person", person.value())
                .mapTo(Integer.class)
                .one());
    }
}
