package dev.plumbline.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.pipeline.LoadedDeals;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.WritingCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An admin writes a rule in a real browser: by keyboard, beside what it would do; and every page of the studio reads well. */
@QuarkusTest
@Tag("own-process")
@TestProfile(WritingCompany.class)
class StudioBrowserTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @Inject
    LoadedDeals deals;

    @Inject
    Jdbi jdbi;

    private Chromium chromium;
    private SoftAssertions found;

    @BeforeEach
    void start() {
        deals.load(List.of(
                Company.ANN,
                Company.ANN,
                Company.BO,
                Company.BO,
                Company.ANN,
                Company.CARLA,
                Company.CARLA,
                Company.ANN));
        jdbi.useHandle(handle -> handle.execute("DELETE FROM rule_draft"));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chromium = new Chromium();
        found = new SoftAssertions();
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void anAdminWritesARuleTriesItPilotsItAndSeesTheEffect() {
        Page page = chromium.signedIn("admin", 1280, 900, ColorScheme.LIGHT);
        chromium.go(page, "/rules");
        page.click("text=Write a rule");
        page.fill("[name=f-name]", "quote-sent");
        page.fill("[name=f-title]", "Deals in negotiation have a next step");
        page.fill("[name=f-violated]", "");
        Locator applies = page.locator("[name=f-applies]");
        applies.fill("AND(NOT(IsClosed), Amuont > 1000)");
        assertThat(page.locator("#checked")).containsText("Did you mean Amount?");
        assertThat(page.locator("#checked .goto").first()).hasText("applies, line 1, column 20");
        assertThat(applies).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".paint .err")).hasText("Amuont");
        applies.fill("AND(NOT(IsClosed), ISPICKVAL(Stag");
        assertThat(page.locator(".complete [role=option]").first()).containsText("StageName");
        applies.press("Enter");
        applies.pressSequentially(", \"Nego");
        assertThat(page.locator(".complete [role=option]").first()).containsText("Negotiation/Review");
        applies.press("Enter");
        applies.pressSequentially("))");
        assertThat(applies).hasValue("AND(NOT(IsClosed), ISPICKVAL(StageName, \"Negotiation/Review\"))");
        page.fill("[name=f-why]", "Mondays are planned with it.");
        page.fill("[name=f-used-by]", "Monday review");
        assertThat(page.locator("#checked")).containsText("It can run.");
        page.click("#try");
        assertThat(page.locator("#effect")).containsText("Dana Ortiz");
        assertThat(page.locator("#effect")).containsText("NextStep");
        page.locator("[name=f-applies]").fill("AND(NOT(IsClosed), Amount > 7000)");
        assertThat(page.locator("#effect .figures dd").first()).hasText("1");
        page.click("#look-back");
        assertThat(page.locator("#hindsight")).containsText("the histories cannot tell");
        page.click(".tabs button[value=yaml]");
        assertThat(page.locator("#yaml")).hasValue(java.util.regex.Pattern.compile("Amount > 7000"));
        page.click(".tabs button[value=form]");
        page.selectOption("[name=f-state]", "pilot");
        page.fill("[name=why]", "Agreed in the Monday review.");
        page.click("button[value=save]");
        page.waitForURL("**/rules/quote-sent?said=saved");
        assertThat(page.locator("h1")).hasText("Deals in negotiation have a next step");
        deals.tick();
        atBothSizes(page, "/rules/quote-sent/texts", "studio-texts");
        atBothSizes(page, "/rules/quote-sent/effect", "studio-effect");
        // Whose gaps they are is for whoever leads them, not for admins.
        Page chief = chromium.signedIn("chief", 1280, 900, ColorScheme.LIGHT);
        chromium.go(chief, "/gaps?rule=quote-sent");
        assertThat(chief.locator("main")).containsText("Deal 7");
        chromium.go(page, "/rules/quote-sent/edit");
        page.fill("[name=f-title]", "Half a thou");
        assertThat(page.locator("#checked .echo")).hasValue(java.util.regex.Pattern.compile("Half a thou"));
        page.context().clearCookies();
        page.fill("[name=f-title]", "Half a thought");
        assertThat(page.locator("#toast")).containsText("You are signed out");
        assertThat(page.locator("[name=f-title]")).hasValue("Half a thought");
        Page again = chromium.signedIn("admin", 1280, 900, ColorScheme.LIGHT);
        chromium.go(again, "/rules/quote-sent/edit");
        assertThat(again.locator("[name=f-title]")).hasValue("Half a thou");
        assertThat(again.locator("main")).containsText("This is your draft");
        Assertions.assertThat(chromium.complaints()).isEmpty();
        found.assertAll();
    }

    @ParameterizedTest(name = "{0} x {1} {2}")
    @CsvSource({"1280, 900, DARK", "360, 740, LIGHT"})
    void everyPageOfTheStudioReadsWell(int width, int height, ColorScheme scheme) {
        String look = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        Page page = chromium.signedIn("admin", width, height, scheme);
        for (String[] one : new String[][] {
            {"/rules", "studio-rules"},
            {"/rules/templates", "studio-templates"},
            {"/rules/import", "studio-import"},
            {"/rules/no-next-step/edit", "studio-read-only"},
            {"/rules/new?template=no-next-step", "studio-new"}
        }) {
            chromium.go(page, one[0]);
            see(page, one[1], look);
        }
        page.fill("[name=f-applies]", "AND(NOT(IsClosed), Amuont > 1000, /* why */ ISPICKVAL(StageName, \"x\"))");
        assertThat(page.locator("#checked")).containsText("Did you mean");
        see(page, "studio-wrong", look);
        page.fill("[name=f-applies]", "AND(NOT(IsClosed), Amount > 1000)");
        assertThat(page.locator("#checked")).containsText("It can run.");
        page.click("#try");
        assertThat(page.locator("#effect")).containsText("Dana Ortiz");
        page.click("#look-back");
        assertThat(page.locator("#hindsight")).containsText("Looked at once a day");
        page.evaluate("document.querySelectorAll('#effect details').forEach(one => one.open = true)");
        see(page, "studio-tried", look);
        page.locator("[name=f-violated]").fill("CloseDa");
        page.locator("[name=f-violated]").press("Control+Space");
        assertThat(page.locator(".complete")).isVisible();
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(look).resolve("studio-completion.png")));
        page.locator("[name=f-violated]").press("Escape");
        page.locator("[name=f-violated]").fill("");
        page.click(".tabs button[value=yaml]");
        see(page, "studio-yaml", look);
        found.assertThat(chromium.complaints()).as("complaints of the browser").isEmpty();
        found.assertAll();
    }

    /** At a desk and on a phone, one after the other. */
    private void atBothSizes(Page page, String path, String name) {
        for (int[] size : new int[][] {{360, 740}, {1280, 900}}) {
            page.setViewportSize(size[0], size[1]);
            chromium.go(page, path);
            assertThat(page.locator(".error")).hasCount(0);
            see(page, name, size[0] + "-light");
        }
    }

    private void see(Page page, String name, String look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(look).resolve(name + ".png"))
                .setFullPage(true));
        List<String> barriers = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(barrier -> barrier.getId() + ": " + barrier.getHelp() + " at "
                                + barrier.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        found.assertThat(barriers).as(name + " " + look).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        found.assertThat(((Number) overflow).intValue())
                .as(name + " " + look + " is wider than the screen")
                .isNotPositive();
    }
}
