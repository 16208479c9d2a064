package dev.plumbline.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeRecheck;
import dev.plumbline.web.fakes.FakeService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when people click: in a real browser, with the scripts that ship. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class ClicksTest {

    @Inject
    FakeLedger ledger;

    @Inject
    FakeRecheck recheck;

    @Inject
    FakeService service;

    private Chromium chromium;

    @BeforeEach
    void start() {
        believable();
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
        chromium.close();
        believable();
    }

    @Test
    void lookingAgainClosesTheGapBeforeTheEyes() {
        Page ann = chromium.signedIn("ann", 360, 740, ColorScheme.LIGHT);
        chromium.go(ann, "/gaps/1");
        Page secondTab = ann.context().newPage();
        chromium.go(secondTab, "/gaps");
        recheck.finds(true);
        ann.click("text=Check again now");
        assertThat(ann.locator("[role=status]")).containsText("this gap is closed");
        assertThat(ann.locator(".tag.ended")).containsText("closed: fixed");
        assertThat(ann.locator("text=Check again now")).hasCount(0);
    }

    @Test
    void moreGapsComeBelowTheFirstOnes() {
        Page admin = chromium.signedIn("chief", 1280, 900, ColorScheme.LIGHT);
        chromium.go(admin, "/gaps");
        assertThat(admin.locator("#gap-rows tr:not(.more)")).hasCount(50);
        admin.click("text=Show more");
        assertThat(admin.locator("#gap-rows tr:not(.more)")).hasCount(100);
        admin.click("text=Show more");
        assertThat(admin.locator("#gap-rows tr:not(.more)")).hasCount(113);
        assertThat(admin.locator("text=Show more")).hasCount(0);
    }

    @Test
    void aTeamOpensByKeyboard() {
        Page lee = chromium.signedIn("lee", 1280, 900, ColorScheme.LIGHT);
        lee.locator("summary", new Page.LocatorOptions().setHasText("Dana Ortiz"))
                .focus();
        lee.keyboard().press("Enter");
        assertThat(lee.locator(".inside >> text=Bo Chen")).isVisible();
    }

    @Test
    void theFirstCheckEndsOnThePageByItself() {
        service.firstCheckAt(1, 2);
        Page admin = chromium.signedIn("chief", 1280, 900, ColorScheme.LIGHT);
        assertThat(admin.locator("#progress")).containsText("50 %");
        service.reset();
        assertThat(admin.locator("#progress")).hasCount(0);
        assertThat(admin.locator("h1")).hasText("What needs attention");
    }

    @Test
    void aShownLoginIsFilledInAndSigningOutEndsTheSession() {
        Page page = chromium.open(360, 740, ColorScheme.DARK);
        chromium.go(page, "/gaps/2");
        page.click("button[data-login=dana]");
        assertThat(page.locator("[name=j_username]")).hasValue("dana");
        page.fill("[name=j_password]", dev.plumbline.web.fakes.Company.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Edge Communications");
        page.click("text=Sign out");
        assertThat(page.locator("[role=status]")).containsText("You are signed out");
        chromium.go(page, "/gaps/2");
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    private void believable() {
        ledger.reset();
        recheck.reset();
        service.reset();
    }
}
