package dev.plumbline.escalation;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Notices that what decides when somebody's steps are due has changed: a zone, a calendar, leave, the way up, a ladder. After a start
 * everybody counts as changed once.
 */
final class PeopleSigns {

    private final WorkClocks clocks;
    private final Map<String, Integer> seen = new HashMap<>();

    PeopleSigns(WorkClocks clocks) {
        this.clocks = clocks;
    }

    synchronized List<String> changed(List<String> people, LadderBook book, Recipients recipients, Instant now) {
        List<String> changed = new ArrayList<>();
        Map<RecordId, Integer> signs = new HashMap<>();
        for (String accountable : people) {
            List<Object> all = new ArrayList<>();
            all.add(book.ladders());
            all.add(recipients.chart().fallback().map(Person::id));
            Optional<Person> at = recipients.owner(accountable);
            all.add(at.flatMap(person -> recipients.delegates().of(person.id(), now))
                    .map(Person::id));
            for (int level = 0; level <= Told.MOST_LEVELS && at.isPresent(); level++) {
                Person person = at.get();
                all.add(signs.computeIfAbsent(person.id(), id -> sign(person)));
                at = above(recipients.chart(), person);
            }
            int sign = all.hashCode();
            if (!Objects.equals(seen.put(accountable, sign), sign)) {
                changed.add(accountable);
            }
        }
        return changed;
    }

    private static Optional<Person> above(OrgChart chart, Person person) {
        return chart.leaderOf(person.id());
    }

    private int sign(Person person) {
        return Objects.hash(person.id(), person.zone(), person.title(), clocks.present(person), clocks.stopped(person));
    }
}
