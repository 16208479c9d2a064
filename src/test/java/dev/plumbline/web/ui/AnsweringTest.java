package dev.plumbline.web.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.escalation.Escalations;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationLedger;
import dev.plumbline.web.fakes.Company;
import dev.plumbline.web.fakes.FakeAnswers;
import dev.plumbline.web.fakes.FakeClock;
import dev.plumbline.web.fakes.FakeDelegates;
import dev.plumbline.web.fakes.Opened;
import dev.plumbline.web.fakes.RealLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager answers an escalation where it stands, on a phone, without a mouse; and the rep reads the answer. */
@QuarkusTest
@TestProfile(RealLedger.class)
class AnsweringTest {

    @Inject
    Jdbi jdbi;

    @Inject
    ViolationLedger ledger;

    @Inject
    Escalations escalations;

    @Inject
    FakeAnswers answers;

    @Inject
    FakeDelegates delegates;

    private Violation gap;

    @BeforeEach
    void begin() {
        FakeClock.settable().set(Instant.parse(Company.NOW));
        delegates.reset();
        gap = new Opened(jdbi, ledger, escalations).by(Company.ANN);
        answers.owes(gap.id());
    }

    @Test
    void aManagerAnswersAnEscalationOnTheTeamPageByKeyboard() {
        try (Chromium chromium = new Chromium()) {
            Page dana = chromium.signedIn("dana", 360, 740, ColorScheme.LIGHT);
            chromium.go(dana, "/team");
            assertThat(dana.locator("h2").first()).hasText("1 gap waits for your answer");
            dana.locator("details summary").first().focus();
            dana.keyboard().press("Enter");
            dana.keyboard().press("Tab");
            dana.keyboard().press("ArrowDown");
            dana.keyboard().press("Tab");
            dana.keyboard().type("Ann sends the quote on Friday.");
            dana.locator("form button[type=submit]", new Page.LocatorOptions().setHasText("Answer"))
                    .first()
                    .focus();
            dana.keyboard().press("Enter");
            assertThat(dana.locator("[role=status]")).containsText("what you agreed on");
            assertThat(dana.locator("text=Nothing waits for your answer.")).isVisible();
            Page ann = chromium.signedIn("ann", 360, 740, ColorScheme.DARK);
            chromium.go(ann, "/gaps/" + gap.id());
            assertThat(ann.locator(".timeline")).containsText("Ann sends the quote on Friday.");
            Assertions.assertThat(chromium.complaints()).isEmpty();
        }
    }
}
