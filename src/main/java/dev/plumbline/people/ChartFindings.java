package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an admin should mend in the hierarchy, in sentences: what was found, and what it means for who is told. */
final class ChartFindings {

    private ChartFindings() {}

    static List<String> of(MirroredChart chart, Ascent ascent, Optional<String> fallback) {
        List<String> found = new ArrayList<>();
        fallback.filter(name -> chart.byUsername(name).filter(Person::active).isEmpty())
                .ifPresent(
                        name -> found.add(
                                "plumbline.people.fallback is \"" + name
                                        + "\", which is not the username of an active user; nobody is told in place of a missing manager."));
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

    private static String circle(MirroredChart chart, List<RecordId> circle) {
        if (circle.size() == 1) {
            return chart.nameOf(circle.get(0)) + " is their own manager; treated as having none.";
        }
        String names = circle.stream().map(chart::nameOf).collect(Collectors.joining(" → "));
        RecordId top = circle.stream().min(RecordId::compareTo).orElseThrow();
        return "Managers form a circle: " + names + " → " + chart.nameOf(circle.get(0)) + "; cut above "
                + chart.nameOf(top) + ".";
    }

    private static Optional<String> manager(MirroredChart chart, Person person) {
        Optional<RecordId> id = person.manager();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Person> manager = chart.person(id.get());
        if (manager.filter(Person::active).isPresent()) {
            return Optional.empty();
        }
        String instead = chart.leaderOf(person.id())
                .map(p -> p.name() + " is told instead.")
                .orElse("nobody is told instead; set plumbline.people.fallback.");
        return Optional.of(person.name() + "'s manager "
                + manager.map(m -> m.name() + " is inactive; ").orElse(id.get() + " is not known; ") + instead);
    }
}
