package dev.plumbline.pipeline;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import dev.plumbline.people.Delegates;
import dev.plumbline.people.Directory;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Who may do what about a violation: whoever answers for it or types for them, and those above; nobody decides for themselves. */
@ApplicationScoped
public class Authority {

    private final Directory directory;
    private final Delegates delegates;
    private final Answers answers;
    private final DisputesConfig config;
    private final Clock clock;

    Authority(Directory directory, Delegates delegates, Answers answers, DisputesConfig config, Clock clock) {
        this.directory = directory;
        this.delegates = delegates;
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    /** Who answers for it as a person: for a queue, whoever leads it. */
    public Optional<Person> answerer(Violation violation) {
        OrgChart chart = directory.chart();
        return violation.accountable().flatMap(id -> chart.person(id).or(() -> chart.leaderOf(id)));
    }

    /** Whether it is theirs: they answer for it, or type for whoever does. */
    public boolean owns(Doer doer, Violation violation) {
        return answerer(violation).filter(person -> stands(doer, person.id())).isPresent();
    }

    /** Whether they decide about it: from above, as an admin who may see it, or for a manager who owes an answer; never about what is theirs. */
    public boolean decides(Doer doer, Violation violation) {
        if (owns(doer, violation) || violation.accountable().filter(doer::is).isPresent()) {
            return false;
        }
        boolean above = doer.leads()
                && doer.person().isPresent()
                && violation
                        .accountable()
                        .filter(doer.scope().people()::contains)
                        .isPresent();
        return above
                || doer.admin() && sees(doer, violation)
                || owing(doer, violation).isPresent();
    }

    /** The manager who owes an answer about it and for whom they may give it: themselves, or whom they type for. */
    public Optional<RecordId> owing(Doer doer, Violation violation) {
        return answers.of(violation.id()).stream()
                .filter(owed -> owed.given().isEmpty() && stands(doer, owed.manager()))
                .map(Answers.Owed::manager)
                .findFirst();
    }

    /** Whether they may see it, also where only somebody they type for does, or where it is disputed and theirs to answer. */
    public boolean sees(Doer doer, Violation violation) {
        return doer.scope().everyone()
                || violation
                        .accountable()
                        .filter(doer.scope().people()::contains)
                        .isPresent()
                || owns(doer, violation)
                || owing(doer, violation).isPresent()
                || violation.state() == ViolationState.DISPUTED && answersDisputes(doer);
    }

    public boolean answersDisputes(Doer doer) {
        return doer.admin()
                || ruleOwner().filter(person -> doer.is(person.id())).isPresent();
    }

    /** Who owes answers to disputes by name, where somebody does. */
    Optional<Person> ruleOwner() {
        return config.answeredBy().flatMap(directory.chart()::byUsername);
    }

    /** Whether they are that person or type for them now. */
    boolean stands(Doer doer, RecordId person) {
        return doer.is(person)
                || doer.person().isPresent()
                        && delegates.of(person, clock.instant()).map(Person::id).equals(doer.person());
    }
}
