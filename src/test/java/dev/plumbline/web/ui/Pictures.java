package dev.plumbline.web.ui;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Looks at pages as people do: leaves a picture, and notes barriers, sideways scrolling and jumps. */
final class Pictures {

    private static final Path DIRECTORY = Path.of("target", "screenshots");

    private final Chromium chromium;
    private final SoftAssertions found;
    private int pages;
    private int barriers;

    Pictures(Chromium chromium, SoftAssertions found) {
        this.chromium = chromium;
        this.found = found;
    }

    int pages() {
        return pages;
    }

    int barriers() {
        return barriers;
    }

    void see(Page page, String path, String name, String look) {
        chromium.go(page, path);
        look(page, name, look);
    }

    /** At what the page is now. */
    void look(Page page, String name, String look) {
        double jumps = shifts(page);
        for (Locator chart : page.locator("[data-chart]").all()) {
            chart.scrollIntoViewIfNeeded();
            chart.locator("canvas").waitFor();
        }
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(DIRECTORY.resolve(look).resolve(name + ".png"))
                .setFullPage(true));
        List<String> barred = new AxeBuilder(page)
                .analyze().getViolations().stream().map(Pictures::words).toList();
        pages++;
        barriers += barred.size();
        found.assertThat(barred).as(name + " " + look).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        found.assertThat(((Number) overflow).intValue())
                .as(name + " " + look + " is wider than the screen")
                .isNotPositive();
        found.assertThat(jumps).as(name + " " + look + " jumps while it loads").isLessThan(0.01);
    }

    /** How much of the page moved by itself so far, as browsers measure it. */
    private static double shifts(Page page) {
        Object sum = page.evaluate(
                """
                () => new Promise(done => {
                  let sum = 0;
                  new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) sum += one.value; }))
                    .observe({ type: "layout-shift", buffered: true });
                  setTimeout(() => done(sum), 150);
                })
                """);
        return ((Number) sum).doubleValue();
    }

    private static String words(Rule barrier) {
        return barrier.getId() + ": " + barrier.getHelp() + " at "
                + barrier.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
