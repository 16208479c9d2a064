package dev.plumbline.notifications;

import dev.plumbline.Failpoint;
import dev.plumbline.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks destinations for messages of which it is not known whether they left, once they have lain long enough, and ends the doubt. */
final class Settler {

    private static final Logger LOG = Logger.getLogger(Settler.class);

    /** A destination that can be asked in principle is asked for so long before its message is dealt with as if it could not. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final Crew crew;
    private final Outcomes outcomes;

    Settler(Crew crew) {
        this.crew = crew;
        this.outcomes = new Outcomes(crew);
    }

    /** @return whether it was found to have arrived */
    boolean settle(Claim claim) {
        Failpoint.at("outbox.settling");
        Optional<Person> person = crew.directory().chart().person(claim.notice().recipient());
        if (person.isEmpty() || claim.messageId().isEmpty()) {
            outcomes.end(claim, "parked", "it may have left or not, and nobody can be asked");
            return false;
        }
        Channel channel = crew.ways().get(claim.channel().orElseThrow());
        boolean able = claim.seekable() && channel.canSeek();
        Channel.Whereabouts where = able ? ask(channel, claim, person.get()) : Channel.Whereabouts.CANNOT_TELL;
        Failpoint.at("outbox.sought");
        boolean arrived =
                switch (where) {
                    case THERE -> there(claim, person.get());
                    case NOT_THERE -> again(claim, "the destination does not have it, so it is sent again");
                    case CANNOT_TELL -> able && askLater(claim) ? false : byPolicy(claim);
                };
        Failpoint.at("outbox.settled");
        return arrived;
    }

    private static Channel.Whereabouts ask(Channel channel, Claim claim, Person person) {
        try {
            return channel.seek(new Channel.Sought(
                    claim.messageId().orElseThrow(),
                    claim.key(),
                    person,
                    claim.sentAt().orElseThrow()));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "outbox key=%s: it could not be looked for", claim.key());
            return Channel.Whereabouts.CANNOT_TELL;
        }
    }

    private boolean there(Claim claim, Person person) {
        String id = claim.messageId().orElseThrow();
        Message kept = crew.jdbi().withHandle(handle -> KeptMessages.of(handle, claim.id()));
        return outcomes.handedOver(
                claim, claim.attempts(), new Envelope(id, person, kept), "found at its destination: " + id);
    }

    private boolean again(Claim claim, String because) {
        Instant now = crew.clock().instant();
        // After a crash at once; what stays unclear time and again is given the time of a server that is ill.
        Optional<Instant> due = claim.attempts() <= 1
                ? Optional.of(now)
                : crew.backoff().next(claim.attempts(), claim.firstTriedAt().orElse(now), Duration.ZERO, now);
        if (due.isEmpty()) {
            outcomes.end(claim, "refused", "given up: it never became clear that it left");
            return false;
        }
        crew.jdbi().useTransaction(handle -> {
            if (DoubtTable.notThere(handle, claim, due.get(), because)) {
                NoticeAudit.owedAgain(handle, claim, because, due.get(), now);
            }
        });
        return false;
    }

    private boolean askLater(Claim claim) {
        return crew.jdbi().inTransaction(handle -> DoubtTable.askLater(handle, claim, ASK_AGAIN, PATIENCE));
    }

    private boolean byPolicy(Claim claim) {
        String kind = claim.notice().kind();
        boolean resend = crew.config().resend().contains(kind)
                || crew.config().resend().contains(claim.channel().orElseThrow() + ":" + kind);
        return resend
                ? again(claim, "nobody can say whether it arrived; for " + kind + " twice is better than never")
                : outcomes.end(
                        claim,
                        "parked",
                        "it may have left or not, and nobody can say; it counts as not told and is shown on the person's page");
    }
}
