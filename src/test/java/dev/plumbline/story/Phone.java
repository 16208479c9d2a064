package dev.plumbline.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A browser on a screen of a phone's size. */
final class Phone implements AutoCloseable {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;

    private Phone(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        this.context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
        context.setDefaultTimeout(20_000);
    }

    static Phone inHand() {
        Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE), "skipped: no browser at " + EXECUTABLE);
        return new Phone(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    Page newTab() {
        return context.newPage();
    }

    static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
