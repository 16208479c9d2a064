package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import dev.plumbline.speech.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The company's chart, which stands still until a test moves somebody. */
@Alternative
@ApplicationScoped
public class FakeDirectory implements Directory {

    private static final Map<RecordId, String> FEDERATION_IDS = new ConcurrentHashMap<>();

    private static volatile List<Person> people = Company.PEOPLE;

    /** From now on led by somebody else, as after the next reading of the org. */
    public static void move(RecordId person, RecordId manager) {
        change(person, one -> with(one, one.active(), manager));
    }

    public static void deactivate(RecordId person) {
        change(person, one -> with(one, false, one.manager().orElse(null)));
    }

    /** From now on carries this id for sign-on. */
    public static void federate(RecordId person, String id) {
        FEDERATION_IDS.put(person, id);
    }

    public static void reset() {
        FEDERATION_IDS.clear();
        people = Company.PEOPLE;
    }

    private static void change(RecordId person, java.util.function.UnaryOperator<Person> how) {
        people = people.stream()
                .map(one -> one.id().equals(person) ? how.apply(one) : one)
                .toList();
    }

    private static Person with(Person one, boolean active, @org.jspecify.annotations.Nullable RecordId manager) {
        return new Person(
                one.id(),
                one.name(),
                one.username(),
                one.email(),
                active,
                one.zone(),
                one.locale(),
                Optional.ofNullable(manager),
                one.title());
    }

    @Override
    public OrgChart chart() {
        return new Chart();
    }

    @Override
    public void changed() {}

    private static final class Chart implements OrgChart {

        @Override
        public Optional<Person> person(RecordId id) {
            return people.stream().filter(person -> person.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Person> byUsername(String username) {
            return people.stream()
                    .filter(person -> person.username().equalsIgnoreCase(username))
                    .findFirst();
        }

        @Override
        public List<Person> byFederationId(String id) {
            return people.stream()
                    .filter(person -> id.equals(FEDERATION_IDS.get(person.id())))
                    .toList();
        }

        @Override
        public Optional<Queue> queue(RecordId id) {
            return Company.QUEUES.stream()
                    .filter(queue -> queue.id().equals(id))
                    .findFirst();
        }

        @Override
        public String nameOf(RecordId id) {
            return person(id)
                    .map(Person::name)
                    .or(() -> queue(id).map(Queue::name))
                    .orElse("unknown user " + id.value());
        }

        @Override
        public Optional<Person> leaderOf(RecordId id) {
            return id.equals(Company.LEADS)
                    ? person(Company.DANA)
                    : person(id).flatMap(Person::manager).flatMap(this::person);
        }

        @Override
        public List<Person> directReports(RecordId id) {
            return people.stream()
                    .filter(person -> person.manager().equals(Optional.of(id)))
                    .sorted(Comparator.comparing(Person::name))
                    .toList();
        }

        @Override
        public Set<RecordId> subtree(RecordId id) {
            Set<RecordId> all = new HashSet<>(Set.of(id));
            directReports(id).forEach(report -> all.addAll(subtree(report.id())));
            if (all.contains(Company.DANA)) {
                all.add(Company.LEADS);
            }
            return all;
        }

        @Override
        public Collection<Person> people() {
            return people;
        }

        @Override
        public List<Saying> findings() {
            return List.of();
        }
    }
}
