package dev.plumbline.story;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command as somebody types it. */
final class Shell {

    /** @param output both streams, as a terminal shows them */
    record Outcome(int exit, String output) {

        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    private Shell() {}

    static boolean has(String program) throws IOException, InterruptedException {
        return run("command -v " + program, Map.of()).exit() == 0;
    }

    static Outcome run(String command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "story")), "shell", ".log");
        Process process = start(command, new File("."), environment, output);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            end(process);
            throw new IllegalStateException(command + " did not end: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    static Process start(String command, File directory, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(directory)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Ends a process and all that it has started, which includes a database. */
    static void end(Process process) throws InterruptedException {
        var family = process.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        for (ProcessHandle one : family) {
            for (int i = 0; one.isAlive() && i < 100; i++) {
                Thread.sleep(100);
            }
            one.destroyForcibly();
        }
    }
}
