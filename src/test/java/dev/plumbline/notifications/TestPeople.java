package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import dev.plumbline.speech.Saying;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A company that a test makes up: people by id, led by whom their manager says. */
public final class TestPeople implements Directory, OrgChart {

    private final Map<RecordId, Person> people = new LinkedHashMap<>();
    private final Map<RecordId, Queue> queues = new LinkedHashMap<>();
    private final Map<RecordId, RecordId> queueLeaders = new LinkedHashMap<>();

    /** A user id that is made from a number. */
    public static RecordId user(int number) {
        return RecordId.of("005%012d".formatted(number));
    }

    public Person add(int number, String name, String zone, Optional<Integer> manager) {
        return add(number, name, zone, manager, Locale.UK);
    }

    /** Somebody who reads in the language of that locale. */
    public Person add(int number, String name, String zone, Optional<Integer> manager, Locale locale) {
        return put(new Person(
                user(number),
                name,
                name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com",
                Optional.of(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "@example.com"),
                true,
                ZoneId.of(zone),
                locale,
                manager.map(TestPeople::user),
                "Account Executive"));
    }

    public Person put(Person person) {
        people.put(person.id(), person);
        return person;
    }

    public void leave(RecordId id) {
        Person p = person(id).orElseThrow();
        put(new Person(p.id(), p.name(), p.username(), p.email(), false, p.zone(), p.locale(), p.manager(), p.title()));
    }

    /** From now on they read in the language of that locale. */
    public Person reads(RecordId id, Locale locale) {
        Person p = person(id).orElseThrow();
        return put(new Person(
                p.id(), p.name(), p.username(), p.email(), p.active(), p.zone(), locale, p.manager(), p.title()));
    }

    public void withoutEmail(RecordId id) {
        email(id, Optional.empty());
    }

    public void email(RecordId id, Optional<String> email) {
        Person p = person(id).orElseThrow();
        put(new Person(
                p.id(), p.name(), p.username(), email, p.active(), p.zone(), p.locale(), p.manager(), p.title()));
    }

    public Queue queue(int number, String name, RecordId leader) {
        Queue queue = new Queue(RecordId.of("00G%012d".formatted(number)), name, Set.of());
        queues.put(queue.id(), queue);
        queueLeaders.put(queue.id(), leader);
        return queue;
    }

    @Override
    public OrgChart chart() {
        return this;
    }

    @Override
    public void changed() {}

    @Override
    public Optional<Person> person(RecordId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<Person> byUsername(String username) {
        return people.values().stream()
                .filter(p -> p.username().equalsIgnoreCase(username))
                .findFirst();
    }

    @Override
    public Optional<Queue> queue(RecordId id) {
        return Optional.ofNullable(queues.get(id));
    }

    @Override
    public String nameOf(RecordId id) {
        return queue(id).map(Queue::name).or(() -> person(id).map(Person::name)).orElse("someone unknown (" + id + ")");
    }

    @Override
    public Optional<Person> leaderOf(RecordId id) {
        RecordId leader = queueLeaders.get(id);
        if (leader == null) {
            leader = person(id).flatMap(Person::manager).orElse(null);
        }
        return leader == null ? Optional.empty() : person(leader);
    }

    @Override
    public List<Person> directReports(RecordId id) {
        return people.values().stream()
                .filter(p -> p.manager().equals(Optional.of(id)))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    @Override
    public Set<RecordId> subtree(RecordId id) {
        Set<RecordId> below = new LinkedHashSet<>(Set.of(id));
        int before = 0;
        while (before != below.size()) {
            before = below.size();
            people.values().stream()
                    .filter(p -> p.manager().filter(below::contains).isPresent())
                    .forEach(p -> below.add(p.id()));
        }
        queueLeaders.forEach((queue, leader) -> {
            if (below.contains(leader)) {
                below.add(queue);
            }
        });
        return below;
    }

    @Override
    public Collection<Person> people() {
        return List.copyOf(people.values());
    }

    @Override
    public List<Saying> findings() {
        return List.of();
    }
}
