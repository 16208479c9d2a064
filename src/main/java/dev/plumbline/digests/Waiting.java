package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.List;

/**
 * Answers that are owed.
 *
 * @param own     by the reader, oldest first
 * @param overdue by leaders below the reader, for longer than they had; oldest first
 */
record Waiting(List<Answers.Owed> own, List<Answers.Owed> overdue) {

    static Waiting of(Person manager, OrgChart chart, Answers answers, Instant now) {
        List<RecordId> leaders = chart.subtree(manager.id()).stream()
                .filter(id -> !id.equals(manager.id()))
                .filter(id -> chart.person(id).filter(Person::active).isPresent())
                .filter(id -> !chart.directReports(id).isEmpty())
                .toList();
        List<Answers.Owed> overdue = answers.owedBy(leaders).stream()
                .filter(owed -> owed.answerBy().isBefore(now))
                .toList();
        return new Waiting(answers.owedBy(manager.id()), overdue);
    }

    boolean none() {
        return own.isEmpty() && overdue.isEmpty();
    }
}
