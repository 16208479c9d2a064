package dev.plumbline.practice.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Mails as files in one directory, the newest ones up to a limit. What was kept before is there again after a restart. */
final class MailDirectory {

    private static final Logger LOG = Logger.getLogger(MailDirectory.class);

    private final Path directory;
    private final int most;
    private final NavigableMap<Long, MailSummary> kept = new ConcurrentSkipListMap<>();

    MailDirectory(Path directory, int most) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.most = most;
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().matches("\\d{1,12}\\.eml"))
                    .forEach(this::load);
        }
        dropOldest();
    }

    /** Newest first. */
    List<MailSummary> list() {
        return List.copyOf(kept.descendingMap().values());
    }

    Optional<ReceivedMail> find(long id) {
        if (!kept.containsKey(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailFile.read(id, file(id)).mail());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** On disk when it returns. A mail that cannot be written is not accepted. */
    synchronized void keep(MimeMessage message, String deliveredTo) {
        long id = kept.isEmpty() ? 1 : kept.lastKey() + 1;
        Path unfinished = directory.resolve(id + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                out.write((MailFile.DELIVERED_TO + ": " + deliveredTo.replaceAll("[\r\n]", "") + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                message.writeTo(out);
            }
            Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
            kept.put(id, MailFile.read(id, file(id)).summary());
        } catch (IOException | MessagingException e) {
            throw new UncheckedIOException(new IOException("the mail to " + deliveredTo + " cannot be kept", e));
        }
        dropOldest();
    }

    private void load(Path file) {
        long id = Long.parseLong(file.getFileName().toString().replace(".eml", ""));
        try {
            kept.put(id, MailFile.read(id, file).summary());
        } catch (IOException unreadable) {
            LOG.warnf("practice mailbox: %s cannot be read and is left out: %s", file, unreadable.getMessage());
        }
    }

    private void dropOldest() {
        while (kept.size() > most) {
            Long oldest = kept.firstKey();
            kept.remove(oldest);
            try {
                Files.deleteIfExists(file(oldest));
            } catch (IOException e) {
                LOG.warnf("practice mailbox: %s cannot be deleted: %s", file(oldest), e.getMessage());
            }
        }
    }

    private Path file(long id) {
        return directory.resolve(id + ".eml");
    }
}
