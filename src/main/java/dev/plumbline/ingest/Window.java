package dev.plumbline.ingest;

import dev.plumbline.salesforce.SalesforceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of the org's time that is asked for piece by piece. Salesforce ignores seconds and wants more than a minute between start and end, so
 * a piece is never shorter than two minutes; asking twice for the same moment does no harm.
 */
final class Window {

    private static final Duration SHORTEST = Duration.ofMinutes(2);

    private final Instant end;
    private Instant from;
    private Instant until;
    private Duration length;
    private boolean open = true;

    Window(Instant start, Instant end) {
        Instant latest = end.minus(SHORTEST);
        this.end = end;
        this.from = (start.isBefore(latest) ? start : latest).truncatedTo(ChronoUnit.MINUTES);
        this.until = start;
        this.length = Duration.between(from, end);
    }

    boolean open() {
        return open;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        Instant to = from.plus(length).truncatedTo(ChronoUnit.MINUTES);
        return to.isBefore(end.truncatedTo(ChronoUnit.MINUTES)) ? to : end;
    }

    /** Next start, as Salesforce said: earlier than what was asked for while a transaction is open there. */
    Instant until() {
        return until;
    }

    /** Moves on to the next piece, unless Salesforce holds something back: then the rest waits for the next round. */
    void covered(Instant coveredUntil) {
        Instant to = to();
        until = coveredUntil.isBefore(to) ? coveredUntil : to;
        open = to.isBefore(end) && !coveredUntil.isBefore(to.truncatedTo(ChronoUnit.MINUTES));
        if (open) {
            Instant latest = end.minus(SHORTEST);
            from = (to.isBefore(latest) ? to : latest).truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /** Halves the pieces when there were too many ids; false when they cannot get shorter. */
    boolean halve(SalesforceException.Query refusal) {
        if (!refusal.code().equals("EXCEEDED_ID_LIMIT")) {
            throw refusal;
        }
        length = Duration.between(from, to()).dividedBy(2);
        return length.compareTo(SHORTEST) >= 0;
    }
}
