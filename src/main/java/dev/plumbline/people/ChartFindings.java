package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an admin should mend in the hierarchy, in sentences: what was found, and what it means for who is told. */
final class ChartFindings {

    private ChartFindings() {}

    static Saying found(Function<ChartWords, String> what) {
        return Saying.of(ChartWords.class, what);
    }

    static List<Saying> of(MirroredChart chart, Ascent ascent, Optional<String> fallback) {
        List<Saying> found = new ArrayList<>();
        fallback.filter(name -> chart.byUsername(name).filter(Person::active).isEmpty())
                .ifPresent(name -> found.add(found(words -> words.noFallback(name))));
        for (List<RecordId> circle : ascent.circles()) {
            found.add(circle(chart, circle));
        }
        for (Person person : chart.people()) {
            if (person.active()) {
                manager(chart, person).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Saying circle(MirroredChart chart, List<RecordId> circle) {
        String first = chart.nameOf(circle.get(0));
        if (circle.size() == 1) {
            return found(words -> words.ownManager(first));
        }
        String names = circle.stream().map(chart::nameOf).collect(Collectors.joining(" → "));
        String top = chart.nameOf(circle.stream().min(RecordId::compareTo).orElseThrow());
        return found(words -> words.circle(names, first, top));
    }

    private static Optional<Saying> manager(MirroredChart chart, Person person) {
        Optional<RecordId> id = person.manager();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Person> manager = chart.person(id.get());
        if (manager.filter(Person::active).isPresent()) {
            return Optional.empty();
        }
        Optional<String> instead = chart.leaderOf(person.id()).map(Person::name);
        return Optional.of(found(words -> {
            String told = instead.map(words::toldInstead).orElseGet(words::nobodyInstead);
            return manager.map(one -> words.managerInactive(person.name(), one.name(), told))
                    .orElseGet(
                            () -> words.managerUnknown(person.name(), id.get().value(), told));
        }));
    }
}
