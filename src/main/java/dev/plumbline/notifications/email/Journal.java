package dev.plumbline.notifications.email;

import dev.plumbline.notifications.Channel.Whereabouts;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/** The mailbox that has a copy of everything that left. Nothing in it is ever changed. */
final class Journal {

    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final NotificationsConfig.Journal config;
    private final String address;
    private final String host;
    private final String protocol;
    private final Session session;

    private Journal(NotificationsConfig.Journal config, String address, String host) {
        this.config = config;
        this.address = address;
        this.host = host;
        this.protocol = config.tls() ? "imaps" : "imap";
        this.session = Session.getInstance(properties());
    }

    /** @throws IllegalArgumentException naming the key, when an address is there and what it needs is not */
    static Optional<Journal> of(NotificationsConfig config) {
        return config.journal().address().map(address -> {
            if (!MailAddress.isOne(address)) {
                throw new IllegalArgumentException("plumbline.notifications.journal.address is \""
                        + PlainText.line(address, 100) + "\"; expected one address");
            }
            String host = config.journal()
                    .host()
                    .orElseThrow(() -> new IllegalArgumentException("plumbline.notifications.journal.host is missing:"
                            + " the journal is of use only if it can be read; set the IMAP server of " + address));
            return new Journal(config.journal(), address, host);
        });
    }

    String address() {
        return address;
    }

    /** Names the mailbox across restarts. */
    String name() {
        return user() + "@" + host + ":" + config.port() + "/" + config.folder();
    }

    Whereabouts seek(String messageId) {
        try {
            boolean there = reading(folder -> folder.search(new HeaderTerm("Message-ID", messageId)).length > 0);
            return there ? Whereabouts.THERE : Whereabouts.NOT_THERE;
        } catch (MessagingException unreadable) {
            LOG.warnf("the journal %s cannot be read: %s", name(), PlainText.line(String.valueOf(unreadable), 300));
            return Whereabouts.CANNOT_TELL;
        }
    }

    interface Reading<T> {
        T from(Folder folder) throws MessagingException;
    }

    /** Opens the mailbox for reading alone. */
    <T> T reading(Reading<T> reading) throws MessagingException {
        try (Store store = session.getStore(protocol)) {
            store.connect(host, config.port(), user(), config.password().orElse(""));
            try (Folder folder = store.getFolder(config.folder())) {
                folder.open(Folder.READ_ONLY);
                return reading.from(folder);
            }
        }
    }

    private String user() {
        return config.user().orElse(address);
    }

    private Properties properties() {
        String millis = Long.toString(config.timeout().toMillis());
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "peek", "true");
        // A server that cannot search is an error, instead of a reason to read the whole mailbox.
        properties.setProperty(prefix + "throwsearchexception", "true");
        return properties;
    }
}
