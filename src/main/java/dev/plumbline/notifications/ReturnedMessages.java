package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.people.Preferences;
import dev.plumbline.people.calendar.WorkClocks;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes note of messages that had been handed over and came back: their persons were not told, and are told over another channel. */
@ApplicationScoped
public class ReturnedMessages {

    private static final Logger LOG = Logger.getLogger(ReturnedMessages.class);

    private final Crew crew;
    private final Outcomes outcomes;

    @Inject
    ReturnedMessages(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Preferences preferences,
            WorkClocks clocks,
            @All List<Channel> channels,
            @All List<MessageComposer> composers,
            NotificationsConfig config) {
        this.crew = Crew.of(jdbi, clock, directory, preferences, clocks, channels, composers, config);
        this.outcomes = new Outcomes(crew);
    }

    /**
     * @param address of the recipient that failed, as the report names it
     * @return false when it is not about a message of ours to that address that counts as delivered
     */
    public boolean cameBack(String messageId, String address, String because) {
        Instant now = crew.clock().instant();
        return crew.jdbi().inTransaction(handle -> {
            Optional<Claim> returned = returned(handle, messageId, address, because, now);
            returned.ifPresent(claim -> {
                NoticeAudit.cameBack(handle, claim, because, now);
                if (crew.composers().containsKey(claim.notice().kind())) {
                    crew.composer(claim.notice()).cameBack(handle, claim.notice(), now, because);
                }
                Optional<Person> person =
                        crew.directory().chart().person(claim.notice().recipient());
                boolean told = person.isPresent() && outcomes.overAnother(handle, claim, person.get(), now);
                LOG.warnf("outbox key=%s came back, otherwise=%b: %s", claim.key(), told, PlainText.line(because, 200));
            });
            return returned.isPresent();
        });
    }

    private static Optional<Claim> returned(
            Handle handle, String messageId, String address, String because, Instant now) {
        return handle.createQuery(
                        """
                        UPDATE outbox_message o SET state = 'bounced', ended_at = :now, last_error = :why
                        WHERE o.message_id = :messageId AND o.state = 'sent' AND lower(o.address) = lower(:address)
                        RETURNING """
                                + " " + OutboxTable.CLAIMED)
                .bind("messageId", messageId)
                .bind("address", address)
                .bind("why", PlainText.line("it came back: " + because, 1000))
                .bind("now", OutboxTable.utc(now))
                .map((row, context) -> OutboxTable.claimOf(row))
                .findOne();
    }
}
