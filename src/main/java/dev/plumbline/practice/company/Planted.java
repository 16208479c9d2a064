package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which records are in which {@link Habit}: what a judge of the practice org must find, no more and no less.
 *
 * <p>It is read off the rows after they were made, by the definitions and by nothing of the rule engine, so that chance is counted too.
 */
public final class Planted {

    private final Map<Habit, SortedSet<RecordId>> found = new EnumMap<>(Habit.class);
    private final Map<RecordId, Integer> byPerson = new LinkedHashMap<>();
    private int openDeals;

    Planted() {
        for (Habit habit : Habit.values()) {
            found.put(habit, new TreeSet<>());
        }
    }

    void add(Habit habit, RecordId record, RecordId accountable) {
        of(habit, record);
        byPerson.merge(accountable, 1, Integer::sum);
    }

    private void of(Habit habit, RecordId record) {
        found.computeIfAbsent(habit, h -> new TreeSet<>()).add(record);
    }

    void countOpenDeal() {
        openDeals++;
    }

    /** The records in a habit, by id. */
    public SortedSet<RecordId> of(Habit habit) {
        return Collections.unmodifiableSortedSet(found.getOrDefault(habit, Collections.emptySortedSet()));
    }

    /** By habit key, in the order of {@link Habit}. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        found.forEach((habit, records) -> counts.put(habit.key(), records.size()));
        return counts;
    }

    /** How many records, over all habits, that user or queue answers for. */
    public int gapsOf(RecordId person) {
        return byPerson.getOrDefault(person, 0);
    }

    public int openDeals() {
        return openDeals;
    }

    /** Open deals with at least one gap. */
    public Set<RecordId> openDealsWithGap() {
        Set<RecordId> all = new TreeSet<>();
        found.forEach((habit, records) -> {
            if (habit.ofOpenDeals()) {
                all.addAll(records);
            }
        });
        return all;
    }

    /** {@code {"close-date-past": ["006…", …], …}}; every habit is named, sorted ids. */
    public String toJson() {
        StringBuilder json = new StringBuilder("{");
        found.forEach((habit, records) -> {
            json.append(json.length() == 1 ? "\n" : ",\n")
                    .append("  \"")
                    .append(habit.key())
                    .append("\": [");
            String comma = "";
            for (RecordId record : records) {
                json.append(comma).append('"').append(record.value()).append('"');
                comma = ", ";
            }
            json.append(']');
        });
        return json.append("\n}\n").toString();
    }

    public void writeTo(Path file) throws IOException {
        Files.writeString(file, toJson());
    }
}
