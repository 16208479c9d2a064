package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Nobody types for anybody, unless a test says so. */
@Alternative
@ApplicationScoped
public class FakeDelegates implements Delegates {

    private final Map<RecordId, RecordId> named = new ConcurrentHashMap<>();

    public void name(RecordId owner, RecordId delegate) {
        named.put(owner, delegate);
    }

    public void reset() {
        named.clear();
    }

    @Override
    public Optional<Person> of(RecordId owner, Instant at) {
        return Optional.ofNullable(named.get(owner)).flatMap(id -> Company.PEOPLE.stream()
                .filter(person -> person.id().equals(id))
                .findFirst());
    }

    @Override
    public Set<RecordId> ownersOf(RecordId delegate, Instant at) {
        return named.entrySet().stream()
                .filter(one -> one.getValue().equals(delegate))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
