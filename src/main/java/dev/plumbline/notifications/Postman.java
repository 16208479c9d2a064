package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes one claimed notice to its end: writes it, marks it, hands it over, records what came of it. */
record Postman(
        Jdbi jdbi,
        Clock clock,
        Directory directory,
        Channel channel,
        Map<String, MessageComposer> composers,
        NotificationsConfig config,
        Backoff backoff) {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final int WRITING_TRIES = 3;

    /** @return whether the message was handed over */
    boolean carry(Claim claim) {
        Optional<Person> recipient = directory.chart().person(claim.notice().recipient());
        if (recipient.isEmpty() || !recipient.get().active()) {
            return end(
                    claim,
                    "refused",
                    recipient
                                    .map(Person::name)
                                    .orElse("the user " + claim.notice().recipient())
                            + " is not an active user any more: nothing is sent there");
        }
        Composition composition;
        try {
            composition = composer(claim).compose(claim.notice());
        } catch (RuntimeException broken) {
            return writingFailed(claim, broken);
        }
        if (composition instanceof Composition.Ready ready) {
            return send(
                    claim,
                    new Envelope(
                            MessageIds.of(claim.notice().key(), config.publicUrl()), recipient.get(), ready.message()));
        }
        if (composition instanceof Composition.Later later) {
            Instant soonest = clock.instant().plusSeconds(1);
            Instant due = later.notBefore().isBefore(soonest) ? soonest : later.notBefore();
            jdbi.useTransaction(handle -> OutboxTable.again(handle, claim, due, later.because()));
            return false;
        }
        return end(claim, "fell-away", ((Composition.FallsAway) composition).because());
    }

    private boolean send(Claim claim, Envelope envelope) {
        boolean ours = jdbi.inTransaction(
                handle -> OutboxTable.sending(handle, claim, envelope, clock.instant(), config.lease()));
        if (!ours) {
            LOG.infof(
                    "outbox key=%s: the lease ran out while it was written; left to who holds it now",
                    claim.notice().key());
            return false;
        }
        return channel.deliver(envelope)
                .fold(
                        delivered -> handedOver(claim, envelope, delivered.reference()),
                        later -> tryLater(claim, later),
                        refused -> end(claim, "refused", refused.because()),
                        unclear -> end(claim, "in-doubt", unclear.because()));
    }

    private boolean handedOver(Claim claim, Envelope envelope, String reference) {
        Instant at = clock.instant();
        jdbi.useTransaction(handle -> {
            if (OutboxTable.sent(handle, claim, reference, at)) {
                NoticeAudit.handedOver(handle, claim, envelope, reference, at);
            }
            composer(claim).handedOver(handle, claim.notice(), at);
        });
        return true;
    }

    private boolean tryLater(Claim claim, Delivery.TryLater later) {
        Instant now = clock.instant();
        Optional<Instant> next =
                backoff.next(claim.attempts() + 1, claim.firstTriedAt().orElse(now), later.after(), now);
        if (next.isEmpty()) {
            return end(
                    claim,
                    "refused",
                    "given up after " + config.giveUpAfter().toHours() + " hours: " + later.because());
        }
        jdbi.useTransaction(handle -> {
            OutboxTable.again(handle, claim, next.get(), later.because());
            NoticeAudit.postponed(handle, claim, later.because(), next.get(), now);
        });
        return false;
    }

    private boolean writingFailed(Claim claim, RuntimeException broken) {
        LOG.errorf(
                broken,
                "outbox key=%s kind=%s could not be written",
                claim.notice().key(),
                claim.notice().kind());
        String because = "could not be written: " + broken;
        if (claim.writingFailures() + 1 >= WRITING_TRIES) {
            return end(claim, "refused", because);
        }
        Instant due = clock.instant().plus(Duration.ofMinutes(1L << claim.writingFailures()));
        jdbi.useTransaction(handle -> OutboxTable.writingFailed(handle, claim, due, because));
        return false;
    }

    private boolean end(Claim claim, String state, String because) {
        jdbi.useTransaction(handle -> OutboxTable.end(handle, claim, state, because, clock.instant()));
        if (!state.equals("fell-away")) {
            LOG.warnf("outbox key=%s state=%s: %s", claim.notice().key(), state, PlainText.line(because, 300));
        }
        return false;
    }

    private MessageComposer composer(Claim claim) {
        MessageComposer composer = composers.get(claim.notice().kind());
        if (composer == null) {
            throw new IllegalStateException(
                    "claimed a notice of kind " + claim.notice().kind() + " that nobody here can write");
        }
        return composer;
    }
}
