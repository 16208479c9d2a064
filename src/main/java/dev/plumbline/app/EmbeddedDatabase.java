package dev.plumbline.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of our own under a directory, for as long as nobody has configured another. It keeps its data between starts and is as
 * durable as one that an administrator would set up: the library's own defaults would trade that for speed.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    /** Which line of PostgreSQL's own note on its process says the port. */
    private static final int PORT_LINE = 3;

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile) {
        this.postgres = postgres;
        this.lockFile = lockFile;
    }

    /**
     * Starts it, creating the data on first use.
     *
     * @throws IllegalStateException when another process uses the directory
     */
    static EmbeddedDatabase start(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = lock(directory);
            Path data = directory.resolve("postgres");
            stopOrphan(data);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // It must outlive the application; see LastOut.
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_connections", "60")
                    .start();
            return new EmbeddedDatabase(postgres, lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the embedded database did not start in " + directory.toAbsolutePath()
                            + "; is the directory writable, and is there room on the disk? Or name your own in quarkus.datasource.jdbc.url",
                    e);
        }
    }

    String jdbcUrl() {
        return jdbcUrl(postgres.getPort());
    }

    /** How to reach the one that another process runs on the directory; empty when none does. */
    static Optional<String> running(Path directory) {
        try {
            lock(directory).close();
            return Optional.empty();
        } catch (IllegalStateException inUse) {
            return Optional.of(jdbcUrl(portIn(directory.resolve("postgres").resolve("postmaster.pid"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int portIn(Path pidFile) {
        try {
            return Integer.parseInt(Files.readAllLines(pidFile).get(PORT_LINE).trim());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalStateException(
                    "A Plumbline uses this data directory, but " + pidFile.toAbsolutePath()
                            + " does not say on which port its database listens; it may be starting. Try again in a moment.",
                    e);
        }
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?reWriteBatchedInserts=true&ApplicationName=plumbline";
    }

    String user() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("another Plumbline is running on " + directory.toAbsolutePath()
                    + "; stop it, or give this one a directory of its own with plumbline.data");
        }
        return channel;
    }

    /**
     * After a killed Plumbline its database may still be running. We hold the directory's lock, so nobody else can be using it: it is
     * asked to stop in good order, which lets it finish what it had confirmed.
     */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> running = lines.isEmpty() ? Optional.empty() : process(lines.get(0));
        if (running.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        running.get().destroy();
        try {
            running.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException("a database of an earlier run (process " + lines.get(0)
                        + ") still uses " + data.toAbsolutePath() + " and does not stop; end it and start again");
            }
            throw e;
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.trim()))
                    .filter(ProcessHandle::isAlive)
                    .filter(p ->
                            p.info().command().map(c -> c.contains("postgres")).orElse(false));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
