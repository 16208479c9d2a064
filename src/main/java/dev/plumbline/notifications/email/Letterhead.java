package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.MessageIds;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.speech.Phrasebook;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Makes a mail of a message: who writes to whom, under which headings, in which conversation, and how to get fewer. */
final class Letterhead {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final NotificationsConfig config;
    private final UnsubscribeLinks unsubscribe;
    private final Clock clock;
    private final MailAddress from;

    Letterhead(NotificationsConfig config, UnsubscribeLinks unsubscribe, Clock clock) {
        this.config = config;
        this.unsubscribe = unsubscribe;
        this.clock = clock;
        this.from = MailAddress.parse(config.from())
                .orElseThrow(() -> new IllegalArgumentException("plumbline.notifications.from is \""
                        + PlainText.line(config.from(), 100)
                        + "\"; expected an address, or a name with an address: Plumbline <plumbline@example.com>"));
    }

    OutgoingMail mail(Envelope envelope, MailAddress to) {
        PlumblinePages pages = new PlumblinePages(config.publicUrl());
        FittingBody body = FittingBody.of(
                envelope.message(),
                pages.work(envelope.recipient().id()),
                Phrasebook.of(MailWords.class, envelope.recipient().tongue()));
        OutgoingMail mail = new OutgoingMail()
                .heading(
                        "Subject",
                        HeaderText.of(PlainText.line(envelope.message().subject(), 200)))
                .heading("From", from.header())
                .heading("To", to.header())
                .heading("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)))
                .heading("Message-ID", envelope.messageId())
                .heading("Auto-Submitted", "auto-generated");
        thread(envelope, mail);
        fewer(envelope, pages, mail);
        return mail.body(body);
    }

    /** All mails of a conversation answer the same first one. It was never sent, so that any of them may come first, or be lost. */
    private void thread(Envelope envelope, OutgoingMail mail) {
        envelope.message().thread().ifPresent(about -> {
            String root = MessageIds.ofThread(about, config.publicUrl());
            mail.heading("In-Reply-To", root).heading("References", root);
        });
    }

    private void fewer(Envelope envelope, PlumblinePages pages, OutgoingMail mail) {
        Optional<URI> oneClick = unsubscribe.oneClick(envelope.recipient());
        String address = oneClick.map(URI::toString)
                .orElse(pages.settings(envelope.recipient().id()));
        mail.heading("List-Unsubscribe", "<" + address + ">");
        if (oneClick.isPresent()) {
            mail.heading("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
}
