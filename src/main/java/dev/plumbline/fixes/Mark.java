package dev.plumbline.fixes;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short sign of a value as it was shown. It travels with the form and tells whether the record still holds it. */
final class Mark {

    private static final int BYTES = 12;

    private Mark() {}

    static String of(FieldValue value) {
        String text = value.isHidden() ? "?" : "=" + FieldValues.canonical(Typing.asShown(value));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
