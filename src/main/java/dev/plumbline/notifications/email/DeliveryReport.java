package dev.plumbline.notifications.email;

import dev.plumbline.notifications.PlainText;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server reports of a mail that it could not deliver (RFC 3464). Anybody can send such a thing, so that nothing in it is
 * believed that does not look exactly like one about a mail of ours, and no more of it is read than that takes.
 */
record DeliveryReport(String messageId, List<Failure> failures) {

    static final int LONGEST = 128 * 1024;

    private static final int LONGEST_PART = 32 * 1024;
    private static final int PARTS = 6;
    private static final int RECIPIENTS = 10;
    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Pattern OURS = Pattern.compile("(?im)^Message-ID:\\s*(<[0-9a-f]{32}@[A-Za-z0-9.-]{1,255}>)");
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]{1,40}):[ \\t]*(.{0,500})");

    /** @param address that cannot be reached */
    record Failure(String address, String because) {}

    /** @return empty when it is no report of a final failure about a mail that could be ours */
    static Optional<DeliveryReport> read(byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(NO_SESSION, new ByteArrayInputStream(raw));
            if (!mail.isMimeType("multipart/report")) {
                return Optional.empty();
            }
            byte[] body = mail.getRawInputStream().readNBytes(LONGEST);
            MimeMultipart parts = new MimeMultipart(new ByteArrayDataSource(body, mail.getContentType()));
            return read(parts);
        } catch (MessagingException | IOException | RuntimeException notOne) {
            // Whatever a stranger's bytes can do to a parser, it is no report.
            return Optional.empty();
        }
    }

    private static Optional<DeliveryReport> read(MimeMultipart parts) throws MessagingException, IOException {
        List<Failure> failures = new ArrayList<>();
        String id = "";
        for (int i = 0; i < Math.min(parts.getCount(), PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                failures.addAll(failures(text(part)));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822-headers")) {
                Matcher ours = OURS.matcher(headers(text(part)));
                id = ours.find() ? ours.group(1) : id;
            }
        }
        return id.isEmpty() || failures.isEmpty() ? Optional.empty() : Optional.of(new DeliveryReport(id, failures));
    }

    /** One group of fields for the mail and one for each recipient, apart by empty lines. */
    private static List<Failure> failures(String status) {
        List<Failure> failures = new ArrayList<>();
        for (String group : status.split("\\n\\s*\\n", 2 * RECIPIENTS)) {
            String address = typed(field(group, "Final-Recipient"));
            String original = typed(field(group, "Original-Recipient"));
            if (!field(group, "Action").trim().equalsIgnoreCase("failed") || failures.size() >= RECIPIENTS) {
                continue;
            }
            String because = PlainText.line(field(group, "Status") + " " + typed(field(group, "Diagnostic-Code")), 300);
            for (String each : List.of(address, original)) {
                if (MailAddress.isOne(each)) {
                    failures.add(new Failure(each, because));
                }
            }
        }
        return failures;
    }

    private static String field(String group, String name) {
        Matcher fields = FIELD.matcher(group);
        while (fields.find()) {
            if (fields.group(1).equalsIgnoreCase(name)) {
                return fields.group(2);
            }
        }
        return "";
    }

    /** The value behind {@code rfc822;}. */
    private static String typed(String value) {
        return value.substring(value.indexOf(';') + 1).trim();
    }

    /** Unfolded, up to the first empty line. */
    private static String headers(String mail) {
        int end = mail.indexOf("\n\n");
        return (end < 0 ? mail : mail.substring(0, end)).replaceAll("\\n[ \\t]+", " ");
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        byte[] bytes = part.getInputStream().readNBytes(LONGEST_PART);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r", "");
    }
}
