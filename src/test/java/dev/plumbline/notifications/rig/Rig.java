package dev.plumbline.notifications.rig;

import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.TestOutbox;
import dev.plumbline.notifications.TestPeople;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Several replicas as processes of their own over one database, one mail server and, where wanted, one journal; and what is needed to be
 * cruel to them.
 */
final class Rig implements AutoCloseable {

    /** Large runs: {@code -Dplumbline.targets=full}. */
    static final boolean FULL = "full".equals(System.getProperty("plumbline.targets"));

    private final DataSource source = TestDatabase.freshDataSource();
    final Jdbi jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    final Outbox outbox = TestOutbox.in(jdbi, Clock.systemUTC());
    final JournalServer journal = new JournalServer();
    final SmtpSink sink;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final Set<Process> ready = ConcurrentHashMap.newKeySet();
    private long begun = System.nanoTime();

    Rig() throws IOException {
        sink = new SmtpSink(journal::deliver);
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE rig_told (key text PRIMARY KEY)"));
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE rig_second (message_id text)"));
        set("plumbline.public-url", "https://plumbline.test");
        set("plumbline.notifications.per-day", "1000000");
        set("plumbline.notifications.from", "plumbline@plumbline.test");
        times(6_000, 8_000, 2_900);
    }

    Rig set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Rig times(int leaseMillis, int settleMillis, int sendMillis) {
        set("plumbline.notifications.lease", Duration.ofMillis(leaseMillis).toString());
        set("plumbline.notifications.settle", Duration.ofMillis(settleMillis).toString());
        return set(
                "plumbline.notifications.send-timeout",
                Duration.ofMillis(sendMillis).toString());
    }

    Rig withJournal() {
        set("plumbline.notifications.journal.address", JournalServer.ADDRESS);
        set("plumbline.notifications.journal.host", "127.0.0.1");
        set("plumbline.notifications.journal.port", Integer.toString(journal.port()));
        set("plumbline.notifications.journal.password", JournalServer.PASSWORD);
        return set("plumbline.notifications.journal.tls", "false");
    }

    void put(String key, int recipient, boolean anyHour) {
        Notice notice = new Notice(
                key, Replica.KIND, TestPeople.user(recipient), Clock.systemUTC().instant(), "{}");
        jdbi.useTransaction(handle -> outbox.put(handle, anyHour ? notice.atAnyHour() : notice));
    }

    /** What waits for its next try, tries now. */
    void hurry() {
        jdbi.useHandle(handle ->
                handle.execute("UPDATE outbox_message SET due_at = now() WHERE state = 'waiting' AND due_at > now()"));
    }

    void put(String prefix, int count) {
        Instant now = Clock.systemUTC().instant();
        jdbi.useTransaction(handle -> {
            for (int i = 0; i < count; i++) {
                Notice notice = new Notice(prefix + i, Replica.KIND, Replica.recipient(i), now, "{}");
                outbox.put(handle, notice.atAnyHour());
            }
        });
    }

    /** Starts one and waits until it works. */
    Process start(String... properties) {
        Process process = launch(properties);
        await(60, () -> ready.contains(process) || !process.isAlive());
        return process;
    }

    boolean ready(Process process) {
        return ready.contains(process);
    }

    /** Starts one. */
    Process launch(String... properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Drig.jdbc=" + url(),
                "-Dplumbline.notifications.smtp.host=127.0.0.1",
                "-Dplumbline.notifications.smtp.port=" + sink.port()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Replica.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "rig.log").toFile()))
                    .start();
            processes.add(process);
            Thread reader = new Thread(() -> listen(process), "rig-output");
            reader.setDaemon(true);
            reader.start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(Process process) {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals("ready")) {
                    ready.add(process);
                }
            }
        } catch (IOException ended) {
            ready.remove(process);
        }
    }

    private String url() {
        return ((PGSimpleDataSource) source).getUrl()
                + (((PGSimpleDataSource) source).getUrl().contains("?") ? "&" : "?") + "user=postgres";
    }

    static void kill(Process process) {
        process.destroyForcibly();
        join(process, 10);
    }

    /** As an orchestrator ends one. @return milliseconds until it was gone */
    static long terminate(Process process) {
        long from = System.nanoTime();
        process.destroy();
        join(process, 30);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    static void join(Process process, int seconds) {
        try {
            process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stands still for so long, as in a long collection of garbage or a frozen machine. */
    static void freeze(Process process, int millis) {
        signal(process, "STOP");
        sleep(millis);
        signal(process, "CONT");
    }

    private static void signal(Process process, String name) {
        try {
            join(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start(), 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int unfinished() {
        return count("state IN ('waiting', 'sending', 'in-doubt')");
    }

    int count(String where) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox_message WHERE " + where)
                .mapTo(Integer.class)
                .one());
    }

    int told() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM rig_told")
                .mapTo(Integer.class)
                .one());
    }

    Map<String, Integer> states() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT state, CAST(count(*) AS int) AS many FROM outbox_message GROUP BY 1 ORDER BY 1")
                .setMapKeyColumn("state")
                .setMapValueColumn("many")
                .collectInto(new GenericType<Map<String, Integer>>() {}));
    }

    /** @return whether everything came to an end in time */
    boolean await(int seconds) {
        return await(seconds, () -> {
            hurry();
            return unfinished() == 0;
        });
    }

    static boolean await(int seconds, java.util.function.BooleanSupplier done) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            if (done.getAsBoolean()) {
                return true;
            }
            sleep(200);
        }
        return done.getAsBoolean();
    }

    void restartWatch() {
        begun = System.nanoTime();
    }

    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> join(process, 10));
        sink.close();
        journal.close();
    }
}
