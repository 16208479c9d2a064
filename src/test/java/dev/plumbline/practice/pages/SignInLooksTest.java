package dev.plumbline.practice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SignInBrowser;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign-in pages in a real browser, which alone says whether a form may lead to the application, and whether everybody can read them. */
class SignInLooksTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final SmallOrg small = new SmallOrg().staffed();
    private final PracticeServer server = Wsc.serve(small);
    private final HttpServer application;
    private final List<String> complaints = new ArrayList<>();

    SignInLooksTest() throws IOException {
        server.mount("/", new PracticePages(small.org, small.clock, List.of(SmallOrg.ADA)));
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        application.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<!doctype html><title>back</title>".getBytes());
            exchange.close();
        });
        application.start();
    }

    @AfterEach
    void stop() {
        application.stop(0);
        server.close();
    }

    private String authorize() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", Wsc.CLIENT_ID);
        request.put(
                "redirect_uri", "http://localhost:" + application.getAddress().getPort() + "/connected");
        request.put("scope", "openid api refresh_token");
        request.put("state", "s1");
        request.put("prompt", "consent");
        return server.url() + "/services/oauth2/authorize?" + SignInBrowser.encoded(request);
    }

    private interface Visit {
        void in(Page page);
    }

    private void browse(int width, ColorScheme scheme, Visit visit) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no browser at " + CHROMIUM);
        Playwright.CreateOptions options =
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(options)) {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(width, 740).setColorScheme(scheme));
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of")) {
                    complaints.add(message.text());
                }
            });
            visit.in(page);
            browser.close();
        }
        assertThat(complaints).isEmpty();
    }

    private static void readsWell(Page page, int width) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId, r -> r.getNodes().toString())
                .isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"360, DARK", "1280, LIGHT"})
    void leadsFromThePersonToTheApplication(int width, ColorScheme scheme) {
        browse(width, scheme, page -> {
            page.navigate(authorize());
            readsWell(page, width);
            page.fill("#find", "arch");
            page.click("text=Find");
            page.click("text=Ann Archer");
            assertThat(page.inputValue("#username")).isEqualTo("ann@small.example");
            page.keyboard().type("wrong"); // the password is where the cursor stands
            page.keyboard().press("Enter");
            assertThat(page.textContent("[role=alert]")).contains("Please check your username and password");
            readsWell(page, width);
            page.keyboard().type(PracticeServer.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForSelector("text=Allow access?");
            readsWell(page, width);
            page.click("button.main");
            page.waitForURL("**/connected?code=*");
            assertThat(SignInBrowser.parameter(page.url(), "state")).isEqualTo("s1");
        });
    }

    @Test
    void leadsBackToTheApplicationFromARefusal() {
        browse(360, ColorScheme.LIGHT, page -> {
            page.navigate(authorize());
            page.click("text=Cancel");
            page.waitForURL("**/connected?error=access_denied*");
        });
    }

    @Test
    void showsALockedRecordToEverybody() {
        small.org.lock(SmallOrg.DEAL, true);
        browse(360, ColorScheme.DARK, page -> {
            page.navigate(server.url() + "/people");
            page.click("text=Ada Admin");
            page.navigate(server.url() + "/lightning/r/Opportunity/" + SmallOrg.DEAL + "/view");
            assertThat(page.textContent(".locked")).contains("an approval is under way");
            readsWell(page, 360);
            page.click("text=Unlock record");
            page.waitForSelector("text=Lock record");
        });
        assertThat(small.org.locked(SmallOrg.DEAL)).isFalse();
    }
}
