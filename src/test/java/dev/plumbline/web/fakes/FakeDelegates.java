package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Optional;

/** Nobody types for anybody. */
@Alternative
@ApplicationScoped
public class FakeDelegates implements Delegates {

    @Override
    public Optional<Person> of(RecordId owner, Instant at) {
        return Optional.empty();
    }
}
