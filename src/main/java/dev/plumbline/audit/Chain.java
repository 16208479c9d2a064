package dev.plumbline.audit;

import dev.plumbline.crm.RecordId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How entries become hashes, so that anybody can work them out again; the words are in {@code docs/adr/005-audit.md}.
 *
 * <p>Content: SHA-256 over the fields in a fixed order, each as its length in bytes, a colon, its UTF-8 bytes and a comma. What is absent
 * is empty; times are microseconds since 1970; facts are their number, then names and values in the order of their names.
 *
 * <p>Hash: SHA-256 over version, position, the hash before and the content hash, each on a line of its own.
 */
final class Chain {

    /** Stands before the first entry. */
    static final byte[] BEGINNING = new byte[32];

    private static final String VERSION = "plumbline-audit-1";

    private Chain() {}

    static byte[] content(AuditEntry entry) {
        Fields fields = new Fields();
        fields.add(VERSION).add(micros(entry.at())).add(entry.what());
        fields.add(entry.actor().kind())
                .add(entry.actor().id())
                .add(entry.actor().name());
        Subject subject = entry.subject();
        fields.add(subject.violation().map(String::valueOf).orElse(""));
        fields.add(subject.notice().orElse(""));
        fields.add(subject.record().map(RecordId::value).orElse(""));
        fields.add(subject.about().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        fields.add(entry.rule()).add(entry.ruleVersion()).add(entry.text());
        Map<String, String> facts = new TreeMap<>(entry.facts());
        fields.add(Integer.toString(facts.size()));
        facts.forEach((name, value) -> fields.add(name).add(value));
        return sha256().digest(fields.bytes.toByteArray());
    }

    static byte[] hash(long position, byte[] before, byte[] content) {
        String link = VERSION + "\n" + position + "\n" + hex(before) + "\n" + hex(content) + "\n";
        return sha256().digest(link.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static String micros(Instant at) {
        return Long.toString(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Fields {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

        Fields add(String field) {
            byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(utf8);
            bytes.write(',');
            return this;
        }
    }
}
