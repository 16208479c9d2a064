package dev.plumbline.web.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.TargetReport;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeCompany;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page at two sizes in light and dark: readable by everybody, nothing blocked, nothing wider than the screen. Leaves pictures. */
@QuarkusTest
@TestProfile(FakeCompany.class)
class LooksTest {

    @Inject
    FakeLedger ledger;

    @Inject
    FakeService service;

    private Chromium chromium;
    private SoftAssertions found;
    private Pictures looks;

    @BeforeEach
    void start() {
        ledger.reset();
        service.reset();
        chromium = new Chromium();
        found = new SoftAssertions();
        looks = new Pictures(chromium, found);
    }

    @AfterEach
    void stop() {
        chromium.close();
        ledger.reset();
        service.reset();
    }

    /** Size and colours are independent of each other, so two looks see all four. */
    @ParameterizedTest(name = "{0} x {1} {2}")
    @CsvSource({"1280, 900, LIGHT", "360, 740, DARK"})
    void everyPageReadsWell(int width, int height, ColorScheme scheme) {
        String look = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        Page stranger = chromium.open(width, height, scheme);
        see(stranger, "/sign-in", "sign-in", look);
        see(stranger, "/sign-in?error=wrong", "sign-in-wrong", look);
        Page admin = chromium.signedIn("chief", width, height, scheme);
        see(admin, "/", "start-admin", look);
        see(admin, "/gaps", "gaps", look);
        see(admin, "/gaps?rule=close-date-in-the-past&person=" + Company.ANN.value(), "gaps-filtered", look);
        see(admin, "/gaps/6", "gap", look);
        see(admin, "/gaps/1?checked=still", "gap-checked", look);
        see(admin, "/rules", "rules", look);
        see(admin, "/rules/amount-by-proposal", "rule", look);
        see(admin, "/rules/big-deals", "rule-refused", look);
        see(admin, "/people", "people", look);
        see(admin, "/people/" + Company.DANA.value(), "person", look);
        see(admin, "/audit", "audit-empty", look);
        see(admin, "/audit?violation=1", "audit", look);
        see(admin, "/disputes", "disputes", look);
        see(admin, "/exceptions", "exceptions", look);
        see(admin, "/obstacles", "obstacles", look);
        see(admin, "/nowhere", "missing", look);
        Page manager = chromium.signedIn("dana", width, height, scheme);
        see(manager, "/answers", "answers", look);
        see(manager, "/gaps/1", "gap-manager", look);
        Page rep = chromium.signedIn("ann", width, height, scheme);
        see(rep, "/", "start-rep", look);
        see(rep, "/people/" + Company.ANN.value(), "my-page", look);
        see(rep, "/gaps/1", "gap-rep", look);
        Page loose = chromium.signedIn("loose", width, height, scheme);
        see(loose, "/", "start-unlinked", look);
        service.firstCheckAt(1240, 2043);
        see(admin, "/", "start-checking", look);
        service.reset();
        service.lose("the client secret was refused (invalid_client)");
        ledger.clear();
        see(admin, "/", "start-empty", look);
        see(admin, "/gaps", "gaps-empty", look);
        ledger.breakDown();
        see(admin, "/gaps", "broken", look);
        TargetReport.row(
                "WCAG",
                looks.pages() + " pages with axe-core, " + look,
                looks.barriers() + " violations, " + chromium.complaints().size() + " complaints of the browser",
                0);
        found.assertThat(chromium.complaints()).as("complaints of the browser").isEmpty();
        found.assertAll();
    }

    private void see(Page page, String path, String name, String look) {
        looks.see(page, path, name, look);
    }
}
