package dev.plumbline.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Every call passes here before it is sent: the breaker and the budget may turn it away. */
final class Gate {

    /** How often we look whether an org that is out of calls has some again. */
    static final Duration PROBE_EVERY = Duration.ofMinutes(5);

    private final Breaker breaker;
    private final DailyBudget budget;
    private final Clock clock;

    Gate(Breaker breaker, DailyBudget budget, Clock clock) {
        this.breaker = breaker;
        this.budget = budget;
        this.clock = clock;
    }

    /** @throws SalesforceException when the call must not be sent now */
    void enter() {
        Optional<Instant> again = breaker.enter();
        if (again.isPresent()) {
            Duration wait = Duration.between(clock.instant(), again.get());
            throw new SalesforceException.Transient(
                    Codes.RESTING,
                    "Salesforce kept failing, so nothing is sent for another " + Math.max(1, wait.toSeconds()) + " s",
                    null);
        }
        budget.admit();
    }

    void answered() {
        breaker.succeeded();
        budget.eased();
    }

    void failed(SalesforceException trouble) {
        if (trouble instanceof SalesforceException.Limit limit && limit.code().equals("REQUEST_LIMIT_EXCEEDED")) {
            budget.exhausted();
        } else if (trouble instanceof SalesforceException.Transient
                || trouble instanceof SalesforceException.UnknownOutcome
                || trouble.code().equals(Codes.CONCURRENT)
                || trouble.code().equals("HTTP_429")) {
            breaker.failed();
        } else if (!(trouble instanceof SalesforceException.Configuration)) {
            breaker.succeeded();
        }
    }
}
