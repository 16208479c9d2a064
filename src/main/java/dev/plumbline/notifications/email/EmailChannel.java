package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.people.Person;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends a message as one mail with a text and an HTML part, through the mail server that {@code quarkus.mailer.*} names.
 *
 * <p>Where there is a journal, its mailbox is a second recipient of the same hand-over: what the server took, it took for both.
 */
@Startup
@ApplicationScoped
class EmailChannel implements Channel {

    private static final Logger LOG = Logger.getLogger(EmailChannel.class);

    private final ReactiveMailer mailer;
    private final NotificationsConfig config;
    private final Letterhead letterhead;
    private final Optional<Journal> journal;

    /**
     * All sends begin on one event loop. The mail client connects on the caller's loop but reads on another one that it picks, and now and
     * then loses the server's first words that way (seen with Vert.x 4.5.24: one send in a hundred hung until its time-out).
     */
    private final Context loop;

    EmailChannel(ReactiveMailer mailer, Vertx vertx, NotificationsConfig config, UnsubscribeLinks unsubscribe) {
        this.mailer = mailer;
        this.loop = vertx.getOrCreateContext();
        this.config = config;
        this.letterhead = new Letterhead(config, unsubscribe);
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
        Mail mail = letterhead.mail(envelope, new MailAddress(person.name(), address));
        if (journal.isEmpty()) {
            return send(envelope, mail);
        }
        Delivery both = send(envelope, mail.addBcc(journal.get().address()));
        boolean whose = both instanceof Delivery.Refused refused && !refused.because().contains(address);
        if (whose) {
            // The server does not say which of the two it refuses. Without the journal it is the person's.
            LOG.warnf("mail: refused together with the journal %s, tried without it", journal.get().address());
            return send(envelope, letterhead.mail(envelope, new MailAddress(person.name(), address)));
        }
        return both;
    }

    @Override
    public boolean canSeek() {
        return journal.isPresent();
    }

    @Override
    public Whereabouts seek(Sought sought) {
        return journal.map(box -> box.seek(sought.messageId())).orElse(Whereabouts.CANNOT_TELL);
    }

    private Delivery send(Envelope envelope, Mail mail) {
        try {
            mailer.send(mail)
                    .runSubscriptionOn(send -> loop.runOnContext(now -> send.run()))
                    .await()
                    .atMost(config.sendTimeout());
            return new Delivery.Delivered(envelope.messageId());
        } catch (RuntimeException failure) {
            return SmtpAnswer.of(failure);
        }
    }
}
