package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Dana owes an answer about Ann's first gap, since yesterday. */
@Alternative
@ApplicationScoped
public class FakeAnswers implements Answers {

    private static final Instant NOW = Instant.parse(Company.NOW);
    private static final List<Owed> OWED = List.of(new Owed(
            1, 1, Company.DANA, NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofHours(20)), Optional.empty()));

    @Override
    public List<Owed> owedBy(RecordId manager) {
        return manager.equals(Company.DANA) ? OWED : List.of();
    }

    @Override
    public List<Owed> of(long violation) {
        return violation == 1 ? OWED : List.of();
    }

    @Override
    public boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text) {
        return manager.equals(Company.DANA) && violation == 1;
    }
}
