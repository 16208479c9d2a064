package dev.plumbline.notifications.email;

import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.ReturnedMessages;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Reads the journal for reports of mail that could not be delivered, each once and in order. */
@ApplicationScoped
class ReturnedMail {

    private static final Logger LOG = Logger.getLogger(ReturnedMail.class);

    private final Jdbi jdbi;
    private final ReturnedMessages returned;
    private final Optional<Journal> journal;

    @Inject
    ReturnedMail(Jdbi jdbi, ReturnedMessages returned, NotificationsConfig config) {
        this.jdbi = jdbi;
        this.returned = returned;
        this.journal = Journal.of(config);
    }

    @Scheduled(
            identity = "outbox-returned-mail",
            every = "${plumbline.notifications.journal.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        read();
    }

    /** @return how many messages turned out to have come back */
    int read() {
        if (journal.isEmpty()) {
            return 0;
        }
        try {
            return journal.get().reading(this::readNew);
        } catch (MessagingException unreadable) {
            LOG.warnf(
                    "returned mail: %s cannot be read: %s",
                    journal.get().name(), PlainText.line(String.valueOf(unreadable), 300));
            return 0;
        }
    }

    private int readNew(Folder folder) throws MessagingException {
        UIDFolder numbered = (UIDFolder) folder;
        String name = journal.orElseThrow().name();
        long validity = numbered.getUIDValidity();
        long last = jdbi.withHandle(handle -> ReturnsTable.last(handle, name, validity));
        Message[] since = numbered.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        // The last one always answers to LASTUID, also when it was read before.
        if (since.length == 0 || numbered.getUID(since[since.length - 1]) <= last) {
            return 0;
        }
        long newest = numbered.getUID(since[since.length - 1]);
        Message[] reports = folder.search(new HeaderTerm("Content-Type", "multipart/report"), since);
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(reports, numbers);
        int back = 0;
        for (Message report : reports) {
            back += numbered.getUID(report) > last && cameBack(report) ? 1 : 0;
        }
        jdbi.useHandle(handle -> ReturnsTable.read(handle, name, validity, newest));
        return back;
    }

    private boolean cameBack(Message report) throws MessagingException {
        byte[] raw;
        try (InputStream in = ((IMAPMessage) report).getMimeStream()) {
            raw = in.readNBytes(DeliveryReport.LONGEST);
        } catch (IOException broken) {
            throw new MessagingException("a report broke off", broken);
        }
        return DeliveryReport.read(raw)
                .map(read -> read.failures().stream()
                        .anyMatch(failure -> returned.cameBack(read.messageId(), failure.address(), failure.because())))
                .orElse(false);
    }
}
