package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.people.Person;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends a message as one mail with a text and an HTML part.
 *
 * <p>Where there is a journal, its mailbox is a second recipient of the same hand-over: what the server took, it took for both.
 */
@Startup
@ApplicationScoped
class EmailChannel implements Channel {

    private static final Logger LOG = Logger.getLogger(EmailChannel.class);

    private final Letterhead letterhead;
    private final MailServer server;
    private final Optional<Journal> journal;

    EmailChannel(NotificationsConfig config, UnsubscribeLinks unsubscribe, Clock clock) {
        this.letterhead = new Letterhead(config, unsubscribe, clock);
        this.server = new MailServer(config);
        this.journal = Journal.of(config);
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        Person person = envelope.recipient();
        if (person.email().isEmpty()) {
            return new Delivery.Refused(person.name() + " has no e-mail address in Salesforce: fill the Email of user "
                    + person.username());
        }
        String address = person.email().get();
        if (!MailAddress.isOne(address)) {
            return new Delivery.Refused("\"" + PlainText.line(address, 100)
                    + "\" is not an e-mail address that can be written to: correct the Email of user "
                    + person.username());
        }
        if (journal.isEmpty()) {
            return send(envelope, address, List.of()).delivery();
        }
        String copy = journal.get().address();
        SmtpAnswer both = send(envelope, address, List.of(copy));
        if (both.aboutOnly(copy)) {
            // That the journal is ill is no reason not to tell people.
            LOG.warnf("mail: the server does not take the journal %s: %s", copy, both.delivery());
            return send(envelope, address, List.of()).delivery();
        }
        return both.delivery();
    }

    @Override
    public boolean canSeek() {
        return journal.isPresent();
    }

    @Override
    public Whereabouts seek(Sought sought) {
        return journal.map(box -> box.seek(sought.messageId())).orElse(Whereabouts.CANNOT_TELL);
    }

    private SmtpAnswer send(Envelope envelope, String address, List<String> hidden) {
        MailAddress to = new MailAddress(envelope.recipient().name(), address);
        return server.take(letterhead.mail(envelope, to), address, hidden, envelope.messageId());
    }
}
