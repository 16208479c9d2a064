package dev.plumbline.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * How long pages take in a large org: starts what {@code mvn package} made, on data of its own, adds people, opportunities and gaps to what
 * the practice org has, and asks for each page as each of its people once all is calm, 20 requests a second. The same pages before anything was added are
 * the baseline. Arguments: opportunities, gaps and people to add (1,000,000 150,000 20,000).
 */
public final class PageLatencyRun {

    private static final int REQUESTS = 60;
    private static final Duration APART = Duration.ofMillis(50);
    private static final Pattern FIRST_GAP = Pattern.compile("/gaps/(\\d+)\"");

    /** What each asks for; {@code GAP} is the first gap of the list that they see. */
    private static final Map<String, List<String>> PAGES = Map.of(
            "rep", List.of("/my-work", "/gaps", "GAP", "/rules"),
            "manager", List.of("/", "/team", "/gaps", "GAP", "/people", "/answers", "/campaigns", "/overview"),
            "executive", List.of("/", "/team", "/gaps", "GAP", "/people", "/answers", "/overview"),
            "admin", List.of("/", "/rules", "/people", "/connection", "/ladders", "/audit", "/overview"));

    private final int port = free();
    private final Path data;
    private @Nullable Process process;

    private PageLatencyRun() throws IOException {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "latency")), "data");
    }

    public static void main(String... args) throws Exception {
        List<Integer> sizes = Arrays.stream(args.length == 0 ? new String[] {"1000000,150000,20000"} : args)
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(Integer::valueOf)
                .toList();
        PageLatencyRun run = new PageLatencyRun();
        try {
            run.start();
            run.awaitFirstCheck();
            Map<String, long[]> before = run.measure();
            run.grow(sizes.get(0), sizes.get(1), sizes.get(2));
            run.stop();
            run.start();
            run.awaitFirstCheck();
            run.awaitRest();
            run.measure();
            Map<String, long[]> after = run.measure();
            System.out.printf("%,d opportunities, %,d gaps and %,d people added; milliseconds%n", sizes.toArray());
            System.out.printf("%-26s %8s %8s %8s %14s%n", "page", "p50", "p95", "max", "p95 before");
            after.forEach((page, millis) -> System.out.printf(
                    "%-26s %8d %8d %8d %14d%n",
                    page,
                    part(millis, 50),
                    part(millis, 95),
                    part(millis, 100),
                    part(before.getOrDefault(page, new long[] {0}), 95)));
        } finally {
            run.stop();
        }
    }

    private static long part(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private void start() throws IOException {
        process = new ProcessBuilder(
                        "java",
                        "-Xmx512m",
                        "-Dplumbline.data=" + data,
                        "-Dplumbline.admin-token=latency-run-token",
                        "-Dplumbline.sign-on.requests-per-minute=1000000",
                        "-Dquarkus.http.port=" + port,
                        "-Dplumbline.practice.port=" + free(),
                        "-Dplumbline.practice.mailbox-port=" + free(),
                        "-Dplumbline.practice.smtp-port=" + free(),
                        "-Dplumbline.public-url=" + address(""),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("console.log").toFile()))
                .start();
    }

    private void stop() throws InterruptedException {
        Process running = Objects.requireNonNull(process);
        running.destroy();
        running.waitFor(60, TimeUnit.SECONDS);
    }

    private void awaitFirstCheck() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 600 && Objects.requireNonNull(process).isAlive(); i++) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address("/api/v1/status")))
                        .header("Authorization", "Bearer latency-run-token")
                        .build();
                String status =
                        client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                if (status.matches("(?s).*\"lastFullCheckFinishedAt\"\\s*:\\s*\".*")) {
                    return;
                }
            } catch (IOException notYet) {
                // It starts.
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("it ended, or no complete check came within five minutes: " + data.resolve("console.log"));
    }

    /** Until what the new ones set off is done: the service and its database use less than a fifth of one core for half a minute. */
    private void awaitRest() throws InterruptedException {
        long from = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            Duration before = used();
            Thread.sleep(30_000);
            Duration spent = used().minus(before);
            System.out.printf("%d s of work in half a minute%n", spent.toSeconds());
            if (spent.toMillis() < 6_000) {
                System.out.printf("at rest after %d s%n", Duration.ofNanos(System.nanoTime() - from).toSeconds());
                return;
            }
        }
        throw new IllegalStateException("no rest within twenty minutes");
    }

    private Duration used() {
        ProcessHandle service = Objects.requireNonNull(process).toHandle();
        return Stream.concat(Stream.of(service), service.descendants())
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Everybody's pages; by person and page, sorted. */
    private Map<String, long[]> measure() throws Exception {
        Map<String, long[]> all = new LinkedHashMap<>();
        for (String login : List.of("rep", "manager", "executive", "admin")) {
            HttpClient browser = signedIn(login);
            String gaps = get(browser, "/gaps").body();
            Matcher first = FIRST_GAP.matcher(gaps);
            String gap = first.find() ? "/gaps/" + first.group(1) : "/gaps";
            for (String page : Objects.requireNonNull(PAGES.get(login))) {
                long[] millis = new long[REQUESTS];
                int status = 0;
                for (int i = 0; i < REQUESTS; i++) {
                    long from = System.nanoTime();
                    status = get(browser, page.equals("GAP") ? gap : page).statusCode();
                    millis[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
                    Thread.sleep(Math.max(0, APART.toMillis() - millis[i]));
                }
                Arrays.sort(millis);
                all.put(login + " " + page + (status == 200 ? "" : " (" + status + ")"), millis);
            }
        }
        return all;
    }

    private HttpClient signedIn(String login) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        get(browser, "/sign-in");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/sign-in/password")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address(""))
                .POST(HttpRequest.BodyPublishers.ofString("j_username="
                        + URLEncoder.encode(login, StandardCharsets.UTF_8) + "&j_password=plumbline"))
                .build();
        browser.send(request, HttpResponse.BodyHandlers.discarding());
        return browser;
    }

    private HttpResponse<String> get(HttpClient browser, String page) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address(page))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void grow(int opportunities, int gaps, int people) throws IOException {
        List<String> pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        Jdbi jdbi = Jdbi.create("jdbc:postgresql://localhost:" + pid.get(3) + "/postgres", "postgres", "");
        List<String> statements = new ArrayList<>();
        // A tree below the one who is above most people now: each of the new ones leads ten.
        statements.add(
                """
                INSERT INTO mirror_record (object, id, fields, refs, as_of)
                SELECT 'User', '005' || lpad(n::text, 12, '0') || 'AAA',
                       sample.fields || jsonb_build_object(
                           'Name', 'Person Number ' || n,
                           'Username', 'p' || n || '@large.example',
                           'Email', 'p' || n || '@large.example',
                           'ManagerId', CASE WHEN n <= 10 THEN top.id ELSE '005' || lpad((n / 10)::text, 12, '0') || 'AAA' END),
                       '{}', now()
                FROM generate_series(1, %d) AS n,
                     (SELECT fields FROM mirror_record
                      WHERE object = 'User' AND fields ->> 'ManagerId' <> '' AND fields ->> 'IsActive' = 'true' LIMIT 1) AS sample,
                     (SELECT fields ->> 'ManagerId' AS id FROM mirror_record
                      WHERE object = 'User' AND fields ->> 'ManagerId' <> ''
                      GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS top
                """
                        .formatted(people));
        statements.add(
                """
                INSERT INTO mirror_record (object, id, fields, refs, as_of)
                SELECT 'Opportunity', '006' || lpad(n::text, 12, '0') || 'AAA',
                       sample.fields || jsonb_build_object('Name', 'Deal Number ' || n,
                           'OwnerId', '005' || lpad((1 + n %% %d)::text, 12, '0') || 'AAA'),
                       '{}', now()
                FROM generate_series(1, %d) AS n,
                     (SELECT fields FROM mirror_record WHERE object = 'Opportunity' LIMIT 1) AS sample
                """
                        .formatted(people, opportunities));
        statements.add(
                """
                INSERT INTO violation (rule, rule_version, rule_title, severity, record_id, object, record_name, accountable, missing,
                    message, evidence, amount, state, opened_at, seen_at, as_of, generation, backlog, silent)
                SELECT rule, rule_version, rule_title, severity, '006' || lpad(n::text, 12, '0') || 'AAA', 'Opportunity', 'Deal Number ' || n,
                       '005' || lpad((1 + n %% %d)::text, 12, '0') || 'AAA', missing, message, evidence, n %% 100000, 'OPEN',
                       now() - n %% 90 * interval '1 day', now(), now(), 1, false, false
                FROM generate_series(1, %d) AS n,
                     LATERAL (SELECT * FROM violation WHERE object = 'Opportunity' AND state = 'OPEN' ORDER BY id OFFSET n %% 50 LIMIT 1) AS sample
                ON CONFLICT DO NOTHING
                """
                        .formatted(people, gaps));
        statements.add(
                """
                INSERT INTO violation_history (violation_id, at, what, text, rule_version, evidence)
                SELECT id, opened_at, 'opened', message, rule_version, evidence FROM violation
                WHERE record_name LIKE 'Deal Number %'
                """);
        // They know the rules already.
        statements.add(
                """
                INSERT INTO rule_notice (rule, person, meaning, changed, noted_at, acknowledged_at)
                SELECT v.rule, '005' || lpad(n::text, 12, '0') || 'AAA', v.meaning, false, now() - interval '90 days', now() - interval '90 days'
                FROM rule_version v, generate_series(1, %d) AS n
                WHERE v.until IS NULL
                ON CONFLICT (rule, person, meaning) DO UPDATE SET acknowledged_at = excluded.acknowledged_at
                """
                        .formatted(people));
        statements.add("ANALYZE");
        jdbi.useHandle(handle -> statements.forEach(handle::execute));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
