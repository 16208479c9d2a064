package dev.plumbline.story;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged Plumbline as a process of its own, with a data directory of its own, as a newcomer runs it. */
final class Running implements AutoCloseable {

    static final String TOKEN = "a-token-for-the-story-tests";

    private static Running shared;

    private final Path data;
    private final Map<String, Integer> ports;
    private final Map<String, String> settings = new TreeMap<>();
    private Path application = Path.of("target", "quarkus-app");
    private Process process;

    private Running(Path data, Map<String, Integer> ports) {
        this.data = data;
        this.ports = ports;
    }

    /** One Plumbline for all tests that only look, or mend what no other test looks at; started on first use. */
    static synchronized Running shared() {
        if (shared == null) {
            shared = prepare("shared");
            shared.start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            shared.awaitFirstCheck();
        }
        return shared;
    }

    /** A Plumbline with fresh data that is not started yet. */
    static Running prepare(String name) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "story")), name);
            return new Running(data, Map.of("http", free(), "org", free(), "mailbox", free(), "smtp", free()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Running with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Runs this copy of what was packaged from the next start on. */
    Running of(Path application) {
        this.application = application;
        return this;
    }

    void start() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.add("-Dplumbline.data=" + data);
        command.add("-Dplumbline.admin-token=" + TOKEN);
        command.add("-Dquarkus.http.port=" + ports.get("http"));
        command.add("-Dplumbline.public-url=" + url());
        command.add("-Dplumbline.practice.port=" + ports.get("org"));
        command.add("-Dplumbline.practice.mailbox-port=" + ports.get("mailbox"));
        command.add("-Dplumbline.practice.smtp-port=" + ports.get("smtp"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        try {
            File log = data.resolve("console.log").toFile();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitFirstCheck() {
        await("the first check")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Plumbline ended: " + console());
                    }
                    try {
                        Response status = api().get("/api/v1/status");
                        return status.statusCode() == 200 && status.path("check.lastFullCheckFinishedAt") != null;
                    } catch (Exception e) {
                        return false;
                    }
                });
    }

    /** Waits until it answers, well or not. */
    void awaitServing() {
        await("the first answer")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Plumbline ended: " + console());
                    }
                    try {
                        return anonymous().get("/q/health/live").statusCode() == 200;
                    } catch (Exception e) {
                        return false;
                    }
                });
    }

    /** Waits until it has ended by itself. @return its exit code */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Plumbline did not end by itself: " + console());
        }
        return process.exitValue();
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    void stop() {
        process.destroy();
        ended();
    }

    /** Kills it without a word. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    private void ended() {
        try {
            if (!process.waitFor(7, TimeUnit.SECONDS)) {
                noteThreads();
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Plumbline did not stop within a minute: " + console());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What holds up the end, for whoever looks at {@code threads.log} afterwards. */
    private void noteThreads() throws InterruptedException {
        try {
            Process threads = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("threads.log").toFile())
                    .start();
            threads.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            ended();
        }
    }

    /** As the admin that automation signs in as. */
    RequestSpecification api() {
        return anonymous().header("Authorization", "Bearer " + TOKEN);
    }

    RequestSpecification anonymous() {
        return RestAssured.given().baseUri(url());
    }

    String url() {
        return "http://localhost:" + ports.get("http");
    }

    String orgUrl() {
        return "http://localhost:" + ports.get("org");
    }

    String mailboxUrl() {
        return "http://localhost:" + ports.get("mailbox");
    }

    Path data() {
        return data;
    }

    String console() {
        try {
            return Files.readString(data.resolve("console.log"));
        } catch (IOException e) {
            return "(no console: " + e.getMessage() + ")";
        }
    }

    /** Whether something listens where the practice org would. */
    boolean practiceOrgListens() {
        return listens(ports.get("org"));
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
