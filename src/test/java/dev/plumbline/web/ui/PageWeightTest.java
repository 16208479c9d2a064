package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.plumbline.TargetReport;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.LedCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What a page costs on its first visit, as the browser counts it on the wire: compressed, headers included, nothing in the cache. The
 * library of charts comes only where a chart is in view, and is counted by itself.
 */
@QuarkusTest
@TestProfile(LedCompany.class)
class PageWeightTest {

    private static final long MOST = 200_000;

    @Test
    void aFirstVisitIsLight() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/sign-in", "");
        pages.put("/my-work", "ann");
        pages.put("/", "dana");
        pages.put("/gaps", "dana");
        pages.put("/gaps/1", "ann");
        pages.put("/people/" + Company.ANN.value(), "dana");
        pages.put("/team", "dana");
        pages.put("/overview", "lee");
        pages.put("/connection", "admin");
        Map<String, Weight> weights = new LinkedHashMap<>();
        try (Chromium chromium = new Chromium()) {
            pages.forEach((path, login) -> weights.put(path, weigh(chromium, path, login)));
        }
        weights.forEach((path, bytes) -> TargetReport.row(
                "page weight",
                "first visit of " + path.replaceAll("005\\w+", "{id}") + ", 360 x 740, over the wire",
                "%,d bytes%s"
                        .formatted(
                                bytes.page(),
                                bytes.charts() == 0 ? "" : ", and %,d for charts in view".formatted(bytes.charts())),
                0));
        assertThat(weights)
                .allSatisfy((path, bytes) -> assertThat(bytes.page()).as(path).isLessThan(MOST));
        assertThat(weights.get("/team").charts()).isZero();
    }

    record Weight(long page, long charts) {}

    private static Weight weigh(Chromium chromium, String path, String login) {
        Page page = login.isEmpty()
                ? chromium.open(360, 740, ColorScheme.LIGHT)
                : chromium.signedIn(login, 360, 740, ColorScheme.LIGHT);
        // What the page after signing in still loads is that page's.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        AtomicLong bytes = new AtomicLong();
        AtomicLong charts = new AtomicLong();
        Set<String> library = ConcurrentHashMap.newKeySet();
        CDPSession wire = page.context().newCDPSession(page);
        wire.send("Network.enable");
        wire.send("Network.clearBrowserCache");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        wire.send("Network.setCacheDisabled", off);
        wire.on("Network.requestWillBeSent", event -> {
            if (event.getAsJsonObject("request").get("url").getAsString().contains("echarts")) {
                library.add(event.get("requestId").getAsString());
            }
        });
        wire.on(
                "Network.loadingFinished",
                event -> (library.contains(event.get("requestId").getAsString()) ? charts : bytes)
                        .addAndGet(event.get("encodedDataLength").getAsLong()));
        chromium.go(page, path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.context().close();
        return new Weight(bytes.get(), charts.get());
    }
}
