package dev.plumbline.notifications;

import dev.plumbline.Failpoint;
import dev.plumbline.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Records what came of a message, each in one transaction with all that follows from it. */
record Outcomes(Crew crew) {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    private static final int WRITING_TRIES = 3;

    /** @param attempt which one it was that arrived */
    boolean handedOver(Claim claim, int attempt, Envelope envelope, String reference) {
        Instant at = crew.clock().instant();
        crew.jdbi().useTransaction(handle -> {
            if (OutboxTable.sent(handle, claim, attempt, reference, at)) {
                NoticeAudit.handedOver(handle, claim, envelope, reference, at);
                crew.composer(claim.notice()).handedOver(handle, claim.notice(), at);
            }
        });
        Failpoint.at("outbox.sent");
        return true;
    }

    boolean tryLater(Claim claim, Person person, Delivery.TryLater later) {
        Instant now = crew.clock().instant();
        Optional<Instant> next =
                crew.backoff().next(claim.attempts() + 1, claim.firstTriedAt().orElse(now), later.after(), now);
        if (next.isEmpty()) {
            return refused(
                    claim,
                    person,
                    "given up after " + crew.config().giveUpAfter().toHours() + " hours: " + later.because());
        }
        crew.jdbi().useTransaction(handle -> {
            OutboxTable.again(handle, claim, next.get(), later.because());
            NoticeAudit.postponed(handle, claim, later.because(), next.get(), now);
        });
        Failpoint.at("outbox.postponed");
        return false;
    }

    /** Not an attempt: nobody was asked to take it. */
    boolean waits(Claim claim, Instant until, String because) {
        Instant now = crew.clock().instant();
        Instant soonest = now.plusSeconds(1);
        Instant due = until.isBefore(soonest) ? soonest : until;
        crew.jdbi().useTransaction(handle -> {
            OutboxTable.again(handle, claim, due, because);
            NoticeAudit.waits(handle, claim, because, due, now);
        });
        Failpoint.at("outbox.waits");
        return false;
    }

    /** Final over this channel; another one may do. */
    boolean refused(Claim claim, Person person, String because) {
        Failpoint.at("outbox.refused");
        Instant now = crew.clock().instant();
        boolean told = crew.jdbi()
                .inTransaction(handle -> OutboxTable.end(handle, claim, "refused", because, now)
                        && overAnother(handle, claim, person, now));
        LOG.warnf("outbox key=%s state=refused otherwise=%b: %s", claim.key(), told, PlainText.line(because, 300));
        Failpoint.at("outbox.refusal-kept");
        return false;
    }

    /** The same notice over the next channel of its person, as a message of its own. */
    boolean overAnother(Handle handle, Claim claim, Person person, Instant now) {
        if (claim.alone() || !person.active()) {
            return false;
        }
        String origin = claim.notice().key();
        List<String> tried = RetellingTable.tried(handle, origin);
        Optional<String> next = crew.ways().first(crew.settings(person), tried);
        if (next.isEmpty()) {
            return false;
        }
        String key = origin + "|" + next.get();
        RetellingTable.put(handle, claim, key, next.get(), now);
        Failpoint.at("outbox.fallback");
        NoticeAudit.retold(handle, claim, key, next.get(), now);
        return true;
    }

    boolean unclear(Claim claim, String because) {
        Instant now = crew.clock().instant();
        crew.jdbi()
                .useTransaction(handle ->
                        DoubtTable.unclear(handle, claim, crew.config().settle(), because, now));
        LOG.warnf("outbox key=%s state=in-doubt: %s", claim.key(), PlainText.line(because, 300));
        Failpoint.at("outbox.doubted");
        return false;
    }

    boolean writingFailed(Claim claim, RuntimeException broken) {
        LOG.errorf(
                broken,
                "outbox key=%s kind=%s could not be written",
                claim.key(),
                claim.notice().kind());
        String because = "could not be written: " + broken;
        if (claim.writingFailures() + 1 >= WRITING_TRIES) {
            return end(claim, "quarantined", because);
        }
        Instant due = crew.clock().instant().plus(Duration.ofMinutes(1L << claim.writingFailures()));
        crew.jdbi().useTransaction(handle -> OutboxTable.writingFailed(handle, claim, due, because));
        return false;
    }

    /** @param state {@code fell-away, refused, parked} or {@code quarantined} */
    boolean end(Claim claim, String state, String because) {
        crew.jdbi()
                .useTransaction(handle -> OutboxTable.end(
                        handle, claim, state, because, crew.clock().instant()));
        if (!state.equals("fell-away")) {
            LOG.warnf("outbox key=%s state=%s: %s", claim.key(), state, PlainText.line(because, 300));
        }
        Failpoint.at("outbox.ended");
        return false;
    }

    boolean letGo(Claim claim, String because) {
        LOG.infof("outbox key=%s: let go, %s", claim.key(), because);
        crew.jdbi().useTransaction(handle -> OutboxTable.release(handle, claim));
        return false;
    }
}
