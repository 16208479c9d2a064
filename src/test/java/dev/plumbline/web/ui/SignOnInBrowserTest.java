package dev.plumbline.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Directory;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.web.fakes.RealFlow;
import dev.plumbline.web.fakes.SmallOrgServed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in at the org itself, with a phone: there, back, out again, and what somebody reads whom nobody here knows. */
@QuarkusTest
@Tag("own-process")
@TestProfile(SignOnInBrowserTest.AtTheOrg.class)
class SignOnInBrowserTest {

    private static final RecordId NORA = RecordId.of("0055g0000000020");

    /** As docs/sign-on.md has it for Salesforce. */
    public static class AtTheOrg extends RealFlow {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = super.getConfigOverrides();
            config.put("plumbline.sign-on.url", "${plumbline.salesforce.url}");
            config.put("plumbline.sign-on.client-id", "${plumbline.salesforce.client-id}");
            config.put("plumbline.sign-on.client-secret", "${plumbline.salesforce.client-secret}");
            config.put("plumbline.sign-on.back-after-sign-out", "true");
            return config;
        }
    }

    @Inject
    Directory directory;

    @Inject
    Jdbi jdbi;

    private final SmallOrg small = SmallOrgServed.small;
    private final SoftAssertions found = new SoftAssertions();
    private Chromium chromium;
    private Pictures looks;

    @BeforeEach
    void start() {
        await("the people")
                .atMost(Duration.ofMinutes(3))
                .until(() -> directory.chart().person(SmallOrg.ANN).isPresent());
        small.clock.set(Instant.now());
        chromium = new Chromium();
        looks = new Pictures(chromium, found);
    }

    @AfterEach
    void stop() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
        chromium.close();
        found.assertAll();
    }

    @Test
    void leadsToTheOrgAndBackToWhereTheyWantedToBe() {
        Page ann = chromium.open(360, 740, ColorScheme.LIGHT);
        chromium.go(ann, "/messages");
        assertThat(ann.locator("h1")).hasText("Sign in");
        ann.click("text=Sign in with Salesforce");
        assertThat(ann).hasURL(java.util.regex.Pattern.compile("^" + SmallOrgServed.server.url() + "/.*"));
        assertThat(ann.locator("h1")).hasText("Sign in to the practice org");
        signIn(ann, "ann");
        assertThat(ann).hasURL(base() + "/messages");
        assertThat(ann.locator("header .name")).hasText("Ann Archer");
        Assertions.assertThat(ann.context().cookies(base()))
                .extracting(cookie -> cookie.name)
                .as("nothing of the provider's stays in the browser")
                .contains("plumbline-session")
                .noneMatch(name -> name.startsWith("q_"));
        chromium.go(ann, "/");
        assertThat(ann).hasURL(base() + "/my-work");
        assertThat(ann.locator("main")).containsText("Deal number 1");
    }

    @Test
    void signingOutEndsBothSessions() {
        Page ben = chromium.open(1280, 900, ColorScheme.DARK);
        chromium.go(ben, "/sign-in/sso");
        signIn(ben, "ben");
        assertThat(ben).hasURL(base() + "/my-work");
        ben.click("text=Sign out");
        assertThat(ben).hasURL(base() + "/sign-in?out=yes");
        assertThat(ben.locator("[role=status]")).containsText("You are signed out.");
        chromium.go(ben, "/my-work");
        assertThat(ben.locator("h1")).hasText("Sign in");
        ben.click("text=Sign in with Salesforce");
        assertThat(ben.locator("h1")).hasText("Sign in to the practice org");
    }

    @Test
    void whoIsNotKnownHereIsToldWhatToDoAndMayComeAsSomebodyElse() {
        // As if she had been made this minute: her stamp is older than what is read next.
        small.user(NORA, "Nora", "New", "nora@small.example", "true", "Europe/Berlin");
        Page nora = chromium.open(360, 740, ColorScheme.DARK);
        chromium.go(nora, "/sign-in/sso");
        signIn(nora, "nora");
        assertThat(nora).hasURL(base() + "/sign-in?error=unlinked");
        assertThat(nora.locator("p[role=alert]")).containsText("not linked to an active Salesforce user here");
        assertThat(nora.locator("p[role=alert]")).containsText("Ask an admin");
        looks.look(nora, "sign-in-unlinked", "360-dark");
        String audited = jdbi.withHandle(h -> h.createQuery(
                        "SELECT facts::text FROM audit_entry WHERE what = 'sign-in-refused' ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .one());
        Assertions.assertThat(audited).contains("/" + NORA.value());
        nora.click("text=as somebody else");
        assertThat(nora.locator("h1")).hasText("Sign in to the practice org");
        signIn(nora, "otto");
        assertThat(nora.locator("header .name")).hasText("Otto Oak");
    }

    @Test
    void whoTurnsBackAtTheOrgReadsThatNothingHappened() {
        Page page = chromium.open(360, 740, ColorScheme.LIGHT);
        chromium.go(page, "/sign-in/sso");
        page.click("text=Cancel");
        assertThat(page).hasURL(base() + "/sign-in?error=sso");
        assertThat(page.locator("p[role=alert]")).containsText("it was cancelled");
        looks.look(page, "sign-in-cancelled", "360-light");
    }

    private static void signIn(Page page, String login) {
        page.fill("[name=username]", login + "@small.example");
        page.fill("[name=password]", PracticeServer.PASSWORD);
        page.click("[name=act][value=sign-in]");
        if (page.locator("[name=act][value=allow]").count() > 0) {
            page.click("[name=act][value=allow]");
        }
    }

    private static String base() {
        return "http://localhost:" + RestAssured.port;
    }
}
