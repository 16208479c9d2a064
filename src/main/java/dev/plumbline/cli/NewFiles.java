package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/** Writes files whole or not at all, and never over what somebody wrote unless that is wanted. */
final class NewFiles {

    private NewFiles() {}

    /**
     * Writes them all. None is written if one of them is there already.
     *
     * @throws IOException in words that may be printed
     */
    static void write(Map<Path, String> files, boolean force) throws IOException {
        for (Path file : files.keySet()) {
            if (Files.isDirectory(file)) {
                throw new IOException(file + " is a directory. Name a file, or use --out-dir.");
            }
            if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw there(file);
            }
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            try {
                write(file.getKey(), file.getValue(), force);
            } catch (FileAlreadyExistsException e) {
                throw there(file.getKey());
            } catch (FileSystemException e) {
                throw new IOException(
                        "%s cannot be written (%s). Check that its directory exists and may be written to."
                                .formatted(file.getKey(), e.getClass().getSimpleName()),
                        e);
            }
        }
    }

    private static void write(Path file, String text, boolean force) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path spare = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        try {
            Files.writeString(spare, text, StandardOpenOption.CREATE_NEW);
            if (force) {
                replace(spare, file);
            } else {
                Files.move(spare, file); // refuses what came to be there meanwhile
            }
        } finally {
            Files.deleteIfExists(spare);
        }
    }

    private static void replace(Path spare, Path file) throws IOException {
        try {
            Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(spare, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static IOException there(Path file) {
        return new IOException(file + " is there already. Use --force to replace it, or another name.");
    }
}
