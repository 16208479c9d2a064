package dev.plumbline.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Message-IDs made from the key of a notice, so that every attempt carries the same one and a duplicate can be recognised anywhere. */
public final class MessageIds {

    private MessageIds() {}

    /** The id of whatever is sent for the notice of that key. */
    public static String of(String key, URI publicUrl) {
        String host = publicUrl.getHost() == null ? "localhost" : publicUrl.getHost();
        return "<" + HexFormat.of().formatHex(sha256(key), 0, 16) + "@" + host + ">";
    }

    /** The mail that a conversation is about: named by all of its mails, and never sent itself. */
    public static String ofThread(String about, URI publicUrl) {
        return of("thread " + about, publicUrl);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
