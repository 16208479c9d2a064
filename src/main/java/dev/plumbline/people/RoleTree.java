package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who leads whom by role: whoever is active in the nearest role above that is not empty.
 *
 * <p>Of several there, a person's own manager leads them; else whoever has been a user longest, and of those the one with the smallest id,
 * so that the same org always gives the same chart.
 */
final class RoleTree {

    private final Map<RecordId, String> names;
    private final Map<RecordId, RecordId> members;
    private final Ascent ascent;

    /** @param members each user's role */
    RoleTree(Map<RecordId, String> names, Map<RecordId, RecordId> above, Map<RecordId, RecordId> members) {
        this.names = new TreeMap<>(names);
        this.members = Map.copyOf(members);
        Map<RecordId, RecordId> known = new HashMap<>(above);
        known.values().retainAll(names.keySet());
        this.ascent = new Ascent(known);
    }

    /** The same people, each led by whom the roles say. */
    List<Person> leading(List<Person> people, List<Saying> findings) {
        for (List<RecordId> circle : ascent.circles()) {
            String names = circle.stream().map(this::named).collect(Collectors.joining(" → "));
            String top = named(circle.stream().min(RecordId::compareTo).orElseThrow());
            findings.add(ChartFindings.found(words -> words.roleCircle(names, top)));
        }
        Map<RecordId, List<Person>> inRole = new TreeMap<>();
        for (Person person : people) {
            RecordId role = members.get(person.id());
            if (role != null && person.active()) {
                inRole.computeIfAbsent(role, r -> new ArrayList<>()).add(person);
            }
        }
        inRole.values().forEach(list -> list.sort(LONGEST_FIRST));
        Set<RecordId> shared = new TreeSet<>();
        List<Person> led = new ArrayList<>();
        for (Person person : people) {
            List<Person> leaders = above(person, inRole);
            leaders.stream()
                    .skip(1)
                    .findAny()
                    .ifPresent(more -> shared.add(members.get(leaders.get(0).id())));
            led.add(person.ledBy(leader(person, leaders)));
            if (person.active() && !members.containsKey(person.id())) {
                findings.add(ChartFindings.found(words -> words.noRole(person.name())));
            }
        }
        for (RecordId role : shared) {
            Optional<String> leader =
                    inRole.getOrDefault(role, List.of()).stream().findFirst().map(Person::name);
            findings.add(
                    ChartFindings.found(words -> words.sharedRole(named(role), leader.orElseGet(words::firstOfThem))));
        }
        return led;
    }

    private static final Comparator<Person> LONGEST_FIRST = Comparator.<Person, Instant>comparing(
                    person -> person.since().orElse(Instant.MAX))
            .thenComparing(Person::id);

    /** The active users of the nearest role above that has any. */
    private List<Person> above(Person person, Map<RecordId, List<Person>> inRole) {
        Optional<RecordId> role = Optional.ofNullable(members.get(person.id())).flatMap(ascent::above);
        while (role.isPresent()) {
            List<Person> there = inRole.getOrDefault(role.get(), List.of());
            if (!there.isEmpty()) {
                return there;
            }
            role = ascent.above(role.get());
        }
        return List.of();
    }

    private static Optional<RecordId> leader(Person person, List<Person> leaders) {
        return leaders.stream()
                .map(Person::id)
                .filter(id -> person.manager().equals(Optional.of(id)))
                .findFirst()
                .or(() -> leaders.stream().map(Person::id).findFirst());
    }

    private String named(RecordId role) {
        return names.getOrDefault(role, role.value());
    }
}
