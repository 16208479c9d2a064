package dev.plumbline.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.leading.Use;
import dev.plumbline.leading.Uses;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeAnswers;
import dev.plumbline.web.fakes.FakeLedger;
import dev.plumbline.web.fakes.FakeService;
import dev.plumbline.web.fakes.LedCompany;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of those who lead and of admins, in a real browser: how they look, and what happens when people click. */
@QuarkusTest
@TestProfile(LedCompany.class)
class LeadersLookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Inject
    FakeLedger ledger;

    @Inject
    FakeService service;

    @Inject
    FakeAnswers answers;

    @Inject
    Uses uses;

    @Inject
    Jdbi jdbi;

    private Chromium chromium;

    @BeforeEach
    void start() {
        ledger.reset();
        service.reset();
        answers.owes(1);
        seed();
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
        chromium.close();
    }

    @ParameterizedTest(name = "{0} x {1} {2} {3}")
    @CsvSource({"1280, 900, LIGHT, en", "360, 740, DARK, de"})
    void everyPageOfLeadersReadsWell(int width, int height, ColorScheme scheme, String language) {
        SoftAssertions found = new SoftAssertions();
        Pictures looks = new Pictures(chromium, found);
        String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        Page dana = chromium.signedIn("dana", width, height, scheme);
        speak(dana, language);
        looks.see(dana, "/team", "team", look);
        looks.see(dana, "/team/digest", "team-digest", look);
        looks.see(dana, "/people/" + Company.ANN.value() + "/agenda", "agenda", look);
        Page lee = chromium.signedIn("lee", width, height, scheme);
        speak(lee, language);
        looks.see(lee, "/overview", "overview", look);
        looks.see(lee, "/team", "team-executive", look);
        Page admin = chromium.signedIn("admin", width, height, scheme);
        speak(admin, language);
        looks.see(admin, "/connection", "connection", look);
        looks.see(admin, "/calendars?person=ann@company.test", "calendars", look);
        looks.see(admin, "/ladders?person=ann@company.test", "ladders", look);
        looks.see(admin, "/", "start-" + language, look);
        Page ann = chromium.signedIn("ann", width, height, scheme);
        speak(ann, language);
        looks.see(ann, "/people/" + Company.ANN.value() + "/agenda", "agenda-own", look);
        looks.see(ann, "/people/" + Company.ANN.value(), "person-own-" + language, look);
        ledger.clear();
        answers.owes(999_999);
        looks.see(dana, "/team", "team-empty", look);
        looks.see(lee, "/overview", "overview-empty", look);
        TargetReport.row(
                "WCAG",
                looks.pages() + " pages of leaders and admins with axe-core, " + look + " " + language,
                looks.barriers() + " violations, " + chromium.complaints().size() + " complaints of the browser",
                0);
        found.assertAll();
    }

    @Test
    void aManagerAnswersAnEscalationWithTheKeyboard() {
        Page dana = chromium.signedIn("dana", 360, 740, ColorScheme.LIGHT);
        chromium.go(dana, "/team");
        dana.locator("summary", new Page.LocatorOptions().setHasText("Answer here"))
                .first()
                .focus();
        dana.keyboard().press("Enter");
        assertThat(dana.locator("select[name=decision]").first()).isVisible();
        dana.keyboard().press("Tab");
        dana.keyboard().press("Tab");
        dana.keyboard().type("We call the customer on Friday.");
        assertThat(dana.locator("textarea[name=text]").first()).hasValue("We call the customer on Friday.");
    }

    @Test
    void aRepWhoTriesToSeeAPeerFindsNothing() {
        Page ann = chromium.signedIn("ann", 1280, 900, ColorScheme.LIGHT);
        for (String path : List.of(
                "/people/" + Company.BO.value(),
                "/people/" + Company.BO.value() + "/agenda",
                "/people/" + Company.DANA.value(),
                "/gaps/2",
                "/gaps?person=" + Company.BO.value())) {
            chromium.go(ann, path);
            assertThat(ann.locator("h1")).hasText("Nothing here");
            Assertions.assertThat(ann.content()).as(path).doesNotContain("Bo Chen");
        }
        chromium.go(ann, "/team");
        assertThat(ann.locator("h1")).hasText("This is not open to you");
        assertThat(ann.locator("nav >> text=Team")).hasCount(0);
    }

    @Test
    void aLadderIsTriedOnOnePerson() {
        Page admin = chromium.signedIn("admin", 1280, 900, ColorScheme.LIGHT);
        chromium.go(admin, "/ladders");
        admin.fill("[name=person]", "ann@company.test");
        admin.keyboard().press("Enter");
        assertThat(admin.locator(".timeline li").first()).containsText("Ann Smith");
        assertThat(admin.locator(".timeline")).containsText("Dana Ortiz");
        admin.fill("[name=person]", "nobody");
        admin.keyboard().press("Enter");
        assertThat(admin.locator("[role=status]")).containsText("no active person");
    }

    @Test
    void theLanguageIsChosenOnThePageAndKept() {
        Page ann = chromium.signedIn("ann", 360, 740, ColorScheme.LIGHT);
        chromium.go(ann, "/gaps");
        ann.click("button[lang=de]");
        assertThat(ann.locator("html")).hasAttribute("lang", "de");
        assertThat(ann.locator("nav >> text=Meine Seite")).isVisible();
        assertThat(ann.locator("h1")).containsText("Lücken");
        chromium.go(ann, "/people/" + Company.ANN.value());
        assertThat(ann.locator("main")).containsText("Das sehen andere über Sie");
        ann.click("button[lang=en]");
        assertThat(ann.locator("main")).containsText("This is what others see about you");
    }

    private static void speak(Page page, String language) {
        if (!language.equals("en")) {
            page.click("button[lang=" + language + "]");
        }
    }

    private void seed() {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM lead_use");
            handle.execute("DELETE FROM lead_talk");
            handle.execute("DELETE FROM ladder_answer");
            handle.execute("DELETE FROM ladder_climb");
            handle.execute("DELETE FROM campaign");
            for (int i = 0; i < 9; i++) {
                String who = (i % 3 == 0 ? Company.DANA : Company.MARCO).value();
                handle.execute(
                        """
                        INSERT INTO ladder_climb (violation_id, rule, record_id, severity, accountable, opened_at, started_at)
                        VALUES (?, 'close-date-in-the-past', ?, 'required', ?, timestamptz '2026-02-01', timestamptz '2026-02-01')""",
                        100 + i,
                        RecordId.of("006%012d".formatted(i)).value(),
                        Company.ANN.value());
                handle.execute(
                        """
                        INSERT INTO ladder_answer (violation_id, step, leader, accountable, told_at, answer_by)
                        VALUES (?, 'owner.manager#1', ?, ?, timestamptz '2026-02-20', timestamptz '2026-02-24' + ? * interval '2 days')""",
                        100 + i,
                        who,
                        Company.ANN.value(),
                        i);
            }
            handle.execute(
                    """
                    INSERT INTO lead_talk (person, leader, leader_name, held_on, text, noted_at)
                    VALUES (?, ?, 'Dana Ortiz', date '2026-02-06', ?, timestamptz '2026-02-06')""",
                    Company.ANN.value(),
                    Company.DANA.value(),
                    "Next steps are missing because calls end without one.\nAnn asks for the next date before she hangs up.");
            handle.execute(
                    """
                    INSERT INTO campaign (name, rules, scope, deadline, why, set_by, set_by_name, set_at)
                    VALUES ('Clean pipeline', array['close-date-in-the-past'], ?, date '2026-03-20', 'The board plans from it.', ?, 'Lee Park',
                        timestamptz '2026-02-10')""",
                    Company.LEE.value(),
                    Company.LEE.value());
        });
        for (int week = 0; week < 7; week++) {
            for (RecordId who :
                    week % 3 == 0 ? List.of(Company.DANA) : List.of(Company.DANA, Company.MARCO, Company.LEE)) {
                uses.note(who, TODAY.minusWeeks(week), week % 2 == 0 ? Use.FOLLOWED : Use.VIEWED);
                uses.note(who, TODAY.minusWeeks(week), Use.DECIDED);
            }
        }
    }
}
