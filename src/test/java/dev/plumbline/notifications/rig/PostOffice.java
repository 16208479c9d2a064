package dev.plumbline.notifications.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A company's mail server with a journal mailbox, which outlives whoever sends. */
public final class PostOffice implements AutoCloseable {

    private static final String SUBJECT = "Subject: ";

    private final JournalServer journal = new JournalServer();
    private final SmtpSink sink;

    public PostOffice() {
        try {
            sink = new SmtpSink(journal::deliver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells Plumbline of it. */
    public Map<String, String> settings() {
        return Map.of(
                "plumbline.notifications.smtp.host",
                "127.0.0.1",
                "plumbline.notifications.smtp.port",
                Integer.toString(sink.port()),
                "plumbline.notifications.journal.address",
                JournalServer.ADDRESS,
                "plumbline.notifications.journal.password",
                JournalServer.PASSWORD,
                "plumbline.notifications.journal.host",
                "127.0.0.1",
                "plumbline.notifications.journal.port",
                Integer.toString(journal.port()),
                "plumbline.notifications.journal.tls",
                "false");
    }

    /** How often a mail was taken that had been taken before. */
    public int duplicates() {
        return sink.duplicates();
    }

    /** A line for each mail that was taken, in any order. */
    public List<String> recipientsAndSubjects() {
        return sink.taken().stream()
                .map(mail -> String.join(
                                ", ",
                                mail.to().stream()
                                        .filter(to -> !to.equals(JournalServer.ADDRESS))
                                        .toList())
                        + ": " + subject(mail.raw()))
                .toList();
    }

    private static String subject(String raw) {
        String head = raw.substring(0, raw.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]", " ");
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.regionMatches(true, 0, SUBJECT, 0, SUBJECT.length()))
                .map(line -> line.substring(SUBJECT.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        journal.close();
    }
}
