package dev.plumbline.story;

import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Somebody with a fresh copy of the sources and a shell, on a machine where the usual ports may be taken. */
final class Newcomer implements AutoCloseable {

    private static final Set<String> NOT_IN_A_FRESH_COPY = Set.of("target", "data", ".git", ".idea", ".vscode");

    private final Path copy;
    private final Map<String, String> environment = new HashMap<>();
    private final int mailbox = Running.free();
    private Process process;
    private long typed;

    private Newcomer(Path copy) throws IOException {
        this.copy = copy;
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(Running.free()));
        environment.put("PLUMBLINE_PRACTICE_PORT", Integer.toString(Running.free()));
        environment.put("PLUMBLINE_PRACTICE_MAILBOX_PORT", Integer.toString(mailbox));
        environment.put("PLUMBLINE_PRACTICE_SMTP_PORT", Integer.toString(Running.free()));
    }

    static Newcomer withFreshCopy() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path copy = Files.createTempDirectory(Files.createDirectories(here.resolve("target")), "newcomer");
        Files.walkFileTree(here, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes is) throws IOException {
                Path name = here.relativize(directory);
                if (NOT_IN_A_FRESH_COPY.contains(name.toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(name));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                // In a second worktree .git is a file.
                if (!NOT_IN_A_FRESH_COPY.contains(here.relativize(file).toString())) {
                    Files.copy(file, copy.resolve(here.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new Newcomer(copy);
    }

    void type(String command) throws IOException {
        typed = System.nanoTime();
        process = Shell.start(command, new File(copy.toString()), environment, log());
    }

    Duration sinceTyped() {
        return Duration.ofNanos(System.nanoTime() - typed);
    }

    /** @throws IllegalStateException when the command has ended, because then nothing more will be read */
    boolean hasRead(String line) throws IOException {
        String console = console();
        if (!process.isAlive() && !console.contains(line)) {
            throw new IllegalStateException("the command has ended: " + console);
        }
        return console.contains(line);
    }

    String console() throws IOException {
        return Files.readString(log());
    }

    int mails() {
        return RestAssured.given()
                .get("http://localhost:" + mailbox + "/api/messages")
                .jsonPath()
                .getList("")
                .size();
    }

    private Path log() {
        return copy.resolveSibling(copy.getFileName() + ".log");
    }

    @Override
    public void close() throws InterruptedException {
        Shell.end(process);
    }
}
