package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps what somebody typed while their session ended, until the same person has signed in again in the same browser. */
@ApplicationScoped
public class Parking {

    private final Jdbi jdbi;
    private final Clock clock;

    Parking(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param person whose form it was, as the form says; nobody else gets it
     * @return what the browser must carry to get it back; empty when nothing was typed, or there is no room
     */
    public Optional<String> park(RecordId person, List<Submission> typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String key = Grants.random();
        byte[] hash = Grants.hash(key);
        boolean kept = jdbi.inTransaction(handle -> {
            boolean all = true;
            for (Submission one : typed) {
                DraftTable.Draft draft = new DraftTable.Draft(one.typed(), one.marks());
                all &= ParkedTable.put(handle, hash, person, one.record(), draft, clock.instant());
            }
            return all;
        });
        return kept ? Optional.of(key) : Optional.empty();
    }

    /** Makes a draft of it. @return whether there was something of this person's */
    public boolean fetch(String key, Person person) {
        return jdbi.inTransaction(handle -> {
            var parked = ParkedTable.take(handle, Grants.hash(key), person.id());
            parked.forEach(one -> DraftTable.put(handle, person.id(), one.record(), one.draft(), clock.instant()));
            return !parked.isEmpty();
        });
    }
}
