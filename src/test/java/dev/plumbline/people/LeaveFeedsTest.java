package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.SettableClock;
import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.calendar.Halt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveFeedsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String AWAY =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260302
            DTEND;VALUE=DATE:20260304
            SUMMARY:Surgery
            END:VEVENT
            END:VCALENDAR
            """;

    private final Jdbi jdbi = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(NOW);
    private final TestPeople people = new TestPeople();
    private final RealPeople real = new RealPeople(jdbi, clock, people);
    private final Person ann = people.add(1, "Ann Lee", "Europe/Berlin", Optional.empty());
    private final Person bob = people.add(2, "Bob Ray", "Asia/Tokyo", Optional.empty());
    private final Path directory;

    LeaveFeedsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readLeaveAndKeepNothingElseOfIt() throws IOException {
        Path file = Files.writeString(directory.resolve("ann.ics"), AWAY);
        LeaveFeeds feeds = feeds(Map.of(ann.username(), file.toString()));
        assertThat(feeds.sweep()).isEqualTo(1);
        assertThat(real.clocks.halt(ann, NOW).flatMap(Halt::lastDay)).contains(LocalDate.parse("2026-03-03"));
        assertThat(real.clocks.halt(bob, NOW)).isEmpty();
        String row = jdbi.withHandle(h -> h.createQuery("SELECT person_feed::text FROM person_feed")
                .mapTo(String.class)
                .one());
        assertThat(row).doesNotContain("Surgery");
        assertThat(feeds.sweep()).as("not due again").isZero();
    }

    @Test
    void keepWhatTheyReadWhenTheyFailAndSayHowOldItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("ann.ics"), AWAY);
        LeaveFeeds feeds = feeds(Map.of(ann.username(), file.toString()));
        feeds.sweep();
        Files.delete(file);
        clock.set(NOW.plus(Duration.ofHours(4)));
        assertThat(feeds.sweep()).isZero();
        assertThat(real.clocks.halt(ann, clock.instant())).isPresent();
        assertThat(feeds.stale()).as("one failure is no news").isEmpty();
        clock.set(NOW.plus(Duration.ofHours(9)));
        feeds.sweep();
        assertThat(feeds.stale())
                .singleElement()
                .asString()
                .startsWith(
                        "The leave feed of Ann Lee was read last at 2026-03-02T09:00:00Z; that still counts: there is no file");
        Files.writeString(file, "<html>Please sign in</html>");
        clock.set(NOW.plus(Duration.ofHours(10)));
        assertThat(feeds.sweep()).isZero();
        assertThat(feeds.stale()).singleElement().asString().contains("it is not a calendar");
        assertThat(real.clocks.halt(ann, clock.instant())).isPresent();
        assertThat(feeds(Map.of(bob.username(), file.toString())).sweep()).isZero();
        assertThat(real.clocks.stopped(ann))
                .as("a feed that is configured no more")
                .isEmpty();
    }

    @Test
    void readWholeDaysAnewWhenSomebodyMoves() throws IOException {
        Path file = Files.writeString(directory.resolve("all.ics"), AWAY);
        LeaveFeeds feeds = feeds(Map.of("everybody", file.toString()));
        assertThat(feeds.sweep()).isEqualTo(2);
        Person moved = people.add(1, "Ann Lee", "America/New_York", Optional.empty());
        assertThat(feeds.sweep()).isEqualTo(1);
        assertThat(real.clocks.stopped(moved).get(0).from()).isEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
    }

    @Test
    void areReadByOneOfManyProcessesAtATime() throws Exception {
        Path file = Files.writeString(directory.resolve("all.ics"), AWAY);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> sweeps = threads.invokeAll(java.util.Collections.nCopies(
                    6, () -> feeds(Map.of("everybody", file.toString())).sweep()));
            int read = 0;
            for (Future<Integer> sweep : sweeps) {
                read += sweep.get();
            }
            assertThat(read).isEqualTo(2);
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann@example.com | http://calendar.example/ann.ics | expected an https address",
                "ann@example.com | ftp://calendar.example/ann.ics  | expected an https address",
                "ann@example.com | https:///ann.ics                | expected https:// and a host",
                "ann             | /srv/ann.ics                    | names nobody",
            })
    void refuseToStartWithAWrongAddress(String who, String where, String words) {
        assertThatThrownBy(() -> feeds(Map.of(who, where)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("plumbline.people.leave-feeds.\"" + who + "\"")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "huge", "moved", "broken", "gone"})
    void waitForNoServerLongerThanAWhileAndTakeNoMoreThanAFew(String how) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            switch (how) {
                case "moved" -> exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
                default -> {}
            }
            exchange.sendResponseHeaders(
                    how.equals("moved") ? 302 : how.equals("broken") ? 500 : 200,
                    how.equals("moved") || how.equals("broken") ? -1 : 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] block = "X".repeat(100_000).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; how.equals("huge") && i < 100; i++) {
                    out.write(block);
                }
                for (int i = 0; how.equals("slow") && i < 100; i++) {
                    out.write('X');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ann.ics");
        if (how.equals("gone")) {
            server.stop(0);
        }
        Instant begun = Instant.now();
        String words = Map.of(
                        "slow", "did not answer within 2 seconds",
                        "huge", "larger than 8 MB",
                        "moved", "redirects are not followed",
                        "broken", "status 500",
                        "gone", "")
                .get(how);
        assertThatThrownBy(() -> new FeedFetcher(Duration.ofSeconds(2)).fetch(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
        server.stop(0);
    }

    private LeaveFeeds feeds(Map<String, String> configured) {
        Map<String, String> set = new HashMap<>();
        configured.forEach((who, where) -> set.put("plumbline.people.leave-feeds.\"" + who + "\"", where));
        return new LeaveFeeds(jdbi, clock, people, real.absences, TestConfig.of(PeopleConfig.class, set));
    }
}
