package dev.plumbline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody chose: made once, kept under the data directory, so that sessions outlive a restart. */
final class Secrets {

    private Secrets() {}

    /** 32 random bytes as text, the same at each call for the same name. */
    static String kept(Path directory, String name) {
        Path file = directory.resolve(name + ".secret");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("a secret could not be kept in " + file.toAbsolutePath(), e);
        }
    }
}
