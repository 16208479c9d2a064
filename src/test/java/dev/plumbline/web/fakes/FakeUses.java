package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Use in memory. */
@Alternative
@ApplicationScoped
public class FakeUses implements Uses {

    private final List<Day> days = new CopyOnWriteArrayList<>();

    @Override
    public void note(RecordId person, LocalDate day, Use use) {
        days.add(new Day(person, day, use, 1));
    }

    @Override
    public List<Day> since(Collection<RecordId> people, LocalDate first) {
        return days.stream()
                .filter(one -> people.contains(one.person()) && !one.day().isBefore(first))
                .toList();
    }

    @Override
    public Optional<LocalDate> first() {
        return days.stream().map(Day::day).min(LocalDate::compareTo);
    }
}
