package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The chart of one moment, worked out once: every question is answered by looking up or walking a tree. */
final class MirroredChart implements OrgChart {

    private final Map<RecordId, Person> people = new LinkedHashMap<>();
    private final Map<String, Person> byUsername = new HashMap<>();
    private final Map<String, List<Person>> byFederationId = new HashMap<>();
    private final Map<RecordId, Queue> queues = new LinkedHashMap<>();
    private final Map<RecordId, List<RecordId>> queuesLedBy = new HashMap<>();
    private final Ascent ascent;
    private final Optional<Person> fallback;
    private final List<Saying> findings = new ArrayList<>();

    /** @param federationIds as far as they are read */
    MirroredChart(
            Collection<Person> people,
            Collection<Queue> queues,
            Map<RecordId, String> federationIds,
            Optional<String> fallback,
            List<Saying> findings) {
        people.stream()
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Person::id))
                .forEach(p -> {
                    this.people.put(p.id(), p);
                    byUsername.putIfAbsent(p.username().toLowerCase(Locale.ROOT), p);
                });
        federationIds.forEach((person, id) -> person(person).ifPresent(p -> byFederationId
                .computeIfAbsent(id, i -> new ArrayList<>())
                .add(p)));
        queues.forEach(q -> this.queues.put(q.id(), q));
        this.ascent = new Ascent(managers());
        this.fallback = fallback.flatMap(this::byUsername).filter(Person::active);
        this.findings.addAll(findings);
        ChartFindings.of(this, ascent, fallback).forEach(this.findings::add);
        this.queues.keySet().forEach(q -> leaderOf(q).ifPresent(p -> queuesLedBy
                .computeIfAbsent(p.id(), id -> new ArrayList<>())
                .add(q)));
    }

    private Map<RecordId, RecordId> managers() {
        Map<RecordId, RecordId> managers = new HashMap<>();
        people.values().forEach(p -> p.manager().filter(people::containsKey).ifPresent(m -> managers.put(p.id(), m)));
        return managers;
    }

    @Override
    public Optional<Person> person(RecordId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<Person> byUsername(String username) {
        return Optional.ofNullable(byUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<Person> byFederationId(String id) {
        return List.copyOf(byFederationId.getOrDefault(id, List.of()));
    }

    @Override
    public Optional<Queue> queue(RecordId id) {
        return Optional.ofNullable(queues.get(id));
    }

    @Override
    public String nameOf(RecordId id) {
        return nameOf(id, Tongue.ENGLISH);
    }

    @Override
    public Optional<Person> leaderOf(RecordId id) {
        Queue queue = queues.get(id);
        Optional<Person> leader = queue == null ? activeAbove(id) : commonLeader(queue);
        return leader.or(() -> fallback).filter(p -> !p.id().equals(id));
    }

    /** The first active person on the way up. The way ends, because circles are cut. */
    private Optional<Person> activeAbove(RecordId id) {
        Optional<RecordId> at = ascent.above(id);
        while (at.isPresent()) {
            Optional<Person> manager = person(at.get()).filter(Person::active);
            if (manager.isPresent()) {
                return manager;
            }
            at = ascent.above(at.get());
        }
        return Optional.empty();
    }

    /** Who leads all active members; nobody when they have several leaders. */
    private Optional<Person> commonLeader(Queue queue) {
        Set<Optional<Person>> leaders = queue.members().stream()
                .filter(m -> person(m).filter(Person::active).isPresent())
                .map(this::activeAbove)
                .collect(Collectors.toSet());
        return leaders.size() == 1 ? leaders.iterator().next() : Optional.empty();
    }

    @Override
    public Optional<Person> fallback() {
        return fallback;
    }

    @Override
    public List<Person> directReports(RecordId id) {
        return ascent.below(id).stream()
                .map(people::get)
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Person::id))
                .toList();
    }

    @Override
    public Set<RecordId> subtree(RecordId id) {
        Set<RecordId> below = ascent.subtree(id);
        Set<RecordId> all = new HashSet<>(below);
        below.forEach(p -> all.addAll(queuesLedBy.getOrDefault(p, List.of())));
        return Set.copyOf(all);
    }

    @Override
    public Collection<Person> people() {
        return List.copyOf(people.values());
    }

    @Override
    public List<Saying> findings() {
        return List.copyOf(findings);
    }
}
