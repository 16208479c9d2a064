package dev.plumbline.practice.mailbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mail in a file of the usual form ({@code .eml}), with the delivery address as its first header. */
final class MailFile {

    static final String DELIVERED_TO = "Delivered-To";

    private static final int DEEPEST = 8;

    private final long id;
    private final MimeMessage mime;

    private MailFile(long id, MimeMessage mime) {
        this.id = id;
        this.mime = mime;
    }

    static MailFile read(long id, Path file) throws IOException {
        try {
            return new MailFile(id, new MimeMessage(null, new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (MessagingException e) {
            throw new IOException("not a mail: " + file, e);
        }
    }

    MailSummary summary() {
        return new MailSummary(
                id, header(DELIVERED_TO), header("From"), header("Subject"), date(), header("Message-ID"));
    }

    ReceivedMail mail() {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        try {
            collect(mime, text, html, 0);
        } catch (MessagingException | IOException unreadable) {
            text.append("(this part cannot be read: ")
                    .append(unreadable.getMessage())
                    .append(')');
        }
        return new ReceivedMail(summary(), text.toString(), html.toString(), headers());
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html, int depth)
            throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), text, html, depth + 1);
            }
        }
    }

    private List<ReceivedMail.Header> headers() {
        List<ReceivedMail.Header> headers = new ArrayList<>();
        try {
            for (Header header : Collections.list(mime.getAllHeaders())) {
                headers.add(new ReceivedMail.Header(header.getName(), decoded(header.getValue())));
            }
        } catch (MessagingException unreadable) {
            headers.add(new ReceivedMail.Header("(unreadable)", String.valueOf(unreadable.getMessage())));
        }
        return headers;
    }

    private String header(String name) {
        try {
            return decoded(mime.getHeader(name, ", "));
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private Optional<java.time.Instant> date() {
        try {
            return Optional.ofNullable(mime.getSentDate()).map(Date::toInstant);
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    private static String decoded(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(raw));
        } catch (IOException unknownCharset) {
            return raw;
        }
    }
}
