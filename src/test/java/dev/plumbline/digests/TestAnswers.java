package dev.plumbline.digests;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers that a test says are owed. */
final class TestAnswers implements Answers {

    private final List<Owed> owed = new ArrayList<>();

    void owes(RecordId manager, long violation, String toldAt, String answerBy) {
        owed.add(new Owed(
                owed.size() + 1, violation, manager, Instant.parse(toldAt), Instant.parse(answerBy), Optional.empty()));
    }

    void given() {
        owed.clear();
    }

    @Override
    public List<Owed> owedBy(RecordId manager) {
        return owed.stream()
                .filter(one -> one.manager().equals(manager))
                .sorted(Comparator.comparing(Owed::toldAt))
                .toList();
    }

    @Override
    public List<Owed> of(long violation) {
        return owed.stream().filter(one -> one.violation() == violation).toList();
    }

    @Override
    public int decidedAbout(RecordId accountable, Instant since) {
        return 0;
    }

    @Override
    public boolean answer(Handle handle, long violation, RecordId manager, Decision decision, String text) {
        return owed.removeIf(
                one -> one.violation() == violation && one.manager().equals(manager));
    }
}
