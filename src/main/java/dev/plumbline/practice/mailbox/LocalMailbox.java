package dev.plumbline.practice.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An SMTP server on a loopback port that takes mail for anybody and keeps it, so that what would reach people can be read here.
 *
 * <p>Nothing leaves the machine. The mails are ordinary {@code .eml} files and survive a restart.
 */
public final class LocalMailbox implements AutoCloseable {

    private static final int MOST_KEPT = 5_000;

    private final MailDirectory directory;
    private final GreenMail server;

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     */
    public LocalMailbox(int port, Path directory) throws IOException {
        this(port, directory, MOST_KEPT);
    }

    LocalMailbox(int port, Path directory, int mostKept) throws IOException {
        this.directory = new MailDirectory(directory, mostKept);
        this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.getUserManager()
                .setMessageDeliveryHandler(
                        (message, recipient) -> new Pigeonhole(recipient.getEmail(), this.directory));
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Newest first. */
    public List<MailSummary> messages() {
        return directory.list();
    }

    /** Newest first, those delivered to this address. */
    public List<MailSummary> messagesTo(String address) {
        return messages().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    public Optional<ReceivedMail> message(long id) {
        return directory.find(id);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Where the server puts a mail for one address: every address has one, without being set up. */
    private record Pigeonhole(String address, MailDirectory directory) implements GreenMailUser {

        @Override
        public void deliver(MovingMessage message) {
            directory.keep(message.getMessage(), address);
        }

        @Override
        public void deliver(MimeMessage message) {
            directory.keep(message, address);
        }

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {
            throw new UnsupportedOperationException("nobody signs in to the practice mailbox");
        }

        @Override
        public void authenticate(String password) {}

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }

        @Override
        public void create() {}

        @Override
        public void delete() {}
    }
}
