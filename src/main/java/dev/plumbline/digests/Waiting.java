package dev.plumbline.digests;

import dev.plumbline.escalation.Answers;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answers that are owed.
 *
 * @param own     by the reader, oldest first
 * @param overdue by leaders below the reader, for longer than they had; oldest first
 */
record Waiting(List<Answers.Owed> own, List<Answers.Owed> overdue) {

    static Waiting of(Person manager, OrgChart chart, Answers answers, Instant now) {
        List<Answers.Owed> overdue = new ArrayList<>();
        chart.subtree(manager.id()).stream()
                .filter(id -> !id.equals(manager.id()))
                .filter(id -> chart.person(id).filter(Person::active).isPresent())
                .filter(id -> !chart.directReports(id).isEmpty())
                .forEach(id -> answers.owedBy(id).stream()
                        .filter(owed -> owed.answerBy().isBefore(now))
                        .forEach(overdue::add));
        overdue.sort(Comparator.comparing(Answers.Owed::answerBy).thenComparing(Answers.Owed::id));
        return new Waiting(answers.owedBy(manager.id()), overdue);
    }

    boolean none() {
        return own.isEmpty() && overdue.isEmpty();
    }
}
