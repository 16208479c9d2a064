package dev.plumbline.web.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.TargetReport;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeService;
import dev.plumbline.web.fakes.LedCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages on which people settle their own affairs, and admins those of others: how they look. */
@QuarkusTest
@TestProfile(LedCompany.class)
class OwnPagesLookTest {

    private static final String ANN = "/people/" + Company.ANN.value();

    @Inject
    FakeLedger ledger;

    @Inject
    FakeService service;

    @Inject
    Jdbi jdbi;

    private final SoftAssertions found = new SoftAssertions();
    private Chromium chromium;
    private Pictures looks;

    @BeforeEach
    void start() {
        ledger.reset();
        service.reset();
        seed();
        chromium = new Chromium();
        looks = new Pictures(chromium, found);
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @ParameterizedTest(name = "{0} x {1} {2} {3}")
    @CsvSource({"1280, 900, DARK, en", "360, 740, LIGHT, de"})
    void everyPageOfOnesOwnReadsWell(int width, int height, ColorScheme scheme, String language) {
        String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        Page admin = speaking("admin", width, height, scheme, language);
        there(admin, "/access", "access-admin", look);
        there(admin, "/connection/messages", "messages-admin", look);
        there(admin, ANN + "/looks", "looks", look);
        there(admin, "/people/accounts", "accounts", look);
        Locator form = admin.locator("form[action='/people/accounts']");
        form.locator("[name=login]").fill("newcomer-" + look);
        form.locator("[name=role][value=rep]").check();
        form.locator("button[type=submit]").click();
        looks.look(admin, "accounts-invited", look);
        String welcome = admin.locator("code.once").innerText().replaceFirst("^https?://[^/]+", "");
        Page stranger = chromium.open(width, height, scheme);
        there(stranger, welcome, "welcome", look);
        there(stranger, "/welcome/nonsense", "welcome-over", look);
        looks.see(stranger, "/go/nonsense", "go-over", look);
        Page lee = speaking("lee", width, height, scheme, language);
        there(lee, "/campaigns", "campaigns", look);
        there(lee, "/campaigns/" + campaign(), "campaign", look);
        Page ann = speaking("ann", width, height, scheme, language);
        there(ann, "/my-work", "work", look);
        there(ann, "/messages", "letters", look);
        there(ann, "/access", "access", look);
        there(ann, "/connect", "connect", look);
        there(ann, ANN + "/settings", "settings", look);
        there(ann, ANN + "/rules", "expectations", look);
        there(ann, "/gaps?rule=close-date-in-the-past&status=open", "gaps-own", look);
        TargetReport.row(
                "WCAG",
                looks.pages() + " pages of one's own with axe-core, " + look + " " + language,
                looks.barriers() + " violations, " + chromium.complaints().size() + " complaints of the browser",
                0);
        found.assertThat(chromium.complaints()).as("complaints of the browser").isEmpty();
        found.assertAll();
    }

    /** A page that is there: what says that nothing is would read well, too. */
    private void there(Page page, String path, String name, String look) {
        looks.see(page, path, name, look);
        found.assertThat(page.locator(".error h1").allInnerTexts()).as(path).isEmpty();
    }

    private Page speaking(String login, int width, int height, ColorScheme scheme, String language) {
        Page page = chromium.signedIn(login, width, height, scheme);
        if (!language.equals("en")) {
            page.click("button[lang=" + language + "]");
        }
        return page;
    }

    private String campaign() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id::text FROM campaign")
                .mapTo(String.class)
                .one());
    }

    private void seed() {
        jdbi.useTransaction(handle -> {
            for (String table :
                    new String[] {"campaign", "access_link", "access_token", "audit_look", "person_leave"}) {
                handle.execute("DELETE FROM " + table);
            }
            handle.execute(
                    """
                    INSERT INTO campaign (name, rules, scope, deadline, why, set_by, set_by_name, set_at)
                    VALUES ('Clean pipeline before the board meets', array['close-date-in-the-past', 'amount-by-proposal'], ?, date '2026-03-20',
                        'The board plans from it.', ?, 'Lee Park', timestamptz '2026-02-10')""",
                    Company.LEE.value(),
                    Company.LEE.value());
            handle.execute(
                    """
                    INSERT INTO access_link (issuer, subject, person, made_by, made_at)
                    VALUES ('https://login.microsoftonline.com/8f2a7c1e-5b60-4c0f-9a3d-1d2b3c4d5e6f/v2.0',
                        'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ', ?, 'chief', timestamptz '2026-02-10')""",
                    Company.BO.value());
            handle.execute(
                    """
                    INSERT INTO access_token (hash, name, entrant, scopes, made_at, ends_at, used_on)
                    VALUES (sha256('x'), 'Nightly export into the warehouse', 'account:ann', array['read', 'act'],
                        timestamptz '2026-02-10', timestamptz '2026-05-10', date '2026-03-01')""");
            handle.execute(
                    """
                    INSERT INTO audit_look (person, by_whom, by_name, day, times)
                    VALUES (?, ?, 'Dana Ortiz', date '2026-02-27', 3), (?, 'chief', 'Lee Park', date '2026-02-25', 1)""",
                    Company.ANN.value(),
                    Company.DANA.value(),
                    Company.ANN.value());
            handle.execute(
                    """
                    INSERT INTO person_leave (person, first_day, last_day, entered_by, entered_at)
                    VALUES (?, date '2026-03-09', date '2026-03-13', 'Ann Smith', timestamptz '2026-02-10')""",
                    Company.ANN.value());
        });
    }
}
