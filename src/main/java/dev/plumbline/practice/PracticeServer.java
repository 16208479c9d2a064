package dev.plumbline.practice;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.oauth.Client;
import dev.plumbline.practice.oauth.Grants;
import dev.plumbline.practice.oauth.OAuth;
import dev.plumbline.practice.oauth.Sessions;
import dev.plumbline.practice.pages.PracticePages;
import dev.plumbline.practice.pages.SignInPages;
import dev.plumbline.practice.soap.ApiUsage;
import dev.plumbline.practice.soap.SoapEndpoint;
import dev.plumbline.practice.store.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The practice org's address on this machine: tokens and the sign-in page under {@code /services/oauth2}, OpenID Connect, the Partner SOAP API under
 * {@code /services/Soap/u/65.0}, fault controls under {@code /practice/faults}, and whatever else is mounted.
 */
public final class PracticeServer implements AutoCloseable {

    static {
        // Without this the JDK's server sends an answer's head and body apart and waits 40 ms in between for the
        // client's system.
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    private static final int THREADS = 16;
    private static final int WAITING = 64;

    /** Until an Organization record is seeded, this is the org's id. */
    private static final String NO_ORGANIZATION = "00D000000000001EAA";

    /** Everybody's password on the sign-in page, which says so. */
    public static final String PASSWORD = "plumbline";

    /**
     * How the server is set up.
     *
     * @param org        opened already if edits are to survive
     * @param port       0 for any that is free
     * @param dailyLimit API calls a day
     * @param grants     what people have allowed the client
     * @param featured   people whom the sign-in page offers first
     */
    public record Settings(
            MemoryOrg org, int port, Client client, long dailyLimit, Grants grants, List<RecordId> featured) {

        /** As a sandbox is: five million calls a day, no certificate, any free port, forgets what people allowed. */
        public static Settings of(MemoryOrg org, String clientId, String clientSecret, RecordId runAs) {
            return of(org, Client.of(clientId, clientSecret, runAs));
        }

        public static Settings of(MemoryOrg org, Client client) {
            return new Settings(org, 0, client, 5_000_000, Grants.inMemory(), List.of());
        }

        public Settings port(int somePort) {
            return new Settings(org, somePort, client, dailyLimit, grants, featured);
        }

        /** @param key of the client's JWT bearer certificate */
        public Settings publicKey(PublicKey key) {
            return client(client.key(key));
        }

        public Settings client(Client other) {
            return new Settings(org, port, other, dailyLimit, grants, featured);
        }

        public Settings dailyLimit(long calls) {
            return new Settings(org, port, client, calls, grants, featured);
        }

        public Settings grants(Grants others) {
            return new Settings(org, port, client, dailyLimit, others, featured);
        }

        public Settings featured(List<RecordId> people) {
            return new Settings(org, port, client, dailyLimit, grants, List.copyOf(people));
        }
    }

    private final HttpServer http;
    private final ThreadPoolExecutor threads;
    private final MemoryOrg org;
    private final Faults faults = new Faults();
    private final OAuth oauth;
    private final ApiUsage usage;
    private final String url;

    private PracticeServer(HttpServer http, Settings settings) {
        this.http = http;
        this.org = settings.org();
        this.url = "http://127.0.0.1:" + http.getAddress().getPort();
        this.threads = threads();
        String organizationId = organizationId(org);
        this.usage = new ApiUsage(org.clock(), settings.dailyLimit());
        this.oauth = new OAuth(
                org, settings.client(), settings.grants(), faults, organizationId, url, PracticeServer::pause);
        http.setExecutor(threads);
        signIn(settings);
        http.createContext(
                "/services/Soap/u/65.0",
                new SoapEndpoint(org, oauth.sessions(), usage, faults, organizationId, PracticeServer::pause));
        http.createContext("/services/Soap", SoapEndpoint::wrongVersion);
        http.createContext("/practice/faults", new FaultsEndpoint(org, faults, oauth, usage));
    }

    private void signIn(Settings settings) {
        http.createContext("/services/oauth2", oauth.tokenEndpoint());
        http.createContext("/services/oauth2/userinfo", oauth.identityEndpoint());
        http.createContext("/.well-known/openid-configuration", oauth.identityEndpoint());
        http.createContext("/id/", oauth.identityEndpoint());
        SignInPages pages = new SignInPages(org, oauth.authorization(), settings.featured(), PASSWORD);
        http.createContext("/services/oauth2/authorize", pages);
        http.createContext("/services/auth/idp/oidc/logout", pages);
        http.createContext("/practice.css", PracticePages::style);
    }

    /** Listens from now on. */
    public static PracticeServer start(Settings settings) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), settings.port());
            PracticeServer server = new PracticeServer(HttpServer.create(address, WAITING), settings);
            server.http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the practice org cannot listen on port " + settings.port()
                            + " of this machine: choose another port",
                    e);
        }
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> {
                    Thread thread = new Thread(work, "practice-org-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static String organizationId(MemoryOrg org) {
        return org.store().reading(() -> org.store().standard("Organization").rows().stream()
                .findFirst()
                .map(Row::id)
                .orElse(NO_ORGANIZATION));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds a handler, such as the record pages under {@code /}; the longest path that fits answers. */
    public void mount(String path, HttpHandler handler) {
        http.createContext(path, handler);
    }

    /** What My Domain is for a real org: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return url;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public Faults faults() {
        return faults;
    }

    public Sessions sessions() {
        return oauth.sessions();
    }

    public ApiUsage usage() {
        return usage;
    }

    public MemoryOrg org() {
        return org;
    }

    /** Stops listening and ends the threads; the org stays open. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
