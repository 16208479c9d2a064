package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** Dana owes an answer about Ann's first gap, since yesterday; a test may let her owe one about another. */
@Alternative
@ApplicationScoped
public class FakeAnswers implements Answers {

    private static final Instant NOW = Instant.parse(Company.NOW);

    private final List<Owed> owed = new CopyOnWriteArrayList<>(List.of(about(1)));

    public void owes(long violation) {
        owed.clear();
        owed.add(about(violation));
    }

    private static Owed about(long violation) {
        return new Owed(
                violation,
                violation,
                Company.DANA,
                NOW.minus(Duration.ofDays(3)),
                NOW.minus(Duration.ofHours(20)),
                Optional.empty());
    }

    @Override
    public List<Owed> owedBy(RecordId manager) {
        return manager.equals(Company.DANA)
                ? owed.stream().filter(one -> one.given().isEmpty()).toList()
                : List.of();
    }

    @Override
    public List<Owed> of(long violation) {
        return owed.stream().filter(one -> one.violation() == violation).toList();
    }

    @Override
    public int decidedAbout(RecordId accountable, Instant since) {
        return accountable.equals(Company.ANN)
                ? (int) owed.stream().filter(one -> one.given().isPresent()).count()
                : 0;
    }

    @Override
    public boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text) {
        List<Owed> open = of(violation).stream()
                .filter(one -> one.manager().equals(manager) && one.given().isEmpty())
                .toList();
        for (Owed one : open) {
            owed.remove(one);
            Given given = new Given(decision, text, NOW);
            owed.add(new Owed(one.id(), violation, manager, one.toldAt(), one.answerBy(), Optional.of(given)));
        }
        return !open.isEmpty();
    }
}
