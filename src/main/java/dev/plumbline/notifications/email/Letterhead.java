package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.MessageIds;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.UnsubscribeLinks;
import io.quarkus.mailer.Mail;
import java.net.URI;
import java.util.Optional;

/** Makes a mail of a message: who writes to whom, under which headings, in which conversation, and how to get fewer. */
final class Letterhead {

    private final NotificationsConfig config;
    private final UnsubscribeLinks unsubscribe;
    private final MailAddress from;

    Letterhead(NotificationsConfig config, UnsubscribeLinks unsubscribe) {
        this.config = config;
        this.unsubscribe = unsubscribe;
        this.from = MailAddress.parse(config.from())
                .orElseThrow(() -> new IllegalArgumentException("plumbline.notifications.from is \""
                        + PlainText.line(config.from(), 100)
                        + "\"; expected an address, or a name with an address: Plumbline <plumbline@example.com>"));
    }

    Mail mail(Envelope envelope, MailAddress to) {
        PlumblinePages pages = new PlumblinePages(config.publicUrl());
        FittingBody body =
                FittingBody.of(envelope.message(), pages.work(envelope.recipient().id()));
        String subject = PlainText.line(envelope.message().subject(), 200);
        Mail mail = new Mail()
                .setFrom(from.address())
                .addTo(to.address())
                .setSubject(subject)
                .setText(body.text())
                .setHtml(body.html())
                .addHeader("Subject", HeaderText.of(subject))
                .addHeader("From", from.header())
                .addHeader("To", to.header())
                .addHeader("Message-ID", envelope.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        config.returnAddress().or(() -> config.journal().address()).ifPresent(mail::setBounceAddress);
        thread(envelope, mail);
        fewer(envelope, pages, mail);
        return mail;
    }

    /** All mails of a conversation answer the same first one. It was never sent, so that any of them may come first, or be lost. */
    private void thread(Envelope envelope, Mail mail) {
        envelope.message().thread().ifPresent(about -> {
            String root = MessageIds.ofThread(about, config.publicUrl());
            mail.addHeader("In-Reply-To", root).addHeader("References", root);
        });
    }

    private void fewer(Envelope envelope, PlumblinePages pages, Mail mail) {
        Optional<URI> oneClick = unsubscribe.oneClick(envelope.recipient());
        String address = oneClick.map(URI::toString)
                .orElse(pages.settings(envelope.recipient().id()));
        mail.addHeader("List-Unsubscribe", "<" + address + ">");
        if (oneClick.isPresent()) {
            mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
}
