package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.people.Person;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends a message as one mail with a text and an HTML part, through the mail server that {@code quarkus.mailer.*} names. */
@Startup
@ApplicationScoped
class EmailChannel implements Channel {

    private final ReactiveMailer mailer;
    private final NotificationsConfig config;
    private final MailAddress from;

    /**
     * All sends begin on one event loop. The mail client connects on the caller's loop but reads on another one that it picks, and now and
     * then loses the server's first words that way (seen with Vert.x 4.5.24: one send in a hundred hung until its time-out).
     */
    private final Context loop;

    EmailChannel(ReactiveMailer mailer, Vertx vertx, NotificationsConfig config) {
        this.mailer = mailer;
        this.loop = vertx.getOrCreateContext();
        this.config = config;
        this.from = MailAddress.parse(config.from())
                .orElseThrow(() -> new IllegalArgumentException("plumbline.notifications.from is \""
                        + PlainText.line(config.from(), 100)
                        + "\"; expected an address, or a name with an address: Plumbline <plumbline@example.com>"));
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
        try {
            mailer.send(mail(envelope, new MailAddress(person.name(), address)))
                    .runSubscriptionOn(send -> loop.runOnContext(now -> send.run()))
                    .await()
                    .atMost(config.sendTimeout());
            return new Delivery.Delivered(envelope.messageId());
        } catch (RuntimeException failure) {
            return SmtpAnswer.of(failure);
        }
    }

    private Mail mail(Envelope envelope, MailAddress to) {
        return new Mail()
                .setFrom(from.address())
                .addTo(to.address())
                .setSubject(PlainText.line(envelope.message().subject(), 200))
                .setText(envelope.message().text())
                .setHtml(envelope.message().html())
                .addHeader(
                        "Subject",
                        HeaderText.of(PlainText.line(envelope.message().subject(), 200)))
                .addHeader("From", from.header())
                .addHeader("To", to.header())
                .addHeader("Message-ID", envelope.messageId())
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader(
                        "List-Unsubscribe",
                        "<"
                                + new PlumblinePages(config.publicUrl())
                                        .settings(envelope.recipient().id()) + ">");
    }
}
