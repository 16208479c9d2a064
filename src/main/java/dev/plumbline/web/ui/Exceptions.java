package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.WaysTaken.Waiver;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waivers that hold, counted by whom they are for and by how high up those are: whether exceptions are for everybody alike. */
record Exceptions(List<Row> byPerson, List<Row> byLevel) {

    /** @param of how many people are on that level; 0 for a person */
    record Row(String name, long waivers, long wouldFail, long of) {}

    static Exceptions of(OrgChart chart, List<Waiver> holding, RegisterWords words) {
        Map<String, Row> people = new LinkedHashMap<>();
        Map<Integer, Row> levels = new LinkedHashMap<>();
        Map<Integer, Long> sizes = sizes(chart);
        for (Waiver waiver : holding) {
            long fails = waiver.wouldFail() ? 1 : 0;
            people.merge(waiver.beneficiaryId(), new Row(waiver.beneficiary(), 1, fails, 0), Exceptions::sum);
            int level = RecordId.isId(waiver.beneficiaryId())
                    ? height(chart, RecordId.of(waiver.beneficiaryId()), new HashSet<>())
                    : 0;
            levels.merge(level, new Row(name(level, words), 1, fails, sizes.getOrDefault(level, 0L)), Exceptions::sum);
        }
        sizes.forEach((level, size) -> levels.putIfAbsent(level, new Row(name(level, words), 0, 0, size)));
        Comparator<Row> most = Comparator.comparingLong(Row::waivers).reversed().thenComparing(Row::name);
        return new Exceptions(
                people.values().stream().sorted(most).toList(),
                levels.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static Map<Integer, Long> sizes(OrgChart chart) {
        Map<Integer, Long> sizes = new LinkedHashMap<>();
        chart.people().stream()
                .filter(Person::active)
                .forEach(person -> sizes.merge(height(chart, person.id(), new HashSet<>()), 1L, Long::sum));
        return sizes;
    }

    /** How many levels of people there are below. */
    private static int height(OrgChart chart, RecordId person, Set<RecordId> seen) {
        if (!seen.add(person)) {
            return 0;
        }
        return chart.directReports(person).stream()
                .mapToInt(report -> 1 + height(chart, report.id(), seen))
                .max()
                .orElse(0);
    }

    private static String name(int level, RegisterWords words) {
        return switch (level) {
            case 0 -> words.levelNone();
            case 1 -> words.levelOne();
            case 2 -> words.levelTwo();
            default -> words.levelMore(level);
        };
    }

    private static Row sum(Row one, Row other) {
        return new Row(one.name(), one.waivers() + other.waivers(), one.wouldFail() + other.wouldFail(), one.of());
    }
}
