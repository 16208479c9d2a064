package dev.plumbline.app;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.company.Company;
import dev.plumbline.practice.company.Planted;
import dev.plumbline.practice.company.SignIn;
import dev.plumbline.practice.mailbox.LocalMailbox;
import dev.plumbline.practice.mailbox.MailboxPages;
import dev.plumbline.practice.oauth.Client;
import dev.plumbline.practice.oauth.Grants;
import dev.plumbline.practice.pages.PracticePages;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Starts the practice org and its mailbox, and describes them as an operator would describe real ones. */
final class PracticeStart {

    private static final String PASSWORD = PracticeServer.PASSWORD;
    private static final String CLIENT_ID = "plumbline-practice";

    private final Map<String, String> configuration = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Settings settings;
    private final Path directory;
    private final Clock clock = Clock.systemUTC();
    private List<SignIn> people = List.of();

    private PracticeStart(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** @throws IllegalStateException naming the key to change, when a port is taken */
    static PracticeStart start(Settings settings, Path directory) {
        PracticeStart start = new PracticeStart(settings, directory);
        start.line("");
        start.line("  Plumbline      http://localhost:%s", settings.value("quarkus.http.port", "8080"));
        Planted planted = start.org();
        start.planted(planted);
        if (!settings.has("quarkus.mailer.host")) {
            start.mailbox();
        }
        start.signIns();
        return start;
    }

    Map<String, String> configuration() {
        return configuration;
    }

    String welcome() {
        return String.join(System.lineSeparator(), lines);
    }

    private Planted org() {
        Foundation foundation = Foundation.kept(directory, settings, clock);
        MemoryOrg org = new MemoryOrg(clock);
        Company company = Company.found(foundation.seed(), foundation.at(), foundation.size());
        Planted planted = company.settle(org);
        company.offer(org.setup().offers());
        org.open(directory.resolve("journal"));
        people = company.people().signIns(planted);
        String secret = Secrets.kept(directory, "client");
        int port = settings.port("plumbline.practice.port", 8090);
        List<RecordId> featured = people.stream().map(SignIn::userId).toList();
        Client client = Client.of(CLIENT_ID, secret, company.people().integrationUser())
                .redirects(redirects(settings.value("plumbline.practice.redirects", "")));
        PracticeServer.Settings practice = PracticeServer.Settings.of(org, client)
                .port(port)
                .featured(featured)
                .grants(Grants.keptIn(directory.resolve("grants.json")));
        PracticeServer server = listening("plumbline.practice.port", port, () -> PracticeServer.start(practice));
        server.mount("/", new PracticePages(org, clock, featured));
        configuration.put("plumbline.salesforce.url", server.url());
        configuration.put("plumbline.salesforce.client-id", CLIENT_ID);
        configuration.put("plumbline.salesforce.client-secret", secret);
        line("  practice org   http://localhost:%d", server.port());
        haste();
        return planted;
    }

    /** Addresses, besides those on this machine, to which the practice org may send people back. */
    private static Set<String> redirects(String listed) {
        return Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(r -> !r.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What suits somebody who looks on. All of it is ordinary configuration, and what the operator has set stays. */
    private void haste() {
        offer("plumbline.salesforce.poll-every", "PT5S");
        offer("plumbline.escalation.first-nudges", "at-once");
        offer("plumbline.escalation.tick", "PT2S");
        offer("plumbline.lifecycle.tick", "PT2S");
        // The first start finds thousands of gaps, and nobody is there yet who could approve them.
        offer("plumbline.guard.most-notices", "100000");
        offer("plumbline.teaching.grace", "0");
        offer("plumbline.teaching.notices", "at-once");
        offer("plumbline.digests.tick", "PT2S");
        offer("plumbline.notifications.tick", "PT1S");
        offer("plumbline.digests.sample-at-start", "true");
        offer("plumbline.notifications.currency", "USD");
    }

    private void mailbox() {
        int smtp = settings.port("plumbline.practice.smtp-port", 8026);
        int pages = settings.port("plumbline.practice.mailbox-port", 8025);
        LocalMailbox mailbox = listening(
                "plumbline.practice.smtp-port",
                smtp,
                () -> new LocalMailbox(smtp, directory.resolveSibling("mailbox")));
        HttpServer http = listening("plumbline.practice.mailbox-port", pages, () -> serve(pages));
        http.createContext("/", new MailboxPages(mailbox));
        http.setExecutor(Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "mailbox");
            thread.setDaemon(true);
            return thread;
        }));
        http.start();
        String address = "http://localhost:" + http.getAddress().getPort();
        configuration.put("quarkus.mailer.host", "localhost");
        configuration.put("quarkus.mailer.port", Integer.toString(mailbox.port()));
        configuration.put("quarkus.mailer.start-tls", "DISABLED");
        offer("plumbline.mailbox-url", address);
        line("  mailbox        %s", address);
    }

    private void signIns() {
        line("");
        line("  Sign in with the password \"%s\" as", PASSWORD);
        String hash = BcryptUtil.bcryptHash(PASSWORD);
        for (SignIn person : people) {
            String account = "plumbline.accounts." + person.part() + ".";
            configuration.put(account + "password-hash", hash);
            configuration.put(account + "roles", person.part());
            configuration.put(account + "salesforce-username", person.username());
            configuration.put(account + "hint", person.name() + ". Password: " + PASSWORD);
            line("    %-10s %s", person.part(), person.name());
        }
        line("");
    }

    private void planted(Planted planted) {
        try {
            planted.writeTo(directory.resolve("planted.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("the practice org cannot write to " + directory.toAbsolutePath(), e);
        }
    }

    private void offer(String key, String value) {
        if (!settings.has(key)) {
            configuration.put(key, value);
        }
    }

    private void line(String format, Object... arguments) {
        lines.add(format.formatted(arguments));
    }

    private static HttpServer serve(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress("localhost", port), 16);
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T listening(String key, int port, Opening<T> opening) {
        try {
            return opening.open();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new IllegalStateException("port " + port + " is taken; choose another with " + key, e);
            }
            throw new IllegalStateException(key + " = " + port + ": " + e.getMessage(), e);
        }
    }
}
