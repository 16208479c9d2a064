package dev.plumbline.lifecycle;

import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.stored.StoredRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Numbers new versions, asks who is to be asked, lets be heard what was released, and teaches. Safe to run twice, late, or at once. */
@ApplicationScoped
class LifecycleSweep {

    private final Supplier<RuleBook> rules;
    private final Consultation consultation;
    private final Guard guard;
    private final TeachingSweep teaching;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    LifecycleSweep(
            Supplier<RuleBook> rules,
            Consultation consultation,
            Guard guard,
            TeachingSweep teaching,
            Jdbi jdbi,
            Clock clock) {
        this.rules = rules;
        this.consultation = consultation;
        this.guard = guard;
        this.teaching = teaching;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void sweep() {
        RuleBook book = rules.get();
        if (!book.known()) {
            // It would look as if all rules had been withdrawn.
            return;
        }
        if (jdbi.withHandle(handle -> StoredRules.outdated(handle, book.stored()))) {
            // Another process has the newer text in force and has numbered it; this one will have it in a second.
            return;
        }
        jdbi.useTransaction(handle -> {
            VersionTable.inForce(handle, book, clock.instant());
            consultation.ask(handle, book);
        });
        guard.catchUp();
        teaching.sweep();
    }
}
