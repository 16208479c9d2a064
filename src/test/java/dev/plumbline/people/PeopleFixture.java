package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People and queues by number, for charts without a mirror. */
final class PeopleFixture {

    final List<Person> people = new ArrayList<>();
    final List<Queue> queues = new ArrayList<>();

    static RecordId user(int n) {
        return RecordId.of("005" + String.format("%012d", n));
    }

    static RecordId queue(int n) {
        return RecordId.of("00G" + String.format("%012d", n));
    }

    /** @param manager negative for none */
    PeopleFixture person(int n, int manager, boolean active) {
        people.add(new Person(
                user(n),
                "P" + n,
                "p" + n + "@example.com",
                Optional.empty(),
                active,
                ZoneOffset.UTC,
                Locale.US,
                manager < 0 ? Optional.empty() : Optional.of(user(manager)),
                ""));
        return this;
    }

    PeopleFixture queueOf(int n, Integer... members) {
        queues.add(new Queue(
                queue(n),
                "Queue " + n,
                Set.copyOf(java.util.Arrays.stream(members)
                        .map(PeopleFixture::user)
                        .toList())));
        return this;
    }

    MirroredChart chart() {
        return new MirroredChart(people, queues, Map.of(), Optional.empty(), List.of());
    }

    MirroredChart chart(String fallback) {
        return new MirroredChart(people, queues, Map.of(), Optional.of(fallback), List.of());
    }
}
