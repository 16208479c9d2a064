package dev.plumbline.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import dev.plumbline.TargetReport;
import dev.plumbline.practice.PracticeServer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the rep of the sign-in page does on a phone: from the nudge to the end of the gap, and not a step further. */
class BrowserIT {

    private static final Pattern HINT = Pattern.compile("(.+)\\. Password: (\\S+)");

    /** How to mend what one save can mend, by rule. */
    private static final Map<String, Consumer<Page>> MENDS = Map.of(
            "no-next-step", form -> form.fill("[name=NextStep]", "Send the revised quote on Tuesday"),
            "no-amount", form -> form.fill("[name=Amount]", "25000"),
            "close-date-past",
                    form -> form.fill(
                            "[name=CloseDate]", LocalDate.now().plusDays(30).toString()),
            "stuck-in-stage", BrowserIT::moveOn,
            "lead-without-source", form -> form.locator("[name=LeadSource]").selectOption("Web"));

    private final Running plumbline = Running.shared();
    private final Ledger ledger = new Ledger(plumbline);

    @Test
    void endsAGapFromItsNudge() {
        try (Phone phone = Phone.inHand()) {
            String[] rep = hint(phone);
            Page mailbox = phone.newTab();
            Page nudge = newestNudge(mailbox, rep[0]);
            Phone.photograph(nudge, "nudge");
            String gap = mendable(nudge);

            Page page = nudge.waitForPopup(() -> nudge.frameLocator("iframe")
                    .locator("a[href$='/gaps/" + gap + "']")
                    .first()
                    .click());
            assertThat(page.locator("h1")).hasText("Sign in");
            Phone.photograph(page, "sign-in");
            signIn(page, rep[1]);

            assertThat(page).hasURL(plumbline.url() + "/gaps/" + gap);
            assertThat(page.locator("h1")).hasText(recordName(gap));
            assertThat(page.locator("body")).containsText("What to fix");
            Phone.photograph(page, "gap");
            fitsTheScreen(page);

            mend(page, rep[0], ledger.violation(gap).getString("rule"));
            page.bringToFront();
            page.click("text=Check again now");
            assertThat(page.locator("[role=status]")).containsText("this gap is closed");
            assertThat(page.locator("text=Check again now")).hasCount(0);
            Phone.photograph(page, "gap-closed");
            Assertions.assertThat(ledger.violation(gap).getString("end")).isEqualTo("fixed");
        }
    }

    @Test
    void takesThreeTapsAtMostFromTheMailsButtonToAMendedGap() {
        try (Phone phone = Phone.inHand()) {
            String[] rep = hint(phone);
            Page before = phone.newTab();
            before.navigate(plumbline.url() + "/sign-in");
            signIn(before, rep[1]);
            before.waitForURL(plumbline.url() + "/my-work");
            connect(before, rep[0]);
            String deal = withoutNextStep(before, rep[0]);
            before.close();
            String gap = gapOf(deal);
            Page nudge = newestNudge(phone.newTab(), rep[0]);

            long begun = System.nanoTime();
            Page work = nudge.waitForPopup(() -> nudge.frameLocator("iframe")
                    .getByText("Fix", new FrameLocator.GetByTextOptions().setExact(true))
                    .first()
                    .tap());
            assertThat(work).hasURL(plumbline.url() + "/my-work");
            Taps taps = new Taps();
            Locator card = work.locator("#r-" + deal);
            boolean opensByItself = card.getAttribute("hx-trigger") != null
                    || card.locator(".fix-form").count() > 0;
            if (!opensByItself) {
                taps.on(card.locator("[data-fix]"));
            }
            Locator missing = card.locator("[name='f.NextStep']");
            taps.on(missing);
            missing.fill("Send the revised quote on Tuesday");
            Phone.photograph(work, "taps-typed");
            taps.on(card.locator(".save"));
            assertThat(card.locator("[role=status]")).containsText(Pattern.compile("Fixed\\.|Saved\\. .* still open"));
            double seconds = (System.nanoTime() - begun) / 1e9;
            Phone.photograph(work, "taps-mended");
            TargetReport.row(
                    "taps",
                    "from the main button of a nudge in the mail to a next step that was missing, 390 x 844, signed in and connected",
                    "%d taps, %.1f s".formatted(taps.count(), seconds),
                    0);
            Assertions.assertThat(ledger.violation(gap).getString("end")).isEqualTo("fixed");
            Assertions.assertThat(taps.count()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void doesNotShowTheRepWhatIsSomebodyElses() {
        try (Phone phone = Phone.inHand()) {
            String[] rep = hint(phone);
            String other = ledger.open("no-contact-role").stream()
                    .filter(gap -> !rep[0].equals(((Map<?, ?>) gap.get("accountable")).get("name")))
                    .map(gap -> (String) gap.get("id"))
                    .findFirst()
                    .orElseThrow();
            Page page = phone.newTab();
            page.navigate(plumbline.url() + "/sign-in");
            signIn(page, rep[1]);
            page.waitForURL(plumbline.url() + "/my-work");
            Response answer = page.navigate(plumbline.url() + "/gaps/" + other);
            Assertions.assertThat(answer.status()).isEqualTo(404);
            Assertions.assertThat(page.content()).doesNotContain(recordName(other));
            Phone.photograph(page, "not-yours");
        }
    }

    /** The rep's name and password, as the sign-in page tells them. */
    private String[] hint(Phone phone) {
        Page page = phone.newTab();
        page.navigate(plumbline.url() + "/sign-in");
        Locator row = page.locator(".hints > div", new Page.LocatorOptions().setHas(page.locator("[data-login=rep]")));
        Matcher hint = HINT.matcher(row.locator("dd").innerText());
        Assertions.assertThat(hint.matches()).isTrue();
        page.close();
        return new String[] {hint.group(1), hint.group(2)};
    }

    private static void signIn(Page page, String password) {
        page.click("button[data-login=rep]");
        page.fill("[name=j_password]", password);
        page.click("form[action='/sign-in/password'] button[type=submit]");
    }

    /** As they do once: to Salesforce, sign in there, allow, and back. */
    private void connect(Page work, String name) {
        work.click("a[href^='/connect/salesforce']");
        work.fill("#find", name);
        work.click("text=Find");
        work.click(".people a:has-text(\"" + name + "\")");
        work.fill("[name=password]", PracticeServer.PASSWORD);
        work.click("[name=act][value=sign-in]");
        work.click("[name=act][value=allow]");
        work.waitForURL(plumbline.url() + "/my-work");
    }

    /** A deal of theirs that says nothing of what comes next, from this moment on: its id. */
    private static String withoutNextStep(Page work, String name) {
        Locator card = work.locator(".work-card[id^='r-006']").first();
        String deal = card.getAttribute("id").substring("r-".length());
        Page record = work.waitForPopup(() -> card.locator("a[target=_blank]").click());
        record.locator("button", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        record.locator("a.button.main", new Page.LocatorOptions().setHasText("Edit"))
                .click();
        Locator stage = record.locator("[name=StageName]");
        String proposal = "Proposal/Price Quote";
        boolean early = (boolean) stage.evaluate(
                "(stage, name) => stage.selectedIndex < [...stage.options].findIndex(one => one.value === name)",
                proposal);
        if (early) {
            stage.selectOption(proposal);
        }
        record.fill("[name=NextStep]", "");
        record.click("button.main");
        record.waitForURL("**?saved");
        record.close();
        return deal;
    }

    private String gapOf(String deal) {
        return await("the gap of " + deal)
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> ledger.open("no-next-step").stream()
                                .filter(gap -> deal.equals(((Map<?, ?>) gap.get("record")).get("id")))
                                .map(gap -> (String) gap.get("id"))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private Page newestNudge(Page mailbox, String name) {
        String id = await("a nudge to " + name)
                .atMost(Duration.ofMinutes(2))
                .until(() -> ledger.newestMail("Hello " + name + ".", "/my-work"), found -> !found.isEmpty());
        mailbox.navigate(plumbline.mailboxUrl() + "/");
        Phone.photograph(mailbox, "mailbox");
        mailbox.click("a[href='/messages/" + id + "']");
        return mailbox;
    }

    /** The first gap of the nudge that one save can mend. */
    private String mendable(Page nudge) {
        List<?> gaps = (List<?>) nudge.frameLocator("iframe")
                .locator("a[href*='/gaps/']")
                .evaluateAll("links => links.map(link => link.href.split('/').pop())");
        return gaps.stream()
                .map(String.class::cast)
                .filter(gap -> gap.matches("\\d+"))
                .filter(gap -> ledger.violation(gap).getString("end") == null)
                .filter(gap -> MENDS.containsKey(ledger.violation(gap).getString("rule")))
                .findFirst()
                .orElseThrow();
    }

    private static void mend(Page gap, String name, String rule) {
        Page record = gap.waitForPopup(() -> gap.click("text=Open in Salesforce"));
        record.locator("button", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        Phone.photograph(record, "record");
        fitsTheScreen(record);
        record.locator("a.button.main", new Page.LocatorOptions().setHasText("Edit"))
                .click();
        MENDS.get(rule).accept(record);
        Phone.photograph(record, "edit");
        record.click("button.main");
        record.waitForURL("**?saved");
        Phone.photograph(record, "saved");
    }

    /** One stage further than the deal is. */
    private static void moveOn(Page form) {
        Locator stage = form.locator("[name=StageName]");
        int now = ((Number) stage.evaluate("stage => stage.selectedIndex")).intValue();
        stage.selectOption(new SelectOption().setIndex(now + 1));
        form.fill("[name=NextStep]", "Meet the buyer on Thursday");
    }

    private String recordName(String gap) {
        return ledger.violation(gap).getString("record.name");
    }

    private static void fitsTheScreen(Page page) {
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("the width of %s", page.url())
                .isEqualTo(390);
    }
}
